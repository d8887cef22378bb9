package dev.lanecast.core.telemetry;

import dev.lanecast.core.telemetry.CostSums.Key;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question about costs: days and hours come in the order of time, everything else the dearest first.
 *
 * @param by what the calls of a group have in common
 * @param split what they have in common besides; null for nothing; only where {@code by} is a time, and itself no time,
 *     session or task
 * @param from only calls that ended then or later; null means from the beginning
 * @param to only calls that ended before; null means until the end
 * @param project only calls of this project; null means all, empty those that name none
 * @param zone the zone in which days and hours turn
 * @param limit how many groups at most, at least 1
 * @param offset how many groups to leave out
 * @param latencies whether to say how long the calls took, which is a good part of the work
 */
public record CostQuery(
        By by,
        @Nullable By split,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String project,
        ZoneId zone,
        int limit,
        int offset,
        boolean latencies) {

    public CostQuery {
        if (split != null && (!by.isTime() || !split.splits())) {
            throw new IllegalArgumentException(
                    "Groups by [" + by.wireName() + "] cannot be split by [" + split.wireName() + "]");
        }
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException("A page cannot have limit [" + limit + "] and offset [" + offset + "]");
        }
    }

    /** All groups of all calls. */
    public static CostQuery by(By by, ZoneId zone) {
        return new CostQuery(by, null, null, null, null, zone, Integer.MAX_VALUE, 0, true);
    }

    /** The same with a second question. */
    public CostQuery splitBy(@Nullable By split) {
        return new CostQuery(by, split, from, to, project, zone, limit, offset, latencies);
    }

    /** The same between two times. */
    public CostQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new CostQuery(by, split, from, to, project, zone, limit, offset, latencies);
    }

    /** The same for one project. */
    public CostQuery of(@Nullable String project) {
        return new CostQuery(by, split, from, to, project, zone, limit, offset, latencies);
    }

    /** The same, in pieces. */
    public CostQuery page(int limit, int offset) {
        return new CostQuery(by, split, from, to, project, zone, limit, offset, latencies);
    }

    /** The same, without how long the calls took. */
    public CostQuery withoutLatencies() {
        return new CostQuery(by, split, from, to, project, zone, limit, offset, false);
    }

    /** The answer for these calls, for stores that keep them in memory. */
    public CostPage over(Iterable<Invocation> calls) {
        CallFilter wanted = CallFilter.ALL.between(from, to).project(project);
        CostSums sums = new CostSums(this);
        for (Invocation call : calls) {
            if (wanted.test(call)) {
                sums.at(key(call)).add(call, 1);
            }
        }
        return sums.page();
    }

    private Key key(Invocation call) {
        if (!by.isTime()) {
            return new Key(null, name(by, call));
        }
        return new Key(by.begin(call.timestamp(), zone), split == null ? "" : name(split, call));
    }

    private static String name(By by, Invocation call) {
        return Objects.requireNonNullElse(by.nameIn(call), "");
    }

    /** What the calls of a group may have in common. */
    public enum By {
        DAY,
        HOUR,
        MODEL,
        AGENT,
        TASK,
        TOOL,
        SESSION,
        PROJECT;

        /** The name on the wire, such as {@code model}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one with that name on the wire. */
        public static Optional<By> of(String wireName) {
            return Stream.of(values())
                    .filter(by -> by.wireName().equals(wireName))
                    .findFirst();
        }

        /** The names on the wire of some of them. */
        public static List<String> wireNames(Predicate<By> which) {
            return Stream.of(values()).filter(which).map(By::wireName).toList();
        }

        /** Whether groups are spans of time. */
        public boolean isTime() {
            return this == DAY || this == HOUR;
        }

        /** Whether groups by time can be split by it. */
        public boolean splits() {
            return this == MODEL || this == AGENT || this == TOOL || this == PROJECT;
        }

        /** Where the day or hour of a zone begins that holds a time. */
        public Instant begin(Instant time, ZoneId zone) {
            return Periods.begin(this, time, zone);
        }

        /** The key of the day or hour that begins then, such as {@code 2026-11-20} or {@code 2026-11-20T13:00+01:00}. */
        public String keyOf(Instant begin, ZoneId zone) {
            return Periods.key(this, begin, zone);
        }

        /** Where the next day or hour begins. */
        public Instant next(Instant begin, ZoneId zone) {
            return Periods.next(this, begin, zone);
        }

        @Nullable
        String nameIn(Invocation call) {
            return switch (this) {
                case MODEL -> call.modelName();
                case AGENT -> call.agentName();
                case TASK -> call.taskId();
                case TOOL -> call.toolName();
                case SESSION -> call.sessionId();
                case PROJECT -> call.project();
                case DAY, HOUR -> throw new IllegalStateException("A time is no name");
            };
        }
    }
}
