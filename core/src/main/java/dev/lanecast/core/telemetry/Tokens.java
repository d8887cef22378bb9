package dev.lanecast.core.telemetry;

/**
 * The tokens of one model call by kind, none negative.
 *
 * @param prompt read, without what came from or went to a cache
 * @param completion written, reasoning included
 * @param cacheRead read from a cache
 * @param cacheWrite written to a cache
 */
public record Tokens(long prompt, long completion, long cacheRead, long cacheWrite) {

    /** None at all. */
    public static final Tokens NONE = new Tokens(0, 0, 0, 0);

    public Tokens {
        if (prompt < 0 || completion < 0 || cacheRead < 0 || cacheWrite < 0) {
            throw new IllegalArgumentException("Tokens must not be negative, but got [" + prompt + ", " + completion
                    + ", " + cacheRead + ", " + cacheWrite + "]");
        }
    }

    /** All kinds added. */
    public long total() {
        return prompt + completion + cacheRead + cacheWrite;
    }
}
