package dev.lanecast.telemetry;

import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.CounterReading;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader reads, one line for each call, as the golden files have it. */
public final class CallTexts implements InvocationReader.Sink {

    private final List<String> lines = new ArrayList<>();
    private final List<Invocation> calls = new ArrayList<>();
    private final List<CounterReading> readings = new ArrayList<>();

    @Override
    public void call(Invocation call) {
        calls.add(call);
        lines.add(text(call));
    }

    @Override
    public void counted(CounterReading reading) {
        readings.add(reading);
        lines.add(reading.toolName() + " " + reading.provider() + " " + reading.sessionId() + " " + reading.agentName()
                + " " + reading.modelName() + " " + reading.project() + " " + reading.kind() + "=" + reading.amount()
                + " from " + reading.start() + " to " + reading.time());
    }

    @Override
    public void rejected(int index, @Nullable String field, String message) {
        lines.add("rejected " + index + " " + field);
    }

    /** The lines, or {@code -} if there are none. */
    public List<String> lines() {
        return lines.isEmpty() ? List.of("-") : lines;
    }

    public List<Invocation> calls() {
        return calls;
    }

    public List<CounterReading> readings() {
        return readings;
    }

    /** All that is known of a call but its channels. */
    public static String text(Invocation call) {
        Tokens tokens = call.tokens();
        return call.provider() + " " + call.invocationId() + " at " + call.timestamp()
                + field("session", call.sessionId())
                + field("task", call.taskId() == null ? null : call.taskId() + "/" + call.link())
                + field("agent", call.agentName())
                + field("tool", call.toolName())
                + field("model", call.modelName())
                + field("tier", call.serviceTier())
                + " tokens=" + tokens.prompt() + "+" + tokens.completion() + "+" + tokens.cacheRead() + "+"
                + tokens.cacheWrite() + (tokens.cacheWriteHour() == 0 ? "" : "(" + tokens.cacheWriteHour() + "h)")
                + cost(call.cost())
                + field("ms", call.latencyMs())
                + " " + call.status()
                + field("error", call.errorMessage())
                + field("project", call.project())
                + field("branch", call.branch());
    }

    private static String cost(@Nullable CallCost cost) {
        return cost == null
                ? ""
                : " cost=" + cost.micros() + (cost.source() == CallCost.Source.REPORTED ? "" : "/" + cost.source());
    }

    private static String field(String name, @Nullable Object value) {
        return value == null ? "" : " " + name + "=" + value;
    }
}
