package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Invocation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class ServeTest {

    @TempDir
    Path temp;

    @Test
    void servesUntilItsThreadIsInterrupted() throws Exception {
        try (Serving serving = Serving.start("--db", temp.resolve("calls.db"), tree());
                ClientSocket client = ClientSocket.connect(serving.address())) {
            client.awaitType("connection_ack");
            assertThat(serving.interrupt()).isZero();
            assertThat(client.closeCode()).isEqualTo(1001);
            assertThat(serving.err()).isEmpty();
        }
    }

    @Test
    void doesWhatItsConfigurationSays() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hook.start();
        Path config = Files.writeString(
                temp.resolve("lanecast.yaml"), """
                keep_calls: 90d
                aliases: {codex: backend}
                budgets: [{name: of the backend, period: day, limit_usd: 1, agent: backend}]
                prices: [{model: ours, input: 100, output: 100}]
                webhook: {url: 'http://127.0.0.1:%d/'}
                """.formatted(hook.getAddress().getPort()));
        Path db = temp.resolve("calls.db");
        Instant now = Instant.now();
        try (TelemetryStore store = Database.open(db)) {
            store.append(List.of(call(now.minus(Duration.ofDays(100)))));
        }
        try (Serving serving = Serving.start("--db", db, "--config", config, tree())) {
            ApiClient api = ApiClient.of(serving.address());
            String json = "{\"agent_name\":\"codex\",\"model_name\":\"ours\",\"prompt_tokens\":8000}";
            assertThat(api.post("api/invocations", json).statusCode()).isEqualTo(202);
            assertThat(told.poll(30, TimeUnit.SECONDS))
                    .contains("\"budget\":\"of the backend\"")
                    .contains("\"percent\":80");
            List<JsonNode> calls = api.calls();
            while (calls.size() > 1) {
                calls = api.calls();
            }
            assertThat(calls)
                    .extracting(call -> call.get("agent_name").asText())
                    .containsExactly("backend");
        } finally {
            hook.stop(0);
        }
    }

    private static Invocation call(Instant at) {
        return Invocation.at(at).invocationId("old").build();
    }

    private Path tree() throws IOException {
        return Files.createDirectories(temp.resolve("board"));
    }

    /** The address is one that no machine has, so that nothing listens. */
    @Test
    void makesUpATokenBeforeItListensBeyondThisMachine() throws Exception {
        Path tree = tree();
        Path db = temp.resolve("calls.db");
        Ran ran = Ran.lanecast("serve", "--host", "203.0.113.7", "--port", 0, "--db", db, tree);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .matches(
                        "(?s)Token for programs, shown only now: [A-Za-z0-9_-]{43}\\RCannot listen on 203\\.0\\.113\\.7.*");
        Ran given = Ran.lanecast("serve", "--host", "203.0.113.7", "--token", "mine", "--port", 0, "--db", db, tree);
        assertThat(given.code()).isEqualTo(3);
        assertThat(given.err()).startsWith("Cannot listen on").doesNotContain("mine");
    }

    @Test
    void refusesAKeystoreWithoutItsPasswordAndATokenThatNoHeaderCarries() throws Exception {
        Path tree = tree();
        Path db = temp.resolve("calls.db");
        Ran keystore = Ran.lanecast("serve", "--port", 0, "--db", db, "--tls-keystore", temp.resolve("k.p12"), tree);
        assertThat(keystore.code()).isEqualTo(3);
        assertThat(keystore.err()).contains("--tls-password-file").contains("LANECAST_TLS_PASSWORD");
        Ran token = Ran.lanecast("serve", "--port", 0, "--db", db, "--token", "two words", tree);
        assertThat(token.code()).isEqualTo(3);
        assertThat(token.err()).contains("[server.token]").doesNotContain("two words");
    }

    @Test
    void refusesADatabaseUnderTheTreeThroughSymbolicLinks() throws Exception {
        Path tree = tree();
        Path link = Files.createSymbolicLink(temp.resolve("link"), tree);
        Ran ran = Ran.lanecast("serve", "--db", link.resolve("new/calls.db"), tree);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("lies in the watched tree");
        assertThat(tree).isEmptyDirectory();
    }
}
