package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The main job, as a process. */
@Timeout(300)
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
    void showsALinkToSignInWithAndAnswersNobodyElse() throws Exception {
        Path tree = Files.createDirectories(temp.resolve("board"));
        try (LanecastProcess lanecast =
                LanecastProcess.start(temp, "serve", "--port", 0, "--token", "under-the-mat", tree)) {
            URI address = lanecast.address();
            assertThat(status(address.resolve("/api/tasks"))).isEqualTo(401);
            assertThat(status(address.resolve("/api/tasks"), "Authorization", "Bearer under-the-mat"))
                    .isEqualTo(200);
            String said = lanecast.errors();
            assertThat(said)
                    .matches("Sign in with this link, which works once: " + address + "login/[A-Za-z0-9_-]{43}\\R");
            URI link = URI.create(said.strip().replaceFirst(".* ", ""));
            assertThat(status(link)).isEqualTo(303);
            assertThat(status(link)).isEqualTo(401);
            assertThat(lanecast.errors()).isEqualTo(said);
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

    @Test
    void showsAtItsTaskWhatAnotherProcessRecordsForAnAgent() throws Exception {
        Path board = Files.createDirectories(temp.resolve("board/assigned/ann"));
        Files.writeString(board.resolve("a.yaml"), "id: A\nstatus: in_progress\nstarted_at: 2026-01-01T00:00:00Z\n");
        Path db = temp.resolve("calls.db");
        try (LanecastProcess lanecast =
                        LanecastProcess.start(temp, "serve", "--port", 0, "--db", db, temp.resolve("board"));
                ClientSocket client = ClientSocket.connect(lanecast.address())) {
            String key = client.awaitType("snapshot").at("/tasks/0/key").asText();
            Ran recorded = LanecastProcess.run(
                    temp, "record", "--db", db, "--agent", "ann", "--model", "gpt-5", "--cost-usd", "1.5");
            assertThat(recorded.code()).isZero();
            JsonNode cost = client.awaitType("task.cost");
            assertThat(cost.at("/tasks/0/key").asText()).isEqualTo(key);
            assertThat(cost.at("/tasks/0/cost_usd").asDouble()).isEqualTo(1.5);
        }
    }

    private static int status(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
