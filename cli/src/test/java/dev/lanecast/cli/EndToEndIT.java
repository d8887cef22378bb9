package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** The real jar on two copies of the sample board with equal paths and ids. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class EndToEndIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "2026-11-20T1500-codex-relay.yaml";

    @TempDir
    Path scratch;

    private Path first;
    private Path second;
    private LanecastProcess server;
    private URI address;
    private BoardClient client;
    private List<JsonNode> snapshot;

    @BeforeEach
    void serveTwoTrees() throws Exception {
        first = SampleTree.copyTo(scratch.resolve("a"), "harborline");
        second = SampleTree.copyTo(scratch.resolve("b"), "harborline");
        server = LanecastProcess.start(
                scratch, "serve", first, second, "--port", 0, "--db", scratch.resolve("telemetry.db"));
        address = server.address();
        client = BoardClient.connect(address);
        snapshot = client.snapshot();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void tellsEachStepOfATaskExactlyOnceAndInOrder() throws Exception {
        for (Path tree : List.of(first, second)) {
            liveThroughATask(tree);
        }
        assertThat(get("api/tasks").get("seq").asLong()).isEqualTo(client.seq());
        assertThat(onBoard()).isEqualTo(onDisk());
        assertThat(server.errors()).isEmpty();
    }

    @Test
    void leavesTheWatchedTreesAsTheyAre() throws Exception {
        Map<String, String> before = TreePrint.of(first);
        Map<String, String> other = TreePrint.of(second);
        Path edited = save(first, "inbox/" + NAME, "id: relay\ntitle: Relay\n");
        client.event();
        get("api/tasks");
        get("api/tasks/" + snapshot.get(0).get("key").asText());
        Files.delete(edited);
        client.event();
        server.terminate();
        Map<String, String> after = TreePrint.of(first);
        after.remove("inbox");
        before.remove("inbox");
        assertThat(after).isEqualTo(before);
        assertThat(TreePrint.of(second)).isEqualTo(other);
    }

    @Test
    void equalPathsInTwoProjectsHaveKeysOfTheirOwn() {
        assertThat(snapshot).hasSize(144);
        assertThat(snapshot.stream().map(task -> task.get("key").asText()).distinct())
                .hasSize(144);
        assertThat(snapshot.stream().map(task -> task.get("project").asText()).distinct())
                .containsExactlyInAnyOrder("harborline", "harborline~2");
    }

    @Test
    void whoeverAsksAfterACallWasAcceptedIsToldOfIt() throws Exception {
        ApiClient api = ApiClient.of(address);
        JsonNode task = snapshot.get(0);
        String body = "{\"cost_usd\":1,\"task_id\":\"" + task.get("id").asText() + "\",\"project\":\""
                + task.get("project").asText() + "\"}";
        for (int calls = 1; calls <= 20; calls++) {
            assertThat(api.post("api/invocations", body).statusCode()).isEqualTo(202);
            assertThat(api.get("api/stats").at("/costs/total").asDouble()).isEqualTo(calls);
            assertThat(api.post("api/invocations", body.replace(":1,", ":0,")).statusCode())
                    .isEqualTo(202);
            assertThat(api.get("api/tasks/" + task.get("key").asText())
                            .get("cost_usd")
                            .asDouble())
                    .isEqualTo(calls);
            assertThat(api.get("api/invocations?limit=1").at("/invocations")).hasSize(1);
        }
    }

    private void liveThroughATask(Path tree) throws Exception {
        Path inbox = save(tree, "inbox/" + NAME, "id: relay\ntitle: Relay events\nstatus: new\n");
        JsonNode created = expect("task.created", "inbox/" + NAME);
        assertThat(created.at("/task/title").asText()).isEqualTo("Relay events");

        Path assigned =
                Files.createDirectories(tree.resolve("assigned/relay-agent")).resolve(NAME);
        Files.move(inbox, assigned, StandardCopyOption.ATOMIC_MOVE);
        JsonNode moved = expect("task.assigned", "assigned/relay-agent/" + NAME);
        assertThat(moved.get("old_key")).isEqualTo(created.get("key"));
        assertThat(moved.get("old_lane").asText() + moved.get("new_lane").asText())
                .isEqualTo("inboxassigned");
        assertThat(moved.at("/task/agent").asText()).isEqualTo("relay-agent");

        save(tree, "assigned/relay-agent/" + NAME, "id: relay\ntitle: Relay events\nstatus: in_progress\n");
        JsonNode updated = expect("task.updated", "assigned/relay-agent/" + NAME);
        assertThat(updated.at("/changes/0/field").asText()).isEqualTo("status");
        assertThat(updated.at("/changes/0/new").asText()).isEqualTo("in_progress");

        save(tree, "assigned/relay-agent/" + NAME, "id: relay\ntitle: Relay: events\n");
        JsonNode broken = expect("task.invalid", "assigned/relay-agent/" + NAME);
        assertThat(broken.at("/invalid/line").asInt()).isEqualTo(2);
        assertThat(broken.at("/task/flags/0").asText()).isEqualTo("unreadable");

        save(tree, "assigned/relay-agent/" + NAME, "id: relay\ntitle: 'Relay: events'\nstatus: in_progress\n");
        assertThat(expect("task.recovered", "assigned/relay-agent/" + NAME).at("/task/flags"))
                .isEmpty();

        Path done = Files.createDirectories(tree.resolve("done/relay-agent")).resolve(NAME);
        Files.move(assigned, done, StandardCopyOption.ATOMIC_MOVE);
        expect("task.completed", "done/relay-agent/" + NAME);

        Files.delete(done);
        assertThat(expect("task.deleted", "done/relay-agent/" + NAME)
                        .get("lane")
                        .asText())
                .isEqualTo("done");
    }

    private JsonNode expect(String type, String path) throws InterruptedException {
        JsonNode event = client.event();
        assertThat(event.get("type").asText()).as("%s", event).isEqualTo(type);
        assertThat(event.get("file_path").asText()).isEqualTo(path);
        return event;
    }

    /** Saves as editors do: a file beside it, then a rename. */
    private Path save(Path tree, String path, String text) throws IOException {
        Path written = Files.writeString(Files.createTempFile(scratch, "save", ".tmp"), text);
        return Files.move(written, tree.resolve(path), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> onBoard() throws Exception {
        JsonNode board = get("api/tasks");
        List<String> entries = new ArrayList<>();
        for (String lane : List.of("inbox", "assigned", "done")) {
            tasks(board.get(lane)).forEach(task -> entries.add(entry(task)));
        }
        board.get("invalid").forEach(file -> entries.add(entry(file)));
        return entries.stream().sorted().toList();
    }

    private static Stream<JsonNode> tasks(JsonNode lane) {
        Stream<JsonNode> groups = lane.isArray() ? Stream.of(lane) : StreamSupport.stream(lane.spliterator(), false);
        return groups.flatMap(group -> StreamSupport.stream(group.spliterator(), false));
    }

    private static String entry(JsonNode entry) {
        String place = entry.get("project").asText() + "/" + entry.get("path").asText();
        return entry.has("title")
                ? place + " " + entry.get("title").asText() + " "
                        + entry.get("status").asText()
                : place;
    }

    private List<String> onDisk() throws IOException {
        Map<String, Path> trees = new TreeMap<>(Map.of("harborline", first, "harborline~2", second));
        List<String> entries = new ArrayList<>();
        for (Map.Entry<String, Path> tree : trees.entrySet()) {
            try (Stream<Path> files = Files.walk(tree.getValue())) {
                files.map(path -> tree.getValue().relativize(path).toString())
                        .filter(path -> path.matches("(?i)(inbox|assigned|done)/.*\\.ya?ml"))
                        .forEach(path -> entries.add(tree.getKey() + "/" + path + text(tree.getValue(), path)));
            }
        }
        return entries.stream().sorted().toList();
    }

    /** What another reader of YAML makes of the file. */
    private static String text(Path tree, String path) {
        try {
            Map<String, Object> fields = new Yaml().load(Files.readString(tree.resolve(path)));
            String stem = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
            Object id = fields.getOrDefault("id", fields.getOrDefault("task_id", stem));
            return " " + fields.getOrDefault("title", id) + " " + fields.get("status");
        } catch (YAMLException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
