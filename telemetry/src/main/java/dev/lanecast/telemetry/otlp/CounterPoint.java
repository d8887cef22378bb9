package dev.lanecast.telemetry.otlp;

import dev.lanecast.core.telemetry.CounterReading;
import dev.lanecast.core.telemetry.CounterReading.Kind;
import dev.lanecast.core.wire.InvocationRecord.RefusedException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One point of a metric, read as what a counter says.
 *
 * @param attributes all that tell the counter from others of its name
 * @param delta whether the value is what came since the last time
 */
record CounterPoint(CallTable table, Section section, Event event, String attributes, double value, boolean delta) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double MICROS = 1_000_000;
    private static final double MOST = 1e15;
    private static final int MAX_TEXT = 4_096;

    /** The reading, unless it says not of which session, or counts something else. */
    Optional<CounterReading> read() throws RefusedException {
        String session = text(Field.SESSION);
        Optional<Kind> kind = kind();
        if (session == null || kind.isEmpty() || event.endNanos() == 0) {
            return Optional.empty();
        }
        return Optional.of(new CounterReading(
                event.names().get(0) + attributes,
                start(),
                time(event.endNanos()),
                session,
                agent(),
                text(Field.TOOL),
                text(Field.PROVIDER),
                text(Field.MODEL),
                text(Field.PROJECT),
                kind.get(),
                amount(kind.get())));
    }

    private Optional<Kind> kind() {
        String kind = table.kinds().get(String.valueOf(text(Field.KIND)));
        if (kind == null) {
            return Optional.empty();
        }
        Kind named = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        boolean mixed = named == Kind.PROMPT && "cache".equals(text(Field.HOLDS)) && !"tool".equals(text(Field.KIND));
        return Optional.of(mixed ? Kind.PROMPT_WITH_CACHE : named);
    }

    private long amount(Kind kind) throws RefusedException {
        double amount = kind == Kind.COST ? value * MICROS : value;
        if (amount >= 0 && amount <= MOST) {
            return Math.round(amount);
        }
        throw new RefusedException("value", "[value] must not be negative and not be huge, but is [" + value + "]");
    }

    /** What came since the last time has a start of its own each time. */
    private Instant start() {
        return time(event.startNanos() == 0 && delta ? event.endNanos() : event.startNanos());
    }

    private @Nullable String agent() {
        String agent = text(Field.AGENT);
        return agent == null ? text(Field.PRODUCT) : table.agent(agent);
    }

    private @Nullable String text(Field field) {
        String text = section.value(field, event);
        return text == null || text.isBlank() || text.length() > MAX_TEXT ? null : text.strip();
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(
                Long.divideUnsigned(nanos, NANOS_PER_SECOND), Long.remainderUnsigned(nanos, NANOS_PER_SECOND));
    }
}
