package dev.lanecast.watcher;

import dev.lanecast.core.task.Flag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Normalises times as people and programs write them. */
final class TimeText {

    private static final Pattern TIME = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:(?:[Tt]|[ \\t]+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,12}))?)?"
            + "[ \\t]*(Z|z|UTC|GMT|[-+]\\d{1,2}(?::?\\d{2})?)?)?");
    private static final int NANO_DIGITS = 9;

    private TimeText() {}

    /** The instant that a field names; null, with a flag, if it cannot be read. */
    static @Nullable Instant read(String field, Fields fields) {
        String text = fields.line(field);
        if (text == null) {
            return null;
        }
        Matcher parts = TIME.matcher(text);
        try {
            if (parts.matches()) {
                return instant(parts, fields);
            }
        } catch (DateTimeException e) {
            // A day or an hour that does not exist is flagged like any other unreadable time.
        }
        fields.flag(Flag.TIME_INVALID);
        return null;
    }

    private static Instant instant(Matcher parts, Fields fields) {
        LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        LocalTime time = LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6), nanos(parts.group(7)));
        String zone = parts.group(8);
        if (zone == null) {
            fields.flag(Flag.TIME_ASSUMED);
        }
        return LocalDateTime.of(day, time).toInstant(offset(zone));
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    }

    private static ZoneOffset offset(@Nullable String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return ZoneOffset.UTC;
        }
        String digits = zone.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.substring(0, Math.min(digits.length(), 2)));
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
        int sign = zone.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }
}
