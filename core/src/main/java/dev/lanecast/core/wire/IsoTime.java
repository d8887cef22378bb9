package dev.lanecast.core.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads ISO-8601 times with a zone. The usual form goes a short way, as the platform's parser costs more than all else. */
final class IsoTime {

    private static final String SECONDS = "0000-00-00T00:00:00Z";
    private static final String NANOS = "0000-00-00T00:00:00.000000000Z";

    private IsoTime() {}

    /**
     * The time that a text names.
     *
     * @throws DateTimeException if it is none
     */
    static Instant read(String text) {
        if (!isUsual(text)) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos(text))
                .toInstant(ZoneOffset.UTC);
    }

    /** In UTC and to the second, or with up to nine digits more. */
    private static boolean isUsual(String text) {
        int last = text.length() - 1;
        boolean fits = last == SECONDS.length() - 1 || last > SECONDS.length() && last < NANOS.length();
        if (!fits || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            char form = NANOS.charAt(i);
            char found = text.charAt(i);
            if (form == '0' ? found < '0' || found > '9' : found != form) {
                return false;
            }
        }
        return true;
    }

    private static int nanos(String text) {
        int end = text.length() - 1;
        int begin = Math.min(SECONDS.length(), end);
        int nanos = number(text, begin, end);
        for (int i = end - begin; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
