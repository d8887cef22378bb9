package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Links;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.Times;
import dev.lanecast.core.telemetry.Spend;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskTableTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void showsATaskALine() {
        List<String> lines = table(80, task("done", "high", "codex", "Renew loans twice", "LIB-1"));
        assertThat(lines)
                .containsExactly(
                        "LANE  PRIORITY  AGENT  TITLE              AGE  ID",
                        "done  high      codex  Renew loans twice  2h   LIB-1");
    }

    @Test
    void fitsTheTerminal() {
        List<String> lines = table(60, task("assigned", null, null, "x".repeat(200), "y".repeat(200)));
        assertThat(lines).allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(60));
        assertThat(lines.get(1))
                .startsWith("assigned  -         -")
                .contains("xxx…")
                .endsWith("y…");
    }

    @Test
    void alignsWideCharacters() {
        List<String> lines = table(80, task("done", "low", "a", "日本語", "1"), task("done", "low", "a", "abcdef", "2"));
        assertThat(lines.get(1)).isEqualTo("done  low       a      日本語  2h   1");
        assertThat(lines.get(2)).isEqualTo("done  low       a      abcdef  2h   2");
    }

    @Test
    void takesThePowerFromHostileTitles() {
        assertThat(table(80, task("inbox", "low", "a", "\u001b[2Jgone\nnext", "1"))
                        .get(1))
                .contains("\ufffd[2Jgone next");
    }

    @Test
    void tellsAgesInTheirLargestUnit() {
        assertThat(Stream.of("PT30S", "PT59M", "PT23H59M", "P3D")
                        .map(age -> TaskTable.age(NOW.minus(Duration.parse(age)), NOW)))
                .containsExactly("now", "59m", "23h", "3d");
    }

    @Test
    void takesTheWidthFromTheEnvironment() {
        assertThat(TaskTable.width("100")).isEqualTo(100);
        assertThat(TaskTable.width("5")).isEqualTo(60);
        assertThat(TaskTable.width("wide")).isEqualTo(120);
        assertThat(TaskTable.width(null)).isEqualTo(120);
    }

    @Test
    void ordersByLaneThenUrgency() {
        Comparator<Task> order = TaskOrder.of(Lanes.defaults());
        assertThat(Stream.of(
                                task("done", "critical", "a", "t", "4"),
                                task("inbox", "odd", "a", "t", "3"),
                                task("inbox", "low", "a", "t", "2"),
                                task("inbox", "critical", "a", "t", "1"))
                        .sorted(order)
                        .map(Task::id))
                .containsExactly("1", "2", "3", "4");
    }

    private static List<String> table(int width, Task... tasks) {
        StringWriter out = new StringWriter();
        TaskTable.print(new PrintWriter(out, true), List.of(tasks), width, NOW);
        return out.toString().lines().toList();
    }

    private static Task task(String lane, String priority, String agent, String title, String id) {
        LaneSince since = new LaneSince(NOW.minus(Duration.ofHours(2)), LaneSince.Source.FIELD);
        Times times = new Times(null, null, null, null, NOW);
        return new Task(
                "k" + id,
                "repo",
                lane + "/" + id + ".yaml",
                id,
                title,
                agent,
                "new",
                lane,
                priority,
                times,
                since,
                List.of(),
                null,
                Links.NONE,
                null,
                "",
                Spend.NONE,
                Set.of(),
                0);
    }
}
