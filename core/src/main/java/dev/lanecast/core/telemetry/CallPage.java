package dev.lanecast.core.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some of the calls that a query asks for.
 *
 * @param calls the newest first
 * @param next where the rest begins; null if this is all
 */
public record CallPage(List<Invocation> calls, @Nullable Place next) {

    public CallPage {
        calls = List.copyOf(calls);
    }

    /** The first of these, which are in the order of the query. */
    public static CallPage of(List<Placed> found, int limit) {
        boolean more = found.size() > limit;
        List<Placed> shown = more ? found.subList(0, limit) : found;
        return new CallPage(
                shown.stream().map(Placed::call).toList(),
                more ? shown.get(limit - 1).place() : null);
    }

    /** A call and where it stands. */
    public record Placed(Invocation call, Place place) {

        /** With the number under which it was kept. */
        public static Placed of(Invocation call, long number) {
            return new Placed(call, new Place(ChronoUnit.MICROS.between(Instant.EPOCH, call.timestamp()), number));
        }
    }

    /**
     * The place of a call in the order, which stays when others come or go.
     *
     * @param micros when it ended, in microseconds since 1970-01-01 UTC
     * @param number the number under which it was kept
     */
    public record Place(long micros, long number) implements Comparable<Place> {

        private static final Pattern TEXT = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,18})");
        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::micros).thenComparingLong(Place::number);

        /** Reads {@link #text}; empty if it is something else. */
        public static Optional<Place> parse(String text) {
            Matcher parts = TEXT.matcher(text);
            return parts.matches()
                    ? Optional.of(new Place(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                    : Optional.empty();
        }

        /** As a cursor. */
        public String text() {
            return micros + "." + number;
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
