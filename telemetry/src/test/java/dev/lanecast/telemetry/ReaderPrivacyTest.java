package dev.lanecast.telemetry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.InvocationSourceProvider;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.telemetry.otlp.OtlpReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden files hold prompts, answers, arguments of tools and addresses, each with one word in it. */
class ReaderPrivacyTest {

    private static final String WORD = "SECRET";

    @TempDir
    Path directory;

    @Test
    void nothingOfWhatWasSaidReachesTheDatabase() throws Exception {
        CallTexts calls = new CallTexts();
        int secrets = 0;
        for (Path file : goldenFiles()) {
            secrets += Files.readString(file).contains(WORD) ? 1 : 0;
            try (InputStream input = Files.newInputStream(file)) {
                new OtlpReader().read("otlp", "application/json", input, calls);
            }
        }
        assertThat(secrets).isGreaterThanOrEqualTo(6);
        Path transcripts = Path.of(getClass().getResource("transcript").toURI());
        for (String agent : List.of("claude", "codex", "gemini")) {
            source(agent, transcripts.resolve(agent)).read(new TranscriptCalls(calls));
        }
        assertThat(calls.calls()).hasSizeGreaterThan(15);
        try (TelemetryStore store = Calls.open(directory.resolve("telemetry.db"))) {
            store.append(calls.calls());
            store.count(calls.readings());
            assertThat(content())
                    .contains("req_011A", "req_011E", "0199a213-81c0", "4d1f8f8e-0a4e")
                    .doesNotContain(WORD);
        }
        assertThat(content()).contains("req_011A").doesNotContain(WORD);
    }

    private static InvocationSource source(String agent, Path place) {
        return Providers.using(ReaderPrivacyTest.class.getClassLoader())
                .choose(InvocationSourceProvider.class, agent)
                .orElseThrow()
                .create(Settings.defaults().with("transcripts." + agent, place));
    }

    private static List<Path> goldenFiles() throws IOException, URISyntaxException {
        Path goldens = Path.of(ReaderPrivacyTest.class.getResource("otlp").toURI());
        try (Stream<Path> files = Files.list(goldens)) {
            return files.filter(file -> file.toString().endsWith("s.json")).toList();
        }
    }

    /** Every byte of the database, its write-ahead log included. */
    private String content() throws IOException {
        StringBuilder content = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                content.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return content.toString();
    }

    private record TranscriptCalls(CallTexts calls) implements InvocationSource.Sink {

        @Override
        public void calls(List<Invocation> more) {
            more.forEach(calls::call);
        }

        @Override
        public void progress(int files, long bytes, long total) {}
    }
}
