package dev.lanecast.cli.bench;

import java.util.concurrent.CompletableFuture;

/** Somebody who notices changes. */
interface Witness {

    /** Completes with the value of {@link System#nanoTime} at the moment when the change, made after this call, is noticed. */
    CompletableFuture<Long> expect(Change change);
}
