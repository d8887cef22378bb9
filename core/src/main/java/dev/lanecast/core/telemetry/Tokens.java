package dev.lanecast.core.telemetry;

/**
 * The tokens of one model call by kind, none negative.
 *
 * @param prompt read, without what came from or went to a cache
 * @param completion written, reasoning included
 * @param cacheRead read from a cache
 * @param cacheWrite written to a cache
 * @param cacheWriteHour the part of {@code cacheWrite} that is kept for an hour, and not for minutes
 */
public record Tokens(long prompt, long completion, long cacheRead, long cacheWrite, long cacheWriteHour) {

    /** None at all. */
    public static final Tokens NONE = new Tokens(0, 0, 0, 0);

    public Tokens {
        if (prompt < 0 || completion < 0 || cacheRead < 0 || cacheWrite < 0 || cacheWriteHour < 0) {
            throw new IllegalArgumentException("Tokens must not be negative, but got [" + prompt + ", " + completion
                    + ", " + cacheRead + ", " + cacheWrite + ", " + cacheWriteHour + "]");
        }
        if (cacheWriteHour > cacheWrite) {
            throw new IllegalArgumentException("Of [" + cacheWrite + "] tokens written to a cache, [" + cacheWriteHour
                    + "] cannot be kept for an hour");
        }
    }

    /** The same, with nothing kept for an hour. */
    public Tokens(long prompt, long completion, long cacheRead, long cacheWrite) {
        this(prompt, completion, cacheRead, cacheWrite, 0);
    }

    /**
     * What two reports of one call tell together: of each kind the larger number, and as prompt what the caches leave of the
     * larger number of tokens read. So what one report counts as prompt, as it knows less of caches, counts once.
     */
    public Tokens merge(Tokens other) {
        long read = Math.max(cacheRead, other.cacheRead);
        long written = Math.max(cacheWrite, other.cacheWrite);
        return new Tokens(
                Math.max(0, Math.max(input(), other.input()) - read - written),
                Math.max(completion, other.completion),
                read,
                written,
                Math.max(cacheWriteHour, other.cacheWriteHour));
    }

    private long input() {
        return prompt + cacheRead + cacheWrite;
    }

    /** All kinds added. */
    public long total() {
        return prompt + completion + cacheRead + cacheWrite;
    }
}
