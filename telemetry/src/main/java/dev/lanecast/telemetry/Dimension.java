package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What calls are added up by. The order is that of the numbers in the database. */
enum Dimension {
    ALL(call -> null, Span.values()),
    MODEL(Invocation::modelName, Span.values()),
    AGENT(Invocation::agentName, Span.values()),
    TOOL(Invocation::toolName, Span.values()),

    /** Of which there are many, each with few spans, so that sums in between would be about as many as the shortest. */
    TASK(Invocation::taskId, Span.EVER, Span.DAY, Span.QUARTER_HOUR);

    private final Function<Invocation, @Nullable String> name;
    private final List<Span> spans;

    Dimension(Function<Invocation, @Nullable String> name, Span... spans) {
        this.name = name;
        this.spans = List.of(spans);
    }

    /** The spans that it is added up in, the longest first; the shortest of all is among them. */
    List<Span> spans() {
        return spans;
    }

    /** Those of them that are no longer than another one. */
    List<Span> spansWithin(Span longest) {
        return spans.stream().filter(span -> span.compareTo(longest) >= 0).toList();
    }

    /** The name that a call has here, or empty. */
    String nameIn(Invocation call) {
        String found = name.apply(call);
        return found == null ? "" : found;
    }
}
