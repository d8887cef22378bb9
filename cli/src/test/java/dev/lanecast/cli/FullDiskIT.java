package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lanecast.core.fixture.Needed;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real server with its database on a disk that fills up. */
@Timeout(300)
@EnabledOnOs(OS.LINUX)
class FullDiskIT {

    private static final int BATCH = 50;

    @TempDir
    Path temp;

    private Path disk;
    private Path database;
    private Path inbox;
    private final Set<Integer> kept = new HashSet<>();
    private int batches;

    @BeforeEach
    void mountADisk() throws Exception {
        inbox = Files.createDirectories(temp.resolve("harbour/work/collaboration/inbox"));
        disk = Files.createDirectory(temp.resolve("disk"));
        database = disk.resolve("telemetry.db");
        Needed.here(
                succeeds("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()), "needs root, to mount");
    }

    @AfterEach
    void unmount() throws Exception {
        succeeds("umount", "--lazy", disk.toString());
    }

    @Test
    void aFullDiskStopsOnlyTheKeepingOfCallsAndOnlyUntilThereIsRoom() throws Exception {
        try (LanecastProcess server =
                LanecastProcess.start(temp, "serve", inbox.getParent(), "--port", 0, "--db", database)) {
            ApiClient api = ApiClient.of(server.address());
            try (BoardClient client = BoardClient.connect(api.address())) {
                assertThat(client.snapshot()).isEmpty();
                post(api);
                Path ballast = fill();
                assertRefused(postUntilRefused(api));

                Files.writeString(inbox.resolve("a.yaml"), "id: a\ntitle: Renew loans\n");
                JsonNode event = client.event();
                while (!event.get("type").asText().equals("task.created")) {
                    event = client.event();
                }
                assertThat(api.get("api/tasks").get("inbox")).hasSize(1);
                assertKept(api);
                JsonNode health = api.get("health");
                assertThat(health.get("status").asText()).isEqualTo("degraded");
                assertThat(health.at("/telemetry/reason").asText()).contains("[" + database + "]", "disk");

                Files.delete(ballast);
                batches--;
                assertThat(post(api).statusCode()).isEqualTo(202);
                assertThat(api.get("health").get("status").asText()).isEqualTo("healthy");
                assertKept(api);
            }
            assertThat(server.errors().lines())
                    .as("It says once what is wrong")
                    .singleElement()
                    .asString()
                    .startsWith("warning: Cannot keep model calls: The telemetry database [" + database + "]");
        }
    }

    @Test
    void anotherProcessSaysThatTheDiskIsFull() throws Exception {
        fill();
        Ran ran = LanecastProcess.run(temp, "record", "--db", database, "--model", "m");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err().lines()).singleElement().asString().contains("[" + database + "]", "disk");
    }

    private void assertRefused(HttpResponse<String> refused) throws IOException {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        JsonNode error = new ObjectMapper().readTree(refused.body()).get("error");
        assertThat(error.get("code").asText()).isEqualTo("storage_failed");
        assertThat(error.get("message").asText()).contains("[" + database + "]", "disk");
    }

    private void assertKept(ApiClient api) throws Exception {
        assertThat(api.calls())
                .extracting(call -> call.get("prompt_tokens").asInt())
                .containsExactlyInAnyOrderElementsOf(kept);
        long tokens = 0;
        for (JsonNode group : api.get("api/costs?by=model").get("groups")) {
            tokens += group.get("total_tokens").asLong();
        }
        assertThat(tokens).isEqualTo(kept.stream().mapToLong(Integer::longValue).sum());
    }

    /** There may be room in files that are there already. */
    private HttpResponse<String> postUntilRefused(ApiClient api) throws Exception {
        HttpResponse<String> answer = post(api);
        while (answer.statusCode() == 202) {
            answer = post(api);
        }
        return answer;
    }

    private HttpResponse<String> post(ApiClient api) throws Exception {
        List<Integer> numbers =
                IntStream.range(BATCH * batches, BATCH * (batches + 1)).boxed().toList();
        batches++;
        HttpResponse<String> answer = api.post(
                "api/invocations",
                numbers.stream()
                        .map(number -> "{\"invocation_id\":\"" + number + "\",\"model_name\":\"m\",\"cost_usd\":0.1,"
                                + "\"timestamp\":\"2026-11-20T10:00:00Z\",\"prompt_tokens\":" + number + "}")
                        .collect(Collectors.joining(",", "[", "]")));
        if (answer.statusCode() == 202) {
            kept.addAll(numbers);
        }
        return answer;
    }

    /** Takes what is left of the disk. */
    private Path fill() throws IOException {
        Path ballast = disk.resolve("ballast");
        byte[] piece = new byte[1024];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (disk.toFile().getUsableSpace() > 0) {
                out.write(piece);
            }
        }
        return ballast;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
