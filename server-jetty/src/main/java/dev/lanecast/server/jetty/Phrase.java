package dev.lanecast.server.jetty;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody searches for: upper and lower case are the same, and so is all white space. Immutable. */
record Phrase(Pattern pattern) {

    private static final int AROUND = 70;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Takes a text that is not blank. */
    static Phrase of(String text) {
        String expression =
                Arrays.stream(SPACE.split(text.strip())).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        return new Phrase(Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** The first place where a plain value, or one in it, has the phrase; with some text around it, on one line. */
    Optional<String> find(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return findIn(map.values());
        }
        if (value instanceof Iterable<?> values) {
            return findIn(values);
        }
        return value == null ? Optional.empty() : findIn(value.toString());
    }

    private Optional<String> findIn(Iterable<?> values) {
        for (Object value : values) {
            Optional<String> found = find(value);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> findIn(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(excerpt(text, matcher.start(), matcher.end())) : Optional.empty();
    }

    private static String excerpt(String text, int matchStart, int matchEnd) {
        int start = Math.max(0, matchStart - AROUND);
        int end = Math.min(text.length(), matchEnd + AROUND);
        if (start > 0 && Character.isLowSurrogate(text.charAt(start))) {
            start++;
        }
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        String line = SPACE.matcher(text.substring(start, end)).replaceAll(" ").strip();
        return (start > 0 ? "\u2026" : "") + line + (end < text.length() ? "\u2026" : "");
    }
}
