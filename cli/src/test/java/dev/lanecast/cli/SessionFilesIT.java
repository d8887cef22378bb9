package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real server beside agents that write their session files. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class SessionFilesIT {

    @TempDir
    Path temp;

    private Path tree;
    private Path database;
    private SessionFiles files;
    private ApiClient api;
    private final List<String> told = new ArrayList<>();
    private int sentinels;

    @BeforeEach
    void makeHome() throws IOException {
        tree = Files.createDirectories(temp.resolve("harbour/work/collaboration"));
        database = temp.resolve("telemetry.db");
        files = new SessionFiles(temp.resolve("home"));
    }

    @Test
    void eachCallArrivesOnceLiveAndStaysOneWhateverComesAfter() throws Exception {
        files.goOn();
        try (LanecastProcess server = serve()) {
            api = ApiClient.of(server.address());
            try (BoardClient client = BoardClient.connect(api.address())) {
                begin(client);
                files.goOn();
                awaitKept(client);
                files.goOn();
                awaitKept(client);
                assertToldOnce(client, files.newest(2));
            }
        }
        files.goOn();
        try (LanecastProcess server = serve()) {
            api = ApiClient.of(server.address());
            try (BoardClient client = BoardClient.connect(api.address())) {
                begin(client);
                for (String agent : List.of("claude", "codex", "gemini")) {
                    Ran ran = lanecast("import", agent, "--db", database.toString())
                            .finish();
                    assertThat(ran.out()).startsWith("Read 1 file ").contains(": 0 new calls,");
                }
                files.goOn();
                awaitKept(client);
                assertToldOnce(client, files.newest(1));
            }
            assertThat(server.errors()).isEmpty();
        }
    }

    /** Waits until it has what was there before the client. */
    private void begin(BoardClient client) throws Exception {
        client.snapshot();
        awaitKept(client);
        hearAll(client);
        told.clear();
    }

    private LanecastProcess serve() throws IOException {
        return lanecast("serve", tree.toString(), "--transcripts", "--port", "0", "--db", database.toString());
    }

    private LanecastProcess lanecast(String... args) throws IOException {
        List<String> command = LanecastProcess.java();
        command.add("-Duser.home=" + temp.resolve("home"));
        command.addAll(List.of("-jar", System.getProperty("lanecast.jar")));
        command.addAll(List.of(args));
        return LanecastProcess.start(temp, command);
    }

    /** Waits until everything that the agents wrote has arrived, and finds nothing else. */
    private void awaitKept(BoardClient client) throws Exception {
        while (!kept().equals(files.calls())) {
            hear(client);
        }
        long tokens = 0;
        long calls = 0;
        for (JsonNode group : api.get("api/costs?by=tool").get("groups")) {
            boolean counts = !group.get("key").asText().equals("sentinel");
            tokens += counts ? group.get("total_tokens").asLong() : 0;
            calls += counts ? group.get("invocations").asLong() : 0;
        }
        assertThat(calls).isEqualTo(files.calls().size());
        assertThat(tokens)
                .isEqualTo(files.calls().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum());
    }

    private TreeMap<String, Integer> kept() throws Exception {
        TreeMap<String, Integer> kept = new TreeMap<>();
        for (JsonNode call : api.calls()) {
            if (!call.path("tool_name").asText().equals("sentinel")) {
                assertThat(kept.put(id(call), call.get("total_tokens").asInt())).isNull();
            }
        }
        return kept;
    }

    private void assertToldOnce(BoardClient client, List<String> ids) throws Exception {
        hearAll(client);
        assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
    }

    /** Hears what there is to hear, with a call that comes after everything else. */
    private void hearAll(BoardClient client) throws Exception {
        String last = "sentinel-" + ++sentinels;
        api.post(
                "api/invocations",
                "{\"invocation_id\":\"" + last + "\",\"provider\":\"test\",\"tool_name\":\"sentinel\"}");
        while (!told.remove("test " + last)) {
            hear(client);
        }
    }

    private void hear(BoardClient client) throws InterruptedException {
        JsonNode event = client.event();
        if (event.get("type").asText().equals("telemetry.update")) {
            event.get("invocations").forEach(call -> told.add(id(call)));
            assertThat(event.get("count").asInt())
                    .isEqualTo(event.get("invocations").size());
        }
    }

    private static String id(JsonNode call) {
        return call.get("provider").asText() + " " + call.get("invocation_id").asText();
    }
}
