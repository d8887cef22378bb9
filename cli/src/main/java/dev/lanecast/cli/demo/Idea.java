package dev.lanecast.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a simulated task is about.
 *
 * @param title one line
 * @param description why it is wanted
 * @param tags one or more
 * @param criteria what must hold in the end, one or more
 */
record Idea(String title, String description, List<String> tags, List<String> criteria) {

    private static final String RESOURCE = "ideas.txt";

    /** All there are, in a fixed order. */
    static List<Idea> all() {
        InputStream resource = Objects.requireNonNull(Idea.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Idea::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same wanted once more, because the first try did not last. */
    Idea again(int round) {
        return new Idea(title + " (round " + round + ")", description, tags, criteria);
    }

    private static Idea parse(String line) {
        String[] parts = line.split("\\|", -1);
        return new Idea(parts[0], parts[1], list(parts[2], ","), list(parts[3], ";"));
    }

    private static List<String> list(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::strip).toList();
    }
}
