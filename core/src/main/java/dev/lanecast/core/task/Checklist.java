package dev.lanecast.core.task;

/**
 * Progress of acceptance criteria that can be ticked.
 *
 * @param done how many are
 * @param total how many there are, at least {@code done}
 */
public record Checklist(int done, int total) {

    public Checklist {
        if (done < 0 || done > total) {
            throw new IllegalArgumentException("A checklist has [" + done + "] done of [" + total + "]");
        }
    }
}
