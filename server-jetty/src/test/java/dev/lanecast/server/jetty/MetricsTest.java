package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MetricsTest {

    private static final Path ROOT = Path.of(System.getProperty("lanecast.root"));
    private static final Task TASK = Tasks.at("inbox/a.yaml");
    private static final CostSummary SPENT = new CostSummary(
            Costs.NONE,
            List.of(new CostShare("gpt-\"5\"\n", 1, 2, 2_500_000, 77, 3, 0, 0), new CostShare("", 0, 0, 0, 0, 0, 0, 0)),
            List.of(),
            List.of());

    private final BoardFixture board = BoardFixture.with(List.of(TASK), List.of(Tasks.broken("inbox/b.yaml")));

    @Test
    void tellsHowTheBoardIsDoing() {
        try (ServerFixture server = new ServerFixture(board)) {
            board.publish(new CostEvent.CostUpdate(SPENT));
            String text = server.get("/metrics").body();
            assertThat(text)
                    .contains("\nlanecast_tasks{lane=\"inbox\"} 1.0\n")
                    .contains("\nlanecast_tasks{lane=\"done\"} 0.0\n")
                    .contains("\nlanecast_invalid_files 1.0\n")
                    .contains("\nlanecast_watch_resyncs_total 0.0\n")
                    .contains("\nlanecast_watch_degraded 0.0\n")
                    .contains("\nlanecast_cost_usd_total{model=\"gpt-\\\"5\\\"\\n\"} 2.5\n")
                    .contains("\nlanecast_tokens_total{model=\"gpt-\\\"5\\\"\\n\"} 77.0\n")
                    .contains("\nlanecast_unpriced_calls_total{model=\"gpt-\\\"5\\\"\\n\"} 3.0\n")
                    .contains(
                            "jvm_memory_used_bytes{area=\"heap\"}", "jvm_threads_current", "process_cpu_seconds_total");
        }
    }

    @Test
    void countsEventsAndHowLongTheyTakeToBeSent() {
        try (ServerFixture server = new ServerFixture(board);
                TestSocket socket = server.connect("")) {
            socket.opening();
            board.now = board.now.plus(Duration.ofMillis(3));
            board.updateManyTimes(TASK, 5);
            String text = await(server, "lanecast_events_total{type=\"task.updated\"} 5.0");
            assertThat(text)
                    .contains("lanecast_change_to_send_seconds_bucket{le=\"0.0025\"} 0\n")
                    .contains("lanecast_change_to_send_seconds_bucket{le=\"0.005\"} 5\n")
                    .contains("lanecast_change_to_send_seconds_count 5\n");
        }
    }

    @Test
    void takesNoTimeWhereNobodyIsTold() {
        try (ServerFixture server = new ServerFixture(board)) {
            board.updateManyTimes(TASK, 600);
            String text = await(server, "lanecast_events_total{type=\"task.updated\"} 600.0");
            assertThat(text).contains("lanecast_change_to_send_seconds_count 0\n");
        }
    }

    @Test
    void countsClientsAndThoseWhoAreCutOff() {
        try (ServerFixture server = new ServerFixture(board);
                TestSocket socket = server.connect("");
                TestStream stream = server.stream("")) {
            socket.opening();
            stream.opening();
            String text = server.get("/metrics").body();
            assertThat(text).contains("\nlanecast_ws_sessions 1.0\n", "\nlanecast_sse_sessions 1.0\n");
            assertThat(text).contains("\nlanecast_ws_dropped_total 0.0\n", "\nlanecast_sse_dropped_total 0.0\n");
            server.advance(60);
            assertThat(server.awaitClients(0)).isTrue();
            assertThat(server.get("/metrics").body())
                    .contains("\nlanecast_ws_dropped_total 1.0\n", "\nlanecast_ws_sessions 0.0\n");
        }
    }

    @Test
    void speaksOpenMetricsToThoseWhoAskForIt() {
        try (ServerFixture server = new ServerFixture(board)) {
            HttpResponse<String> plain = server.get("/metrics");
            assertThat(plain.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            HttpResponse<String> open = server.get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");
            assertThat(open.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
            assertThat(open.body()).endsWith("# EOF\n");
            assertThat(server.get("/metrics", "Accept", "rubbish;;q=x").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void twoServersInOneProcessCountForThemselves() {
        try (ServerFixture first = new ServerFixture(board);
                ServerFixture second = new ServerFixture(BoardFixture.with())) {
            board.updateManyTimes(TASK, 2);
            await(first, "lanecast_events_total{type=\"task.updated\"} 2.0");
            assertThat(second.get("/metrics").body()).doesNotContain("task.updated");
        }
    }

    @Test
    void theGrafanaDashboardNamesMetricsThatThereAre() throws IOException {
        JsonNode dashboard = ServerFixture.parse(Files.readString(ROOT.resolve("docs/grafana/lanecast.json")));
        Set<String> named = names(dashboard.findValuesAsText("expr"));
        assertThat(named).hasSizeGreaterThan(12).anyMatch(name -> name.startsWith("jvm_"));
        assertThat(told()).containsAll(named);
    }

    @Test
    void theDocumentationNamesEveryMetricOfOurOwnAndNoOther() throws IOException {
        Set<String> named = names(List.of(Files.readString(ROOT.resolve("docs/monitoring.md"))));
        Set<String> told = told().stream()
                .map(name -> name.replaceFirst("(seconds)_(bucket|count|sum)$", "$1"))
                .filter(name -> name.startsWith("lanecast_"))
                .collect(Collectors.toSet());
        assertThat(named.stream().filter(name -> name.startsWith("lanecast_")).collect(Collectors.toSet()))
                .isEqualTo(told);
    }

    /** The names in a scrape of a server at which everything has happened. */
    private Set<String> told() {
        try (ServerFixture server = new ServerFixture(board);
                TestSocket socket = server.connect("")) {
            socket.opening();
            board.publish(new CostEvent.CostUpdate(SPENT));
            String text = await(server, "lanecast_events_total{type=\"cost.update\"} 1.0");
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]")[0])
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> names(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Pattern.compile("\\b(lanecast|jvm|process)_[a-z_]+[a-z]\\b")
                        .matcher(text)
                        .results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static String await(ServerFixture server, String line) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String text = server.get("/metrics").body();
        while (!text.contains(line) && System.nanoTime() < deadline) {
            text = server.get("/metrics").body();
        }
        assertThat(text).contains(line);
        return text;
    }
}
