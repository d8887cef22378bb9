package dev.lanecast.telemetry.otlp;

import dev.lanecast.core.telemetry.Basis;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Status;
import dev.lanecast.core.telemetry.TaskLink;
import dev.lanecast.core.wire.InvocationRecord;
import dev.lanecast.core.wire.InvocationRecord.RefusedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event, read as a call after what the table says of it. The call is checked as the records of callers are. */
final class CallReading {

    private static final int MAX_ERROR = 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int MICROS_DIGITS = 6;

    private final CallTable table;
    private final Section section;
    private final Event event;
    private final InstantSource clock;

    CallReading(CallTable table, Section section, Event event, InstantSource clock) {
        this.table = table;
        this.section = section;
        this.event = event;
        this.clock = clock;
    }

    /**
     * The call.
     *
     * @throws RefusedException if an attribute cannot be what the table says
     */
    Invocation read() throws RefusedException {
        Invocation call = InvocationRecord.read(fields(), clock);
        boolean assumed = text(Field.PRODUCT).equals(call.agentName());
        return call.toBuilder()
                .agentName(call.agentName(), assumed ? Basis.ASSUMED : Basis.TOLD)
                .task(call.taskId(), call.taskId() == null ? null : link())
                .serviceTier(tier())
                .channels(Set.of(event.signal().channel()))
                .build();
    }

    private Map<String, @Nullable Object> fields() throws RefusedException {
        TokenCount tokens = TokenCount.of(section, event);
        Instant time = time();
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("invocation_id", id(tokens, time));
        fields.put("timestamp", time.toString());
        fields.put("session_id", value(Field.SESSION));
        fields.put("task_id", value(Field.TASK));
        fields.put("agent_name", agent());
        fields.put("tool_name", value(Field.TOOL));
        fields.put("provider", provider());
        fields.put("model_name", value(Field.MODEL));
        tokens.putInto(fields);
        fields.put("cost_usd", cost());
        fields.put("latency_ms", latency());
        fields.put("status", status().wireName());
        fields.put("error_message", error());
        fields.put("project", value(Field.PROJECT));
        fields.put("branch", value(Field.BRANCH));
        return fields;
    }

    private String id(TokenCount tokens, Instant time) {
        String id = text(Field.ID);
        if (!id.isEmpty()) {
            return id;
        }
        String session = text(Field.SESSION);
        return switch (text(Field.IDENTITY)) {
            case "counts" -> session.isEmpty() ? moment(session, time) : tokens.id(session);
            case "span" -> event.spanId().isEmpty() ? moment(session, time) : event.spanId();
            default -> moment(session, time);
        };
    }

    private String moment(String session, Instant time) {
        String source = session.isEmpty() ? event.resource().getOrDefault(Section.SERVICE, "") : session;
        return source + "/" + time + "/" + text(Field.SEQUENCE);
    }

    private Instant time() {
        String time = value(Field.TIME);
        if (time != null) {
            try {
                return OffsetDateTime.parse(time).toInstant();
            } catch (DateTimeException e) {
                // The record's own time is as good.
            }
        }
        return event.endNanos() == 0
                ? clock.instant()
                : Instant.ofEpochSecond(
                        Long.divideUnsigned(event.endNanos(), NANOS_PER_SECOND),
                        Long.remainderUnsigned(event.endNanos(), NANOS_PER_SECOND));
    }

    /** The resource says for which task its sender works; only the event itself can say so of one call. */
    private TaskLink link() {
        List<String> names = section.attributes().getOrDefault(Field.TASK, List.of());
        return names.stream().anyMatch(event.resource()::containsKey) ? TaskLink.NAMED : TaskLink.EXPLICIT;
    }

    private String agent() {
        String agent = text(Field.AGENT);
        return agent.isEmpty() ? text(Field.PRODUCT) : table.agent(agent);
    }

    private @Nullable String provider() {
        String provider = value(Field.PROVIDER);
        return provider == null ? null : table.provider(provider.strip());
    }

    private @Nullable String tier() {
        String tier = text(Field.TIER).strip().toLowerCase(Locale.ROOT);
        return tier.isEmpty() || table.standardTiers().contains(tier) ? null : tier;
    }

    private @Nullable String cost() throws RefusedException {
        BigDecimal micros = Numbers.read(value(Field.COST_MICROS), "cost_usd");
        return micros == null
                ? value(Field.COST_USD)
                : micros.movePointLeft(MICROS_DIGITS).toPlainString();
    }

    private @Nullable Object latency() throws RefusedException {
        BigDecimal millis = Numbers.read(value(Field.LATENCY), "latency_ms");
        if (millis != null) {
            return Math.round(millis.doubleValue());
        }
        long nanos = event.endNanos() - event.startNanos();
        return event.startNanos() == 0 || nanos < 0 ? null : nanos / NANOS_PER_MILLI;
    }

    private Status status() {
        String error = error();
        if (error == null && !event.failed()) {
            return text(Field.STATUS).isEmpty() ? Status.SUCCESS : Status.ERROR;
        }
        String lower = error == null ? "" : error.toLowerCase(Locale.ROOT);
        return lower.contains("timeout") || lower.contains("timed out") ? Status.TIMEOUT : Status.ERROR;
    }

    private @Nullable String error() {
        String error = text(Field.ERROR).strip();
        if (error.isEmpty() && event.failed()) {
            error = Objects.requireNonNullElse(event.failure(), "").strip();
        }
        return error.isEmpty() ? null : error.substring(0, Math.min(error.length(), MAX_ERROR));
    }

    private String text(Field field) {
        return Objects.requireNonNullElse(value(field), "");
    }

    private @Nullable String value(Field field) {
        return section.value(field, event);
    }
}
