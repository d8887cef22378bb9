package dev.lanecast.core.spi;

import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallPage;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.CountedUse;
import dev.lanecast.core.telemetry.CounterReading;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Keeps model calls and answers questions about them. It prices nothing and links nothing by itself. Implementations are
 * thread-safe; every call blocks, and throws {@link dev.lanecast.core.error.StorageException} if the storage fails.
 */
public interface TelemetryStore extends AutoCloseable {

    /**
     * Keeps calls, all or none, and returns when they are committed. A call whose provider and {@code invocationId} are
     * known already is a duplicate: both reports are merged. One that was forgotten changes nothing.
     *
     * @param settle what a call is to be once it is merged, such as its price; without side effects, as it may be asked
     *     more than once for one call, on any thread
     */
    Receipt append(List<Invocation> calls, UnaryOperator<Invocation> settle);

    /** Keeps calls as they are, see {@link #append(List, UnaryOperator)}. */
    default Receipt append(List<Invocation> calls) {
        return append(calls, UnaryOperator.identity());
    }

    /**
     * Changes calls that are kept, a bounded number at a time, so that others may append meanwhile; sums follow. Each of
     * the pieces is kept as a whole.
     *
     * @param since only those that were kept, or became another when more was told of them, after this cursor, see
     *     {@link Changes}; 0 means all
     * @param change without side effects; what tells calls apart must stay
     * @return how many became another
     */
    long rewrite(CallFilter filter, long since, UnaryOperator<Invocation> change);

    /** Changes calls whenever they were kept, see {@link #rewrite(CallFilter, long, UnaryOperator)}. */
    default long rewrite(CallFilter filter, UnaryOperator<Invocation> change) {
        return rewrite(filter, 0, change);
    }

    /**
     * Forgets single calls that ended before a time. Their sums stay, and that they were known: none is counted again.
     *
     * @return how many
     */
    long forget(Instant before);

    /** Groups of calls added up. Groups by session are of those calls only that are not forgotten. */
    CostPage costs(CostQuery query);

    /** Single calls. */
    CallPage calls(CallQuery query);

    /**
     * Keeps what counters say, apart from calls, all or none; a store need not. A reading that was kept, or is older than
     * one that was, changes nothing. A counter that says less than before began anew meanwhile.
     */
    default void count(List<CounterReading> readings) {}

    /** What counters say of sessions of which no single call is kept, the latest first. */
    default List<CountedUse> counted() {
        return List.of();
    }

    /** The files of which all calls are kept, as they were when they were read; a store need not know. */
    default List<FileState> filesRead() {
        return List.of();
    }

    /** Keeps how files were, all or none, in the place of what was kept of the same files; a store need not. */
    default void keepFilesRead(List<FileState> files) {}

    /**
     * Keeps a short text for ever.
     *
     * @return whether it was not kept before, which exactly one of several is told who keep the same
     */
    boolean remember(String mark);

    /** Whether a text is kept, see {@link #remember}; one that cannot say says no, so that news is rather told twice. */
    default boolean remembers(String mark) {
        return false;
    }

    /**
     * Writes a copy of everything to a file that is not there yet, while others may read and append.
     *
     * @throws dev.lanecast.core.error.StorageException also if the file is there, or if it keeps nothing in files
     */
    void backup(Path target);

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

    /**
     * Whether another process may have kept calls since the last time that this was asked. Cheap. The first answer is about
     * the time since the store was opened. No other one can where the answer is always no.
     */
    default boolean changedElsewhere() {
        return false;
    }

    /** Where it keeps them, in words for the user, such as a file's path. */
    String location();

    /** Closes it. A second call does nothing. */
    @Override
    void close();

    /**
     * What was kept since a cursor.
     *
     * @param cursor where to go on
     * @param count how many new calls
     * @param newest the newest of them, newest first, as many as asked for
     * @param tasks all the tasks whose spend may have changed since, be it by new calls or by others that changed
     */
    record Changes(long cursor, long count, List<Invocation> newest, Set<TaskRef> tasks) {}
}
