package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much there is to load. */
class PageWeightTest {

    private static final Pattern LOADED =
            Pattern.compile("<(?:link rel=\"(?:stylesheet|modulepreload)\" href|script[^>]* src)=\"([^\"]+)\"");
    private static final Pattern BLOCKING =
            Pattern.compile("<script(?=[^>]*\\ssrc=)(?![^>]*\\s(?:type=\"module\"|defer|async)[\\s>])[^>]*>");

    @Test
    void nothingButStylesHoldsUpTheFirstPaint() throws Exception {
        String index = Files.readString(page().resolve("index.html"));
        assertThat(BLOCKING.matcher("<script src=\"x.js\"></script>").find()).isTrue();
        assertThat(BLOCKING.matcher(index).results().map(MatchResult::group)).isEmpty();
    }

    /**
     * All that comes before the first chart: the board and everything at its side, with the panel of a task. Only text in
     * Markdown needs more, see below.
     */
    @Test
    void theBoardIsThereBefore120Kilobytes() throws Exception {
        Path page = page();
        Path index = page.resolve("index.html");
        List<String> loaded = LOADED.matcher(Files.readString(index))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(loaded).contains("main.js", "board.js", "board.css", "lib/lit-html/lit-html.js");
        long weight = packed(index)
                + loaded.stream().mapToLong(file -> packed(page.resolve(file))).sum();
        assertThat(weight).isLessThan(120_000);
    }

    /** What is loaded when a task is opened that has such text, once. */
    @Test
    void markdownTakesAnother40KilobytesOnceItIsNeeded() throws Exception {
        Path page = page();
        List<String> needed = List.of("markdown.js", "lib/marked/marked.esm.js", "lib/dompurify/purify.es.js");
        assertThat(Files.readString(page.resolve("index.html"))).doesNotContain("\"markdown.js\"");
        assertThat(needed.stream().mapToLong(file -> packed(page.resolve(file))).sum())
                .isLessThan(40_000);
    }

    @Test
    void everythingTogetherIsLessThan400Kilobytes() throws Exception {
        try (Stream<Path> files = Files.walk(page())) {
            long weight = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("LICENSE"))
                    .mapToLong(PageWeightTest::packed)
                    .sum();
            assertThat(weight).isLessThan(400_000);
        }
    }

    private static Path page() throws URISyntaxException {
        URL index = Objects.requireNonNull(Assets.class.getResource("web/index.html"));
        return Path.of(index.toURI()).resolveSibling("");
    }

    private static long packed(Path file) {
        try {
            return Gzip.of(Files.readAllBytes(file)).bytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
