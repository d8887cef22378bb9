package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.event.BoardEvent.TaskAssigned;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.CostSummary;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

    private static final Task INBOX = Tasks.at("inbox/a.yaml");
    private static final Task ASSIGNED = Tasks.at("assigned/qa/b.yaml");

    private final BoardFixture board = BoardFixture.with(INBOX, ASSIGNED);

    @ParameterizedTest
    @CsvSource({
        "tasks.csv, text/csv; charset=utf-8; header=present",
        "events.json, application/json; charset=utf-8",
        "events.ndjson, application/x-ndjson; charset=utf-8"
    })
    void givesAFileToSave(String file, String mediaType) {
        try (ServerFixture server = new ServerFixture(board)) {
            for (String method : List.of("GET", "HEAD")) {
                HttpResponse<String> answer = server.send(method, "/api/export/" + file);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type")).contains(mediaType);
                assertThat(answer.headers().firstValue("Content-Disposition"))
                        .contains("attachment; filename=\"lanecast-" + file + "\"");
            }
        }
    }

    @Test
    void givesTheTasksOfTheBoardInEveryForm() {
        try (ServerFixture server = new ServerFixture(board)) {
            JsonNode tasks = server.json("/api/export/tasks.json");
            assertThat(tasks).hasSize(2);
            assertThat(tasks.get(0)).isEqualTo(server.json("/api/tasks").at("/assigned/qa/0"));

            List<JsonNode> lines = server.get("/api/export/tasks.ndjson")
                    .body()
                    .lines()
                    .map(ServerFixture::parse)
                    .toList();
            assertThat(lines).containsExactly(tasks.get(0), tasks.get(1));

            List<String> rows =
                    List.of(server.get("/api/export/tasks.csv").body().split("\r\n"));
            assertThat(rows).hasSize(3);
            List<String> names = new ArrayList<>();
            tasks.get(0).fieldNames().forEachRemaining(names::add);
            assertThat(rows.get(0)).isEqualTo(String.join(",", names));
            assertThat(rows.get(1))
                    .startsWith(ASSIGNED.key() + ",harbour,assigned/qa/b.yaml,b,Title of b,qa,new,assigned,high,,")
                    .contains(",\"[\"\"urgent\"\"]\",");
        }
    }

    @Test
    void narrowsTheTasks() {
        try (ServerFixture server = new ServerFixture(board)) {
            assertThat(server.json("/api/export/tasks.json?agent=qa")).hasSize(1);
            assertThat(server.json("/api/export/tasks.json?project=other")).isEmpty();
            assertThat(server.get("/api/export/tasks.json?include_done=x").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void givesTheEventsThatAreHeldOldestFirst() {
        board.update(Tasks.titled(INBOX, "Other, \"new\""));
        Task moved = Tasks.titled(INBOX, "Other").at("assigned/dev/a.yaml", "assigned");
        board.publish(new TaskAssigned(moved, Origin.of(INBOX), List.of()));
        board.publish(new CostEvent.CostUpdate(CostSummary.NONE));
        board.delete(moved);
        try (ServerFixture server = new ServerFixture(board)) {
            JsonNode events = server.json("/api/export/events.json");
            assertThat(events).isEqualTo(server.json("/api/events").get("events"));
            assertThat(events).hasSize(4);

            String[] rows = server.get("/api/export/events.csv").body().split("\r\n");
            assertThat(rows[0])
                    .isEqualTo(
                            "seq,timestamp,type,key,file_path,lane,id,title,agent,status,old_lane,old_status,old_path");
            assertThat(rows[1])
                    .isEqualTo("1,2026-11-20T12:00:00Z,task.updated," + INBOX.key()
                            + ",inbox/a.yaml,inbox,a,\"Other, \"\"new\"\"\",,new,,,");
            assertThat(rows[2])
                    .isEqualTo("2,2026-11-20T12:00:00Z,task.assigned," + moved.key()
                            + ",assigned/dev/a.yaml,assigned,a,Other,dev,new,inbox,new,inbox/a.yaml");
            assertThat(rows[3]).isEqualTo("3,2026-11-20T12:00:00Z,cost.update,,,,,,,,,,");
            assertThat(rows[4]).startsWith("4,").contains(",assigned,a,");
        }
    }

    @Test
    void givesEmptyFilesInEveryForm() {
        try (ServerFixture server = new ServerFixture(BoardFixture.with())) {
            assertThat(server.json("/api/export/tasks.json")).isEmpty();
            assertThat(server.get("/api/export/events.ndjson").body()).isEmpty();
            assertThat(server.get("/api/export/events.csv").body())
                    .startsWith("seq,")
                    .endsWith("old_path\r\n");
        }
    }

    @Test
    void streamsMoreThanOnePiece() {
        List<Task> many = IntStream.range(0, 2_000)
                .mapToObj(i -> Tasks.at("done/qa/" + i + ".yaml"))
                .toList();
        try (ServerFixture server = new ServerFixture(BoardFixture.with(many, List.of()))) {
            assertThat(server.json("/api/export/tasks.json")).hasSize(2_000);
            assertThat(server.get("/api/export/tasks.csv").body().lines()).hasSize(2_001);
            assertThat(server.get("/api/export/tasks.csv").headers().firstValue("Content-Length"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tasks", "tasks.xml", "secrets.csv", "calls.csv", ".csv", "csv", "tasks.csv.csv", "a/tasks.csv"})
    void knowsNoOtherFiles(String file) {
        try (ServerFixture server = new ServerFixture(board)) {
            assertThat(server.get("/api/export/" + file).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void writesCellsThatASpreadsheetTakesAsTheyAre() {
        assertThat(Csv.row(Arrays.asList("=1+1", "+1", "-1", "@x", "\tx", "a=b", "", null)))
                .isEqualTo("'=1+1,'+1,'-1,'@x,'\tx,a=b,,\r\n");
        assertThat(Csv.row(Arrays.asList(-1L, new BigDecimal("0.10"), true, BoardFixture.NOW)))
                .isEqualTo("-1,0.10,true,2026-11-20T12:00:00Z\r\n");
        assertThat(Csv.row(List.of("a,b", "say \"x\"", "two\nlines", "=HYPERLINK(\"x\",1)")))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"'=HYPERLINK(\"\"x\"\",1)\"\r\n");
        assertThat(Csv.row(List.of(List.of("=1"), Map.of("done", 1L))))
                .isEqualTo("\"[\"\"=1\"\"]\",\"{\"\"done\"\":1}\"\r\n");
    }
}
