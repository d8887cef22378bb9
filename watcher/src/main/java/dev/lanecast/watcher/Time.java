package dev.lanecast.watcher;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two times that decisions depend on.
 *
 * @param clock what modification times are compared with
 * @param ticker nanoseconds that never jump
 */
record Time(InstantSource clock, LongSupplier ticker) {

    static final Time SYSTEM = new Time(InstantSource.system(), System::nanoTime);

    Instant now() {
        return clock.instant();
    }

    long nanos() {
        return ticker.getAsLong();
    }
}
