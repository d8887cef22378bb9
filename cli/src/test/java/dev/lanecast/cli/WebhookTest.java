package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lanecast.cli.config.Config;
import dev.lanecast.core.event.CostEvent.BudgetThreshold;
import dev.lanecast.core.event.CostEvent.TaskCost;
import dev.lanecast.core.recorder.Budgets;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.Table;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.BudgetRule;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Budgets BUDGETS =
            new Budgets(List.of(new BudgetRule("daily", BudgetRule.Period.DAY, 10_000_000, null, null)));

    @TempDir
    Path temp;

    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<LogRecord> warnings = new LinkedBlockingQueue<>();
    private final Logger log = Logger.getLogger(Webhook.class.getName());
    private final List<Duration> pauses = new ArrayList<>();
    private Iterator<Integer> statuses = Stream.generate(() -> 204).iterator();
    private TelemetryStore store;
    private HttpServer server;

    @BeforeEach
    void open() {
        log.setFilter(entry -> {
            warnings.add(entry);
            return false;
        });
        store = Database.open(temp.resolve("calls.db"));
    }

    @AfterEach
    void close() {
        log.setFilter(null);
        store.close();
    }

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
            webhook.onEvent(new Numbered(6, NOON, new TaskCost(Map.of())));
            webhook.onEvent(crossed(7, 80));
            Request request = next();
            assertThat(request.body)
                    .contains("\"type\":\"budget.threshold\"")
                    .contains("\"budget\":\"daily\"")
                    .contains("\"percent\":80")
                    .contains("\"unpriced\":3");
            assertThat(request.signature).isEqualTo("sha256=" + HookPost.signature(request.body, "s3cret"));
        }
    }

    @Test
    void signsLikeEverybodyElse() {
        assertThat(HookPost.signature("what do ya want for nothing?", "Jefe"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void triesAgainAfterFailuresAndNotAfterARefusal() throws InterruptedException {
        statuses = List.of(503, 429, 400, 204).iterator();
        try (Webhook webhook = webhook(null)) {
            webhook.onEvent(crossed(7, 50));
            webhook.onEvent(crossed(8, 80));
            for (int i = 0; i < 3; i++) {
                assertThat(next().body).contains("\"seq\":7");
            }
            Request last = next();
            assertThat(last.body).contains("\"seq\":8");
            assertThat(last.signature).isNull();
        }
    }

    @Test
    void triesOnHoweverLongNobodyTakesItAndWaitsMinutesAtMost() throws InterruptedException {
        statuses = Stream.concat(Stream.generate(() -> 503).limit(11), Stream.of(204))
                .iterator();
        try (Webhook webhook = webhook(null)) {
            webhook.onEvent(crossed(7, 80));
            for (int i = 0; i < 12; i++) {
                assertThat(next().body).contains("\"seq\":7");
            }
        }
        assertThat(pauses)
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void tellsAfterARestartWhatWasNotTakenBeforeAndNothingElse() throws InterruptedException {
        statuses = List.of(204, 503, 204, 204).iterator();
        CountDownLatch waiting = new CountDownLatch(1);
        try (Webhook webhook = webhook(null, time -> {
            waiting.countDown();
            new CountDownLatch(1).await();
        })) {
            webhook.onEvent(crossed(3, 50));
            webhook.onEvent(crossed(4, 80));
            assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(next().body).contains("\"percent\":50");
            assertThat(next().body).contains("\"percent\":80");
        }
        try (Webhook restarted = webhook(null)) {
            restarted.onReset(view(81));
            restarted.onEvent(crossed(9, 81));
            assertThat(next().body).contains("\"percent\":81").contains("\"seq\":1,");
            restarted.onEvent(crossed(10, 100));
            assertThat(next().body).contains("\"percent\":100");
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void tellsWhatIsRefusedOnceUntilARestart() throws InterruptedException {
        statuses = List.of(404, 204, 204).iterator();
        try (Webhook webhook = webhook(null)) {
            webhook.onReset(view(50));
            webhook.onEvent(crossed(7, 50));
            webhook.onEvent(crossed(8, 80));
            assertThat(next().body).contains("\"percent\":50");
            assertThat(next().body).contains("\"percent\":80");
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void keepsWhatWasTakenWhenItIsClosedSoonAfter() throws InterruptedException {
        try (Webhook webhook = webhook(null)) {
            webhook.onEvent(crossed(7, 50));
            next();
        }
        store.close();
        assertThat(warnings).isEmpty();
    }

    @Test
    void tellsThoughTheStoreCannotSayWhatWasTaken() throws InterruptedException {
        store.close();
        try (Webhook webhook = webhook(null)) {
            webhook.onEvent(crossed(7, 50));
            assertThat(next().body).contains("\"percent\":50");
            assertThat(warning()).startsWith("Cannot keep that [").contains("may be told again after a restart");
        }
    }

    @Test
    void tellsEachAddressOnceAndAgainInTheNextPeriod() throws InterruptedException {
        try (Webhook webhook = webhook(null)) {
            webhook.onReset(view(49));
            webhook.onReset(view(50));
            assertThat(next().body).contains("\"percent\":50");
            webhook.onReset(view(60));
            webhook.onEvent(new Numbered(
                    9, NOON.plus(Duration.ofDays(1)), crossed(9, 70).event()));
            assertThat(next().body).contains("\"percent\":70");
        }
        URI other = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/other");
        try (Webhook webhook = new Webhook(new Config.Hook(other, null), store, BUDGETS, ZoneOffset.UTC, pauses::add)) {
            webhook.onReset(view(61));
            assertThat(next().body).contains("\"percent\":61");
        }
    }

    @Test
    void warnsThatARedirectionDeliversNothing() throws InterruptedException {
        statuses = List.of(302, 204).iterator();
        try (Webhook webhook = webhook(null)) {
            webhook.onEvent(crossed(7, 50));
            assertThat(warning()).contains("/hook]").contains("answers 302");
            webhook.onEvent(crossed(8, 80));
            assertThat(next().body).contains("\"seq\":7");
            assertThat(next().body).contains("\"seq\":8");
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void saysOfAnAddressThatIsNoneThatItIsWrongAndGoesOn() throws InterruptedException {
        Config.Hook hook = new Config.Hook(URI.create("http://127.0.0.1:99999"), null);
        try (Webhook webhook = new Webhook(hook, store, BUDGETS, ZoneOffset.UTC, pauses::add)) {
            webhook.onEvent(crossed(7, 50));
            assertThat(warning())
                    .startsWith("[http://127.0.0.1:99999] does not take")
                    .contains("port out of range");
            webhook.onEvent(crossed(8, 80));
            assertThat(warning()).contains("port out of range");
        }
        assertThat(pauses).isEmpty();
    }

    private String warning() throws InterruptedException {
        LogRecord entry = warnings.poll(30, TimeUnit.SECONDS);
        assertThat(entry).isNotNull();
        assertThat(entry.getThrown()).isNull();
        return new SimpleFormatter().formatMessage(entry);
    }

    private Request next() throws InterruptedException {
        Request request = requests.poll(30, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    private Webhook webhook(@Nullable String secret) {
        return webhook(secret, pauses::add);
    }

    private Webhook webhook(@Nullable String secret, Webhook.Pause pause) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        return new Webhook(new Config.Hook(url, secret), store, BUDGETS, ZoneOffset.UTC, pause);
    }

    private static Numbered crossed(long seq, int percent) {
        return new Numbered(seq, NOON, new BudgetThreshold(daily(percent)));
    }

    private static View view(int percent) {
        CostSummary costs = new CostSummary(Costs.NONE, List.of(), List.of(), List.of(daily(percent)));
        return new View("e", 1, NOON, List.of(), Table.empty(), Table.empty(), Map.of(), costs);
    }

    private static Budget daily(int percent) {
        return new Budget("daily", "day", percent, percent * 100_000L, 10_000_000, 3);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = statuses.next();
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
        requests.add(new Request(body, exchange.getRequestHeaders().getFirst(HookPost.SIGNATURE)));
    }

    private record Request(String body, @Nullable String signature) {}
}
