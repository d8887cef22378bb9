package dev.lanecast.core.wire;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Money;
import dev.lanecast.core.telemetry.Tokens;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a model call from named plain values, as a caller sends them. Numbers may come as text; unknown names are let be. */
public final class InvocationRecord {

    private static final BigDecimal MAX_USD = new BigDecimal("1000000");
    private static final int MAX_TEXT = 4_096;

    /** Clocks differ; but what lies farther ahead would stretch every question about days and hours. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final Map<String, ?> fields;
    private final InstantSource clock;

    private InvocationRecord(Map<String, ?> fields, InstantSource clock) {
        this.fields = fields;
        this.clock = clock;
    }

    /**
     * The call that the fields describe; a missing {@code timestamp} is now.
     *
     * @throws RefusedException if a field cannot be what it says
     */
    public static Invocation read(Map<String, ?> fields, InstantSource clock) throws RefusedException {
        return new InvocationRecord(fields, clock).read();
    }

    private Invocation read() throws RefusedException {
        long cacheWrite = tokens("cache_write_tokens");
        Tokens tokens = new Tokens(
                tokens("prompt_tokens"),
                tokens("completion_tokens"),
                tokens("cache_read_tokens"),
                cacheWrite,
                Math.min(cacheWrite, tokens("cache_write_hour_tokens")));
        return Invocation.at(timestamp())
                .invocationId(text("invocation_id"))
                .sessionId(text("session_id"))
                .taskId(text("task_id"))
                .agentName(text("agent_name"))
                .toolName(text("tool_name"))
                .provider(text("provider"))
                .modelName(text("model_name"))
                .serviceTier(text("service_tier"))
                .tokens(checkTotal(tokens))
                .reportedMicros(cost())
                .latencyMs(whole("latency_ms"))
                .status(status())
                .errorMessage(text("error_message"))
                .project(text("project"))
                .branch(text("branch"))
                .build();
    }

    private @Nullable String text(String field) throws RefusedException {
        Object value = fields.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Map || value instanceof Iterable) {
            throw new RefusedException(field, "[" + field + "] must be a text");
        }
        String text = value.toString().strip();
        if (text.length() > MAX_TEXT) {
            throw new RefusedException(
                    field, "[" + field + "] has " + text.length() + " characters; the limit is " + MAX_TEXT);
        }
        return text.isEmpty() ? null : text;
    }

    private Instant timestamp() throws RefusedException {
        String text = text("timestamp");
        if (text == null) {
            return clock.instant();
        }
        try {
            Instant time = IsoTime.read(text);
            if (!time.isBefore(Instant.EPOCH)) {
                return checkAhead(time, text);
            }
        } catch (DateTimeException e) {
            // The message below says it better.
        }
        throw new RefusedException(
                "timestamp",
                "[timestamp] must be an ISO-8601 time with a zone, from 1970 to tomorrow, but is [" + text + "]");
    }

    private Instant checkAhead(Instant time, String text) throws RefusedException {
        Instant now = clock.instant();
        if (time.isAfter(now.plus(MOST_AHEAD))) {
            throw new RefusedException(
                    "timestamp",
                    "[timestamp] must not be more than a day after this machine's clock, which says ["
                            + now.truncatedTo(ChronoUnit.SECONDS) + "], but is [" + text + "]; set one of the clocks");
        }
        return time;
    }

    private long tokens(String field) throws RefusedException {
        Long number = whole(field);
        return number == null ? 0 : number;
    }

    private Tokens checkTotal(Tokens tokens) throws RefusedException {
        Long total = whole("total_tokens");
        if (total == null || total == tokens.total()) {
            return tokens;
        }
        if (tokens.total() == 0) {
            return new Tokens(total, 0, 0, 0);
        }
        throw new RefusedException(
                "total_tokens",
                "[total_tokens] is [" + total + "], but the four kinds add up to [" + tokens.total() + "]");
    }

    private @Nullable Long whole(String field) throws RefusedException {
        BigDecimal number = number(field);
        if (number == null) {
            return null;
        }
        try {
            long whole = number.longValueExact();
            if (whole >= 0 && whole <= Integer.MAX_VALUE) {
                return whole;
            }
        } catch (ArithmeticException e) {
            // The message below says it better.
        }
        throw new RefusedException(
                field, "[" + field + "] must be a whole number from 0 to 2147483647, but is [" + number + "]");
    }

    private @Nullable Long cost() throws RefusedException {
        BigDecimal usd = number("cost_usd");
        if (usd == null) {
            return null;
        }
        if (usd.signum() < 0 || usd.compareTo(MAX_USD) > 0) {
            throw new RefusedException(
                    "cost_usd", "[cost_usd] must be from 0 to " + MAX_USD + ", but is [" + usd + "]");
        }
        return Money.micros(usd);
    }

    private @Nullable BigDecimal number(String field) throws RefusedException {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal number = text.length() > 40 ? null : new BigDecimal(text);
            if (number != null && Math.abs(number.scale()) <= 40) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below says it better.
        }
        throw new RefusedException(field, "[" + field + "] must be a number, but is [" + text + "]");
    }

    private Invocation.Status status() throws RefusedException {
        String text = text("status");
        if (text == null) {
            return Invocation.Status.SUCCESS;
        }
        for (Invocation.Status status : Invocation.Status.values()) {
            if (status.wireName().equals(text.toLowerCase(Locale.ROOT))) {
                return status;
            }
        }
        throw new RefusedException("status", "[status] must be success, error or timeout, but is [" + text + "]");
    }

    /** A record that cannot be a model call. Its message is fit for the caller. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;

        /** A refusal for the sake of one field. */
        public RefusedException(String field, String message) {
            super(message);
            this.field = field;
        }

        /** The field at fault. */
        public String field() {
            return field;
        }
    }
}
