package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that {@code docs/security.md} names. */
class SecurityPageTest {

    private static final Path ROOT = Path.of(System.getProperty("lanecast.root"));
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern MEASURE = Pattern.compile("(?m)^\\| [1-5].*$");

    @Test
    void existUnderTheirNames() throws IOException {
        Map<String, Path> tests = tests();
        List<MatchResult> named = NAME.matcher(page()).results().toList();
        assertThat(named).hasSizeGreaterThan(15);
        for (MatchResult name : named) {
            Path test = tests.get(name.group(1));
            assertThat(test).as(name.group()).isNotNull();
            if (name.group(2) != null) {
                assertThat(Files.readString(test)).contains("void " + name.group(2) + "(");
            }
        }
    }

    @Test
    void standBesideEveryMeasure() throws IOException {
        List<MatchResult> measures = MEASURE.matcher(page()).results().toList();
        assertThat(measures).hasSizeGreaterThan(15);
        assertThat(measures).allMatch(measure -> NAME.matcher(measure.group()).find());
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/security.md"));
    }

    private static Map<String, Path> tests() throws IOException {
        Map<String, Path> tests = new HashMap<>();
        for (String module : List.of("core", "watcher", "telemetry", "server-jetty", "cli")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> tests.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return tests;
    }
}
