package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks, small, through the jar: that they measure, not what. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class BenchIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        try (var left = Files.list(temp)) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("lanecast-bench-"));
        }
    }

    @Test
    void measuresHowFastChangesArrive() throws Exception {
        JsonNode figures = figures("watch", "--files", 20, "--changes", 20);
        assertThat(figures.findValuesAsText("name"))
                .containsExactly(
                        "raw watch: renamed to noticed",
                        "renamed to event received",
                        "written in place to event received",
                        "hostile file to event received",
                        "last file of a storm to all on the board");
        assertThat(figures).extracting(figure -> figure.get("count").asInt()).containsExactly(20, 20, 20, 2, 1);
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.get("unit").asText()).isEqualTo("ms");
            assertThat(figure.get("p50").asDouble()).isPositive();
            assertThat(figure.get("max").asDouble())
                    .isGreaterThanOrEqualTo(figure.get("p99").asDouble());
        });
        assertThat(figures.get(0).get("ratio").isNull()).isTrue();
        assertThat(figures.get(1).get("ratio").asDouble()).isPositive();
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void measuresWhatALargeTreeCosts() throws Exception {
        JsonNode figures = figures("scan", "--files", 200, "--changes", 10, "--idle", "1s");
        assertThat(figures.findValuesAsText("name"))
                .contains(
                        "raw read: every byte, one thread",
                        "cold start to ready",
                        "processor time of that, all threads",
                        "renamed to event received",
                        "written in place to event received",
                        "processor when idle");
        assertThat(figures.get(1).get("ratio").asDouble()).isPositive();
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void measuresWhatManyReadersCost() throws Exception {
        JsonNode figures = figures("fanout", "--files", 1, "--clients", 10, "--changes", 20);
        assertThat(figures.findValuesAsText("unit"))
                .containsExactly("frames/s", "frames/s", "events/s", "events/s", "ms", "ms", "KB");
        assertThat(figures.get(1).get("ratio").asDouble()).isPositive();
    }

    @Test
    @EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
    void measuresHowLongTheBoardTakesOverHttp() throws Exception {
        JsonNode figures = figures("http", "--files", 30, "--changes", 10);
        assertThat(figures)
                .hasSize(4)
                .allSatisfy(figure -> assertThat(figure.get("p50").asDouble()).isPositive());
    }

    @Test
    void measuresHowFastModelCallsAreKept() throws Exception {
        Ran ran = LanecastProcess.run(temp, "bench", "ingest", "--json", "--calls", 3_000);
        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode figures = JSON.readTree(ran.out()).at("/benchmarks/0/figures");
        assertThat(figures.findValuesAsText("name"))
                .hasSize(10)
                .contains("kept through the Java API, eight callers", "kept over HTTP, four callers", "dearest tasks");
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.get("p50").asDouble()).isPositive());
    }

    @Test
    void measuresHowFastSessionFilesAreImported() throws Exception {
        JsonNode figures = figures("import", "--files", 3);
        assertThat(figures.findValuesAsText("name"))
                .contains("imported, files in the system's cache", "the same again, all calls known");
        assertThat(figures.get(1).get("ratio").asDouble()).isPositive();
    }

    private JsonNode figures(String name, Object... options) throws Exception {
        Object[] words = new Object[options.length + 3];
        words[0] = "bench";
        words[1] = name;
        words[2] = "--json";
        System.arraycopy(options, 0, words, 3, options.length);
        Ran ran = LanecastProcess.run(temp, words);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err().lines()).singleElement().asString().startsWith("Measuring " + name);
        JsonNode benchmark = JSON.readTree(ran.out()).at("/benchmarks/0");
        assertThat(benchmark.get("name").asText()).isEqualTo(name);
        assertThat(benchmark.get("files").asInt()).isEqualTo((int) options[1]);
        return benchmark.get("figures");
    }
}
