package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The main job, as a process. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class ServeIT {

    @TempDir
    Path temp;

    @Test
    void saysOneLineShowsChangesAndStopsWithinTwoSeconds() throws Exception {
        Path inbox = Files.createDirectories(temp.resolve("repo/work/collaboration/inbox"));
        try (LanecastProcess lanecast = LanecastProcess.start(temp, "serve", "--port", 0, temp.resolve("repo"))) {
            URI address = lanecast.address();
            assertThat(address.toString()).matches("http://127\\.0\\.0\\.1:\\d+/");
            try (ClientSocket client = ClientSocket.connect(address)) {
                client.awaitType("snapshot");
                Files.writeString(inbox.resolve("a.yaml"), "id: A\ntitle: Renew loans\n");
                JsonNode created = client.awaitType("task.created");
                assertThat(created.at("/task/title").asText()).isEqualTo("Renew loans");

                assertThat(lanecast.terminate()).isLessThan(Duration.ofSeconds(8));
                assertThat(client.closeCode()).isEqualTo(1001);
            }
            assertThat(lanecast.code()).isEqualTo(143);
            assertThat(lanecast.restOfOutput()).isEmpty();
            assertThat(lanecast.errors()).isEmpty();
        }
    }

    @Test
    void showsWhatAnotherProcessRecords() throws Exception {
        Path tree = Files.createDirectories(temp.resolve("board"));
        Path db = temp.resolve("calls.db");
        try (LanecastProcess lanecast = LanecastProcess.start(temp, "serve", "--port", 0, "--db", db, tree);
                ClientSocket client = ClientSocket.connect(lanecast.address())) {
            client.awaitType("snapshot");
            Ran recorded = LanecastProcess.run(temp, "record", "--db", db, "--model", "gpt-5", "--cost-usd", "1.5");
            assertThat(recorded).isEqualTo(new Ran(0, "Recorded a call of gpt-5: 0 tokens, 1.5 USD.", ""));
            JsonNode update = client.awaitType("cost.update");
            assertThat(update.at("/costs/today").asDouble()).isEqualTo(1.5);
        }
    }
}
