package dev.lanecast.watcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of one version of a file.
 *
 * @param modified when its bytes changed
 * @param changed when anything of it changed; the same as {@code modified} where the system does not tell
 * @param size in bytes
 * @param file which file it is, whatever its name; null where the system does not tell
 */
record Stamp(
        Instant modified,
        Instant changed,
        long size,
        @Nullable Object file) {

    /** Of a file that cannot be asked. */
    static final Stamp NONE = new Stamp(Instant.EPOCH, Instant.EPOCH, 0, null);

    /** Whether it is of the same bytes; a further hard link to a file, of which no hint comes, changes the rest. */
    boolean isSameVersion(Stamp other) {
        return size == other.size && modified.equals(other.modified) && Objects.equals(file, other.file);
    }

    /** Whether it was modified within a time of now, to either side, as clocks may differ. */
    boolean isYounger(Duration age, Instant now) {
        return Duration.between(modified, now).abs().compareTo(age) < 0;
    }

    /** Whether a further change could bear the same stamp. */
    boolean isRacy(Duration tick, Instant now) {
        Instant last = changed.isAfter(modified) ? changed : modified;
        return Duration.between(last, now).abs().compareTo(tick) < 0;
    }
}
