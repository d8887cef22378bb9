package dev.lanecast.cli.bench;

import dev.lanecast.core.error.ServerException;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Makes changes one at a time and measures how long each one takes to be noticed. */
final class Trial {

    private static final long PATIENCE_SECONDS = 10;
    private static final double MILLISECOND = 1e6;
    private static final int LEAST_PAUSE = 500_000;
    private static final int MOST_PAUSE = 2_500_000;

    private final Random random;

    Trial(Random random) {
        this.random = random;
    }

    /** From just before each change to the moment when the witness has noticed it, in milliseconds. */
    Sample run(int count, Plan plan, Witness witness) throws IOException, InterruptedException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(LEAST_PAUSE + random.nextInt(MOST_PAUSE - LEAST_PAUSE));
            Change change = plan.next();
            CompletableFuture<Long> noticed = witness.expect(change);
            long start = System.nanoTime();
            change.make();
            millis[i] = (await(noticed, change) - start) / MILLISECOND;
        }
        return Sample.of(millis);
    }

    private static long await(CompletableFuture<Long> noticed, Change change) throws InterruptedException {
        try {
            return noticed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new ServerException(
                    "No event came within [" + PATIENCE_SECONDS + " s] for a change of [" + change.file()
                            + "]; run it again with --verbose",
                    e);
        }
    }

    /** Gives the changes to make. */
    @FunctionalInterface
    interface Plan {

        Change next() throws IOException;
    }
}
