package dev.lanecast.server.jetty;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a request; of a repeated one the first. Immutable. */
final class Query {

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the part of a URL after the question mark. */
    static Query parse(@Nullable String raw) throws RefusedException {
        Map<String, String> values = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            values.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Query(values);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean flag(String name, boolean fallback) throws RefusedException {
        String text = values.getOrDefault(name, String.valueOf(fallback));
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw RefusedException.parameter(name, "[" + name + "] must be true or false, but is [" + text + "]");
    }

    int number(String name, int fallback, int least, int most) throws RefusedException {
        String text = values.getOrDefault(name, String.valueOf(fallback));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below says it better.
        }
        throw RefusedException.parameter(
                name,
                "[" + name + "] must be a whole number from " + least + " to " + most + ", but is [" + text + "]");
    }

    private static String decode(String text) throws RefusedException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "bad_query", "The query has an escape that cannot be read");
        }
    }
}
