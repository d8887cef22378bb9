package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsTest {

    @TempDir
    Path temp;

    private Path db;

    @BeforeEach
    void record() {
        db = temp.resolve("calls.db");
        record("--id=1", "--model=gpt-5", "--agent=ann", "--task=A", "--prompt-tokens=1000", "--latency-ms=1500");
        record("--id=2", "--model=own-model", "--agent=ann", "--completion-tokens=7", "--status=error", "--task=A");
        record("--id=3", "--model=gpt-5", "--agent=bob", "--cost-usd=12.40", "--timestamp=2026-01-02T12:00:00Z");
    }

    @Test
    void printsATableWithTheSumAtItsEnd() {
        Ran ran = Ran.lanecast("costs", "--db", db, "--by", "model");
        assertThat(ran.lines())
                .containsExactly(
                        "MODEL      CALLS  TOKENS     COST  ERRORS    P50    P95",
                        "gpt-5          2    1.0k   $12.40       -  1.50s  1.50s",
                        "own-model      1       7   $0.00+       1      -      -",
                        "total          3    1.0k  $12.40+       1");
    }

    @Test
    void narrowsAndSplits() {
        Ran ran = Ran.lanecast(
                "costs", "--db", db, "--split=agent", "--since=2026-01-01", "--until=2026-01-31T00:00:00Z");
        assertThat(ran.lines()).hasSize(3);
        assertThat(ran.lines().get(1)).startsWith("2026-01-02  bob").contains("$12.40");
        assertThat(Ran.lanecast("costs", "--db", db, "--project=none").lines()).containsExactly("No model calls.");
    }

    @Test
    void printsForPrograms() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(Ran.lanecast("costs", "--db", db, "--by=agent", "--json")
                        .out());
        assertThat(json.at("/groups/0/key").asText()).isEqualTo("bob");
        assertThat(json.at("/groups/1/unpriced").asInt()).isEqualTo(1);
        assertThat(Ran.lanecast("costs", "--db", db, "--by=agent", "--csv").lines())
                .hasSize(3)
                .contains("bob,,1,0,0,0,0,0,12.4,0,0,,,");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(Ran.lanecast("costs", "--by", "week"))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("[week]"));
        assertThat(Ran.lanecast("costs", "--by=model", "--split=agent").code()).isEqualTo(2);
        assertThat(Ran.lanecast("costs", "--since=yesterday").err()).contains("[yesterday]");
        assertThat(Ran.lanecast("costs", "--db", temp.resolve("none.db")))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(3))
                .satisfies(ran -> assertThat(ran.err()).contains("none.db] yet"));
        assertThat(temp.resolve("none.db")).doesNotExist();
    }

    @Test
    void pricesAnewWithOwnPrices() throws IOException {
        Path config = Files.writeString(
                temp.resolve("lanecast.yaml"),
                "prices:\n  - {model: own-*, input: 0, output: 1000000}\n  - {model: gpt-5, input: 1, output: 1}\n");
        assertThat(Ran.lanecast("costs", "reprice", "--db", db, "--config", config)
                        .lines())
                .containsExactly("2 calls have another price.");
        assertThat(Ran.lanecast("costs", "reprice", "--db", db, "--config", config)
                        .lines())
                .containsExactly("0 calls have another price.");
        assertThat(Ran.lanecast("costs", "--db", db, "--by=model").lines())
                .last()
                .asString()
                .contains(" $19.40 ");
        assertThat(Ran.lanecast("costs", "reprice", "--db", db).lines()).containsExactly("2 calls have another price.");
    }

    @Test
    void showsCostsBesideTasks() throws IOException {
        Files.createDirectories(temp.resolve("tree/inbox"));
        Files.writeString(temp.resolve("tree/inbox/a.yaml"), "id: A\n");
        Files.writeString(temp.resolve("tree/inbox/b.yaml"), "id: B\n");
        Ran ran = Ran.lanecast("tasks", "--db", db, temp.resolve("tree"));
        assertThat(ran.lines().get(0)).contains("  COST ").contains("  TOKENS ");
        assertThat(ran.lines().get(1)).contains("  $0.0013+ ").contains("  1.0k ");
        assertThat(ran.lines().get(2)).contains("  -  ");
    }

    @Test
    void copiesTheDatabase() {
        Path copy = temp.resolve("copy.db");
        assertThat(Ran.lanecast("backup", "--db", db, copy).code()).isZero();
        assertThat(Ran.lanecast("costs", "--db", copy, "--by=model").out())
                .isEqualTo(Ran.lanecast("costs", "--db", db, "--by=model").out());
        Ran again = Ran.lanecast("backup", "--db", db, copy);
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.err()).contains("copy.db] is there already");
    }

    @Test
    void exportsCallsAndTasks() throws IOException {
        assertThat(Ran.lanecast("export", "invocations", "--db", db, "--since=2026-01-03")
                        .lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("invocation_id,timestamp,");
        Path file = temp.resolve("calls.json");
        assertThat(Ran.lanecast("export", "invocations", "--db", db, "--format=json", "--output", file)
                        .out())
                .isEmpty();
        assertThat(new ObjectMapper().readTree(file.toFile())).hasSize(3);

        Files.createDirectories(temp.resolve("tree/inbox"));
        Files.writeString(temp.resolve("tree/inbox/a.yaml"), "id: A\ntags: [x, y]\n");
        Ran tasks = Ran.lanecast("export", "tasks", "--db", db, "--format=ndjson", temp.resolve("tree"));
        assertThat(new ObjectMapper().readTree(tasks.out()).get("unpriced").asInt())
                .isEqualTo(1);
        assertThat(Ran.lanecast("export", "tasks", "--db", db, temp.resolve("tree"))
                        .out())
                .contains("\"[\"\"x\"\",\"\"y\"\"]\"");
        assertThat(Ran.lanecast("export").code()).isEqualTo(2);
        assertThat(Ran.lanecast("export", "events", "--url=http://127.0.0.1:1/").code())
                .isEqualTo(3);
    }

    private void record(Object... options) {
        Object[] args = new Object[options.length + 3];
        args[0] = "record";
        args[1] = "--db";
        args[2] = db;
        System.arraycopy(options, 0, args, 3, options.length);
        assertThat(Ran.lanecast(args).code()).isZero();
    }
}
