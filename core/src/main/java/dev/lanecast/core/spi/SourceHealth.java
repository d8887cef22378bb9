package dev.lanecast.core.spi;

import dev.lanecast.core.task.TaskRoot;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a task source is doing.
 *
 * @param root what it watches
 * @param mode how it learns of changes
 * @param files task files it knows, unreadable ones included
 * @param invalid unreadable files
 * @param resyncs how often it listed the tree anew because events may have been lost
 * @param lastResync when it last did, or null
 * @param reason why it polls, lists anew or is degraded, in one sentence with the mend; null if all is well
 * @param degraded whether the board may lag behind or be incomplete now
 */
public record SourceHealth(
        TaskRoot root,
        Mode mode,
        int files,
        int invalid,
        long resyncs,
        @Nullable Instant lastResync,
        @Nullable String reason,
        boolean degraded) {

    /** The same, but with a board that is incomplete for another reason than the source's own. */
    public SourceHealth incomplete(String why) {
        return new SourceHealth(root, mode, files, invalid, resyncs, lastResync, why, true);
    }

    /** How a source learns of changes. */
    public enum Mode {
        /** The system tells. */
        NATIVE,
        /** It looks at intervals. */
        POLL;

        /** The name on the wire, such as {@code native}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
