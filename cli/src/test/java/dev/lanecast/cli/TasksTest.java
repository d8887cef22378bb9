package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {

    @TempDir
    Path temp;

    @Test
    void listsTheSampleBoardByLaneAndPriority() {
        Ran ran = Ran.lanecast("tasks", Ran.SAMPLE_BOARD);
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.lines()).hasSize(1 + 72).allMatch(line -> Text.width(line) <= 120);
        assertThat(ran.lines().get(0)).startsWith("LANE").contains("PRIORITY", "AGENT", "TITLE", "AGE", "ID");
        List<String> lanes = ran.lines().stream()
                .skip(1)
                .map(line -> line.split(" ")[0])
                .distinct()
                .toList();
        assertThat(lanes).containsExactly("inbox", "assigned", "done");
    }

    @Test
    void narrowsByEveryFilter() throws IOException {
        save("inbox/a.yaml", "id: A\npriority: high\nstatus: new\n");
        save("assigned/codex/b.yaml", "id: B\npriority: HIGH\nstatus: in_progress\n");
        save("assigned/codex/c.yaml", "id: C\npriority: low\nstatus: blocked\n");
        save("done/reviewer/d.yaml", "id: D\n");
        assertThat(ids("--lane", "assigned")).containsExactly("B", "C");
        assertThat(ids("--lane=inbox,done")).containsExactly("A", "D");
        assertThat(ids("--agent", "reviewer")).containsExactly("D");
        assertThat(ids("--status", "Blocked")).containsExactly("C");
        assertThat(ids("--priority", "high")).containsExactly("A", "B");
        assertThat(ids("--priority", "high", "--lane", "assigned")).containsExactly("B");
    }

    @Test
    void saysSoWhenThereIsNothing() {
        assertThat(Ran.lanecast("tasks", temp).out()).isEqualTo("No tasks." + System.lineSeparator());
    }

    @Test
    void printsWholeTasksAsJsonWithTheirCosts() throws IOException {
        save("inbox/a.yaml", "id: A\ntitle: Größe\n");
        Path db = temp.resolve("calls.db");
        Ran.lanecast("record", "--db", db, "--task", "A", "--model", "gpt-5", "--cost-usd", "0.25");
        Ran ran = Ran.lanecast("tasks", "--json", "--db", db, temp.resolve("tree"));
        JsonNode tasks = new ObjectMapper().readTree(ran.out());
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).get("title").asText()).isEqualTo("Größe");
        assertThat(tasks.get(0).get("cost_usd").asDouble()).isEqualTo(0.25);
        assertThat(tasks.get(0).get("lane").asText()).isEqualTo("inbox");
    }

    @Test
    void makesNoDatabase() throws IOException {
        save("inbox/a.yaml", "id: A\n");
        Path db = temp.resolve("calls.db");
        assertThat(Ran.lanecast("tasks", "--json", "--db", db, temp.resolve("tree"))
                        .code())
                .isZero();
        assertThat(db).doesNotExist();
    }

    private List<String> ids(String... filters) {
        Object[] args = new Object[filters.length + 2];
        args[0] = "tasks";
        System.arraycopy(filters, 0, args, 1, filters.length);
        args[args.length - 1] = temp.resolve("tree");
        return Ran.lanecast(args).lines().stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    private void save(String path, String text) throws IOException {
        Path file = temp.resolve("tree").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
