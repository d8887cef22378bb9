package dev.lanecast.server.jetty;

import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of one lane, newest first. It goes on after a place, not after a count, so that changes in between neither
 * repeat nor skip a task that stays.
 */
record LanePage(String lane, int limit, Optional<Place> after) {

    /** The newest first. */
    static final Comparator<Task> NEWEST_FIRST = Comparator.comparing(
                    (Task task) -> task.laneSince().at())
            .reversed()
            .thenComparing(Task::key);

    private static final int LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    static LanePage of(String lane, Query query, Lanes lanes) throws RefusedException {
        if (lanes.find(lane).isEmpty()) {
            throw RefusedException.parameter("lane", "There is no lane [" + lane + "]");
        }
        Optional<String> cursor = query.text("cursor");
        Optional<Place> after = cursor.flatMap(Place::parse);
        if (cursor.isPresent() && after.isEmpty()) {
            throw RefusedException.parameter("cursor", "[cursor] must be the [next] of an earlier answer");
        }
        return new LanePage(lane, query.number("limit", LIMIT, 1, MAX_LIMIT), after);
    }

    /** This piece of the lane. */
    Piece of(List<Task> candidates) {
        List<Task> rest = candidates.stream()
                .filter(task -> task.lane().equals(lane))
                .filter(task -> after.map(place -> place.isBefore(task)).orElse(true))
                .sorted(NEWEST_FIRST)
                .limit(limit + 1L)
                .toList();
        boolean more = rest.size() > limit;
        List<Task> tasks = more ? rest.subList(0, limit) : rest;
        return new Piece(tasks, more ? Place.of(tasks.get(limit - 1)).text() : null);
    }

    /**
     * Some tasks of a lane.
     *
     * @param next the cursor of the next piece; null after the last one
     */
    record Piece(List<Task> tasks, @Nullable String next) {}

    /** The place of a task in the order. */
    record Place(Instant since, String key) {

        static Place of(Task task) {
            return new Place(task.laneSince().at(), task.key());
        }

        static Optional<Place> parse(String text) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int space = plain.indexOf(' ');
                return space < 0
                        ? Optional.empty()
                        : Optional.of(new Place(Instant.parse(plain.substring(0, space)), plain.substring(space + 1)));
            } catch (IllegalArgumentException | DateTimeException e) {
                return Optional.empty();
            }
        }

        String text() {
            byte[] plain = (since + " " + key).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
        }

        boolean isBefore(Task task) {
            int order = since.compareTo(task.laneSince().at());
            return order > 0 || (order == 0 && key.compareTo(task.key()) < 0);
        }
    }
}
