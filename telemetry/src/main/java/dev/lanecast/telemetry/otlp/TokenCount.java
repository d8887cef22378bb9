package dev.lanecast.telemetry.otlp;

import dev.lanecast.core.wire.InvocationRecord.RefusedException;
import dev.lanecast.telemetry.CountedId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one call as its sender counts them.
 *
 * @param holdsCache whether {@code input} holds those of the cache
 */
record TokenCount(
        boolean holdsCache,
        long input,
        long toolInput,
        long output,
        long thoughts,
        long reasoning,
        long cacheRead,
        long cacheWrite) {

    static TokenCount of(Section section, Event event) throws RefusedException {
        return new TokenCount(
                "cache".equals(section.value(Field.HOLDS, event)),
                count(Field.INPUT, "prompt_tokens", section, event),
                count(Field.TOOL_INPUT, "prompt_tokens", section, event),
                count(Field.OUTPUT, "completion_tokens", section, event),
                count(Field.THOUGHTS, "completion_tokens", section, event),
                count(Field.REASONING, "completion_tokens", section, event),
                count(Field.CACHE_READ, "cache_read_tokens", section, event),
                count(Field.CACHE_WRITE, "cache_write_tokens", section, event));
    }

    /** The id made from them. */
    String id(String session) {
        return CountedId.of(session, input, cacheRead, output, thoughts + reasoning);
    }

    void putInto(Map<String, @Nullable Object> fields) {
        fields.put("prompt_tokens", prompt());
        fields.put("completion_tokens", output + thoughts);
        fields.put("cache_read_tokens", cacheRead);
        fields.put("cache_write_tokens", cacheWrite);
    }

    /** Some senders count the cache apart although they should not; it shows when more comes from it than went in. */
    private long prompt() {
        long rest = holdsCache ? input - cacheRead - cacheWrite : input;
        return (rest < 0 ? input : rest) + toolInput;
    }

    private static long count(Field field, String name, Section section, Event event) throws RefusedException {
        return Numbers.count(section.value(field, event), name);
    }
}
