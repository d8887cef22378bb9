package dev.lanecast.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.Lanecast;
import dev.lanecast.core.error.ProviderException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingTest {

    @TempDir
    Path repository;

    @Test
    void aBoardWorksWithCoreAndWatcherAlone() throws Exception {
        Path inbox = Files.createDirectories(repository.resolve("work/collaboration/inbox"));
        Files.writeString(inbox.resolve("a.yaml"), "id: a\ntitle: Paint the shed\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Lanecast lanecast = Embedding.show(repository, out)) {
            Files.writeString(inbox.resolve("b.yaml"), "id: b\ntitle: Buy paint\n");
            lanecast.flush();
            assertThat(lanecast.tasks()).extracting("title").containsExactly("Paint the shed", "Buy paint");
            assertThat(lanecast.address()).isEmpty();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("inbox: Paint the shed");
    }

    @Test
    void theSampleBoardIsRead() {
        Path sample = Path.of(System.getProperty("lanecast.root"), "examples", "sample-board");
        try (Lanecast lanecast = Lanecast.builder().watch(sample).start()) {
            assertThat(lanecast.tasks()).hasSize(72);
            assertThat(lanecast.health().get(0).invalid()).isEqualTo(1);
        }
    }

    @Test
    void askingForADashboardWithoutAServerSaysWhatToAdd() {
        assertThatThrownBy(() -> Lanecast.builder()
                        .source(new TodoSource())
                        .withDashboard()
                        .start())
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("[dev.lanecast:lanecast-server-jetty]");
    }
}
