package dev.lanecast.telemetry;

/**
 * The id of a call that has none, for agents whose telemetry and files tell the same session and the same numbers of
 * tokens, but different times. The prompt grows with each call, so that two calls of a session hardly ever agree in all of
 * them.
 */
public final class CountedId {

    private CountedId() {}

    /**
     * The id.
     *
     * @param session the agent's session
     * @param input tokens read, with those of the cache
     * @param cached tokens from the cache
     * @param output tokens written
     * @param reasoning tokens of reasoning, whether or not {@code output} holds them
     */
    public static String of(String session, long input, long cached, long output, long reasoning) {
        return session + "/" + input + "-" + Math.min(cached, input) + "-" + output + "-" + reasoning;
    }
}
