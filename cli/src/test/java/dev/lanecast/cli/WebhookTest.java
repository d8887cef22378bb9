package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lanecast.cli.config.Config;
import dev.lanecast.core.event.CostEvent.BudgetThreshold;
import dev.lanecast.core.event.CostEvent.TaskCost;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.telemetry.Budget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final Numbered CROSSED = new Numbered(
            7,
            Instant.parse("2026-11-20T12:00:00Z"),
            new BudgetThreshold(new Budget("daily", "day", 80, 8_000_000, 10_000_000)));

    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private Iterator<Integer> statuses = List.of(204).iterator();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void postsABudgetThatIsUsedUp() throws InterruptedException {
        try (Webhook webhook = webhook("s3cret")) {
            webhook.onEvent(new Numbered(6, CROSSED.at(), new TaskCost(Map.of())));
            webhook.onEvent(CROSSED);
            Request request = next();
            assertThat(request.body)
                    .contains("\"type\":\"budget.threshold\"")
                    .contains("\"budget\":\"daily\"")
                    .contains("\"percent\":80");
            assertThat(request.signature).isEqualTo("sha256=" + Webhook.signature(request.body, "s3cret"));
        }
    }

    @Test
    void signsLikeEverybodyElse() {
        assertThat(Webhook.signature("what do ya want for nothing?", "Jefe"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void triesAgainAfterFailuresAndNotAfterARefusal() throws InterruptedException {
        statuses = List.of(503, 429, 400, 204).iterator();
        try (Webhook webhook = webhook(null)) {
            webhook.onEvent(CROSSED);
            webhook.onEvent(new Numbered(8, CROSSED.at(), CROSSED.event()));
            for (int i = 0; i < 3; i++) {
                assertThat(next().body).contains("\"seq\":7");
            }
            Request last = next();
            assertThat(last.body).contains("\"seq\":8");
            assertThat(last.signature).isNull();
        }
    }

    @Test
    void warnsThatARedirectionDeliversNothing() throws InterruptedException {
        statuses = List.of(302, 204).iterator();
        BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
        Logger log = Logger.getLogger(Webhook.class.getName());
        Filter before = log.getFilter();
        log.setFilter(entry -> {
            warnings.add(new SimpleFormatter().formatMessage(entry));
            return false;
        });
        try (Webhook webhook = webhook(null)) {
            webhook.onEvent(CROSSED);
            assertThat(warnings.poll(30, TimeUnit.SECONDS)).contains("/hook]").contains("answers 302");
            webhook.onEvent(new Numbered(8, CROSSED.at(), CROSSED.event()));
            assertThat(next().body).contains("\"seq\":7");
            assertThat(next().body).contains("\"seq\":8");
            assertThat(warnings).isEmpty();
        } finally {
            log.setFilter(before);
        }
    }

    private Request next() throws InterruptedException {
        Request request = requests.poll(30, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    private Webhook webhook(@Nullable String secret) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        return new Webhook(new Config.Hook(url, secret), Duration.ofMillis(1));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = statuses.next();
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
        requests.add(new Request(body, exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE)));
    }

    private record Request(String body, @Nullable String signature) {}
}
