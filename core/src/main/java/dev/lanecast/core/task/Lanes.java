package dev.lanecast.core.task;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lanes of a board in their order. Immutable.
 *
 * @param all every lane, lowest order first, no name twice
 */
public record Lanes(List<Lane> all) {

    public Lanes {
        all = all.stream().sorted(Comparator.comparingInt(Lane::order)).toList();
        if (all.stream().map(Lane::name).distinct().count() != all.size()) {
            throw new IllegalArgumentException(
                    "Two lanes have one name in " + all.stream().map(Lane::name).toList());
        }
    }

    /** Inbox, assigned and done, as the default tree has them. */
    public static Lanes defaults() {
        return new Lanes(List.of(
                new Lane("inbox", 0, LaneRole.WAITING),
                new Lane("assigned", 1, LaneRole.ACTIVE),
                new Lane("done", 2, LaneRole.FINISHED)));
    }

    /** The lane of that name, or empty. */
    public Optional<Lane> find(String name) {
        for (Lane lane : all) {
            if (lane.name().equals(name)) {
                return Optional.of(lane);
            }
        }
        return Optional.empty();
    }

    /** The role of a lane known to exist. */
    public LaneRole role(String name) {
        return find(name).map(Lane::role).orElseThrow(() -> new IllegalArgumentException("No lane [" + name + "]"));
    }
}
