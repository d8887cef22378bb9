package dev.lanecast.core.spi;

import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps model calls and answers questions about them. It prices nothing and links nothing. Implementations are
 * thread-safe; every call blocks, and throws {@link dev.lanecast.core.error.StorageException} if the storage fails.
 */
public interface TelemetryStore extends AutoCloseable {

    /**
     * Keeps calls, all or none, and returns when they are committed. A call whose {@code invocationId} is known already is
     * a duplicate and changes nothing.
     */
    Receipt append(List<Invocation> calls);

    /** What was kept by any process since a cursor; {@code 0} means since the beginning. */
    Changes since(long cursor, int newest);

    /** Totals, with the day and month that hold {@code now} in {@code zone}. */
    CostSummary summary(Instant now, ZoneId zone);

    /** What was spent on each of the tasks, without those that have no calls. */
    Map<TaskRef, Spend> spend(Set<TaskRef> tasks);

    /** What was spent on every task that calls name. */
    Map<TaskRef, Spend> spend();

    /** Whether another process, or this one, may have kept calls since the last time that this was asked. Cheap. */
    boolean changed();

    /** Where it keeps them, in words for the user, such as a file's path. */
    String location();

    /** Closes it. A second call does nothing. */
    @Override
    void close();

    /**
     * What was kept since a cursor.
     *
     * @param cursor where to go on
     * @param count how many calls
     * @param newest the newest of them, newest first, as many as asked for
     * @param tasks all the tasks that they count for
     */
    record Changes(long cursor, long count, List<Invocation> newest, Set<TaskRef> tasks) {}
}
