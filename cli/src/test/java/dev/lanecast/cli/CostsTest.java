package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
                        "MODEL      CALLS  TOKENS      COST  ERRORS    P50    P95",
                        "gpt-5          2    1.0k    $12.40       -  1.50s  1.50s",
                        "own-model      1       7  unpriced       1      -      -",
                        "total          3    1.0k   $12.40+       1",
                        "",
                        "This month $0.0013+ so far; at $0.000179+ a day it will be " + projected() + "+.",
                        "0 % of what was read came from a cache, which saved $0.00 at list prices.");
    }

    @Test
    void saysWhatTheMonthWillCostAndWhatCachesSave() {
        record("--id=4", "--model=gpt-5", "--prompt-tokens=1000", "--cache-read-tokens=1000000", "--project=p");
        Ran table = Ran.lanecast("costs", "--db", db, "--project=p");
        assertThat(table.lines())
                .last()
                .isEqualTo("100 % of what was read came from a cache, which saved $1.13 at list prices.");
        JsonNode json = json("costs", "--db", db, "--project=p", "--json");
        assertThat(json.at("/month/spent_usd").asText()).isEqualTo("0.12625");
        assertThat(json.at("/month/per_day_usd").asText()).isEqualTo("0.12625");
        assertThat(json.at("/month/projected_usd").isNumber()).isTrue();
        assertThat(json.at("/cache/saved_usd").asText()).isEqualTo("1.125");
        assertThat(json.at("/cache/hit_percent").asInt()).isEqualTo(100);
    }

    /** It depends on the day of the month. */
    private String projected() {
        JsonNode json = json("costs", "--db", db, "--by=model", "--json");
        return Amounts.usd(
                json.at("/month/projected_usd").decimalValue().movePointRight(6).longValueExact());
    }

    private static JsonNode json(Object... args) {
        try {
            return new ObjectMapper().readTree(Ran.lanecast(args).out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void showsThatNothingIsKnownOfWhatCallsCost() {
        record("--id=4", "--model=own-model", "--project=p");
        assertThat(Ran.lanecast("costs", "--db", db, "--project=p", "--by=model")
                        .lines())
                .contains("This month unpriced so far; what a day costs is not known.");
        JsonNode json = json("costs", "--db", db, "--project=p", "--json");
        assertThat(json.at("/month/unpriced").asInt()).isEqualTo(1);
        assertThat(json.at("/month/unpriced_pace").asInt()).isEqualTo(1);
        assertThat(Ran.lanecast("costs", "--db", db, "--project=p", "--by=model", "--csv")
                        .lines())
                .last()
                .isEqualTo("own-model,,1,0,0,0,0,0,,1,0,,,");
    }

    @Test
    void narrowsAndSplits() {
        Ran ran = Ran.lanecast(
                "costs", "--db", db, "--split=agent", "--since=2026-01-01", "--until=2026-01-31T00:00:00Z");
        assertThat(ran.lines()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(ran.lines().get(1)).startsWith("2026-01-02  bob").contains("$12.40");
        assertThat(Ran.lanecast("costs", "--db", db, "--project=none").lines()).containsExactly("No model calls.");
    }

    @Test
    void printsForPrograms() {
        JsonNode json = json("costs", "--db", db, "--by=agent", "--json");
        assertThat(json.at("/groups/0/key").asText()).isEqualTo("bob");
        assertThat(json.at("/groups/1/unpriced").asInt()).isEqualTo(1);
        assertThat(json.has("split")).isFalse();
        assertThat(json("costs", "--db", db, "--split=agent", "--json")
                        .get("split")
                        .asText())
                .isEqualTo("agent");
        assertThat(Ran.lanecast("costs", "--db", db, "--by=agent", "--csv").lines())
                .hasSize(3)
                .contains("bob,,1,0,0,0,0,0,12.4,0,0,,,");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(Ran.lanecast("costs", "--by", "week"))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("[week]"));
        assertWrongUsage("[--split] needs [--by] to be day or hour, but it is [model]", "--by=model", "--split=agent");
        assertWrongUsage("[--split] must be one of [model, agent, tool, project], but is [day]", "--split=day");
        assertWrongUsage("[--split] must be one of [model, agent, tool, project], but is [foo]", "--split=foo");
        assertWrongUsage("Name one of [--json] and [--csv], not both", "--json", "--csv");
        assertWrongUsage(
                "[--since] must be before the end of [--until], but they are [2026-01-02T00:00:00Z] and"
                        + " [2026-01-01T00:00:00Z]",
                "--since=2026-01-02T00:00:00Z",
                "--until=2026-01-01T00:00:00Z");
        assertWrongUsage(
                "Invalid value for option '--db-sync': must be normal or full, but is [bogus]", "--db-sync=bogus");
        assertWrongUsage("Invalid value for option '--db': must name a file, but is []", "--db", "");
        assertThat(Ran.lanecast("costs", "--since=yesterday").err()).contains("[yesterday]");
        assertThat(Ran.lanecast("costs", "--db", temp.resolve("none.db")))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(3))
                .satisfies(ran -> assertThat(ran.err()).contains("none.db] yet"));
        assertThat(temp.resolve("none.db")).doesNotExist();
    }

    private static void assertWrongUsage(String sentence, String... options) {
        Ran ran = Ran.lanecast(
                Stream.concat(Stream.of("costs"), Stream.of(options)).toArray());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).first().isEqualTo(sentence);
    }

    @Test
    void showsLongTimesInHoursAndDays() {
        record("--id=4", "--model=hours", "--latency-ms=7200000");
        record("--id=5", "--model=days", "--latency-ms=2113929000");
        List<String> lines = Ran.lanecast("costs", "--db", db, "--by=model").lines();
        assertThat(lines).anyMatch(line -> line.matches("hours .* 2\\.0\\dh +2\\.0\\dh"));
        assertThat(lines).anyMatch(line -> line.matches("days .* 24\\.\\dd +24\\.\\dd"));
    }

    @Test
    void countsOnlyCallsWhoseAmountIsAnother() throws IOException {
        Path one = Files.writeString(temp.resolve("one.yaml"), "prices:\n  - {model: gpt-5, input: 1, output: 1}\n");
        Path other =
                Files.writeString(temp.resolve("other.yaml"), "prices:\n  - {model: gpt-5, input: 1, output: 2}\n");
        Ran.lanecast("costs", "reprice", "--db", db, "--config", one);
        assertThat(Ran.lanecast("costs", "reprice", "--db", db, "--config", other)
                        .lines())
                .containsExactly("0 calls have another price.");
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
                .anyMatch(line -> line.startsWith("total ") && line.contains(" $19.40 "));
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
        assertThat(Ran.lanecast("export", "invocations", "--db", db, "--output", temp.resolve("none/f.csv"))
                        .err())
                .isEqualTo("Cannot write [" + temp.resolve("none/f.csv")
                        + "]: its directory is missing; name another file with --output" + System.lineSeparator());
        assertThat(Ran.lanecast("export", "events", "--url=http://127.0.0.1:1/").code())
                .isEqualTo(3);
    }

    @Test
    void exportsTheLanesOfTheConfiguration() throws IOException {
        Files.createDirectories(temp.resolve("tree/doing/ann"));
        Files.writeString(temp.resolve("tree/doing/ann/b.yaml"), "id: B\n");
        Path config = Files.writeString(temp.resolve("lanecast.yaml"), "lanes: [{name: doing, role: active}]\n");
        Ran tasks = Ran.lanecast(
                "export", "tasks", "--db", db, "--format=ndjson", "--config", config, temp.resolve("tree"));
        assertThat(new ObjectMapper().readTree(tasks.out()).get("lane").asText())
                .isEqualTo("doing");
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
