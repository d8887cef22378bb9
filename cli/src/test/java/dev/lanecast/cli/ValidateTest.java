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

class ValidateTest {

    @TempDir
    Path temp;

    @Test
    void findsTheUnreadableFileOfTheSampleBoard() {
        Ran ran = Ran.lanecast("validate", Ran.SAMPLE_BOARD);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.lines())
                .filteredOn(line -> !line.contains(": warning: "))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .matches(".*2026-11-16T1540-gemini-cli-reject-stale-events\\.yaml:\\d+:\\d+: .+"));
    }

    @Test
    void saysSoWhenNothingIsWrong() throws IOException {
        save("inbox/a.yaml", "id: A\n");
        Ran ran = Ran.lanecast("validate", temp);
        assertThat(ran.code()).isZero();
        assertThat(ran.lines()).containsExactly("Found nothing wrong with 1 task.");
    }

    @Test
    void warnsOfWhatIsSuspicious() throws IOException {
        save("inbox/no-id.yaml", "title: Without id\n");
        save("inbox/twin.yaml", "id: T\n");
        save("assigned/codex/twin.yaml", "id: T\n");
        save("assigned/codex/other.yaml", "id: O\nagent: reviewer\n");
        save("inbox/times.yaml", "id: Z\ncreated_at: 2026-11-20T10:00:00\nstarted_at: soon\n");
        save("inbox/types.yaml", "id: Y\ntitle: [a, b]\n");
        Ran ran = Ran.lanecast("validate", temp);
        assertThat(ran.code()).isZero();
        assertThat(ran.lines()).allMatch(line -> line.contains(".yaml:1:1: warning: "));
        assertThat(kinds("no-id.yaml")).containsExactly("id_inferred");
        assertThat(kinds("twin.yaml")).containsExactly("duplicate_id", "duplicate_id");
        assertThat(kinds("other.yaml")).containsExactly("agent_mismatch");
        assertThat(kinds("times.yaml")).containsExactly("time_assumed", "time_invalid");
        assertThat(kinds("types.yaml")).containsExactly("field_ignored");
    }

    @Test
    void warnsOfTasksThatAreNotThere() throws IOException {
        save("inbox/a.yaml", "id: A\ndependencies: [B, GONE]\nblocked_by: [LOST]\n");
        save("inbox/b.yaml", "id: B\ndependencies: [broken]\n");
        save("inbox/broken.yaml", "id: [\n");
        Ran ran = Ran.lanecast("validate", temp);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.lines())
                .filteredOn(line -> line.contains("warning"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("a.yaml:1:1: warning: [dependencies] names the task [GONE]"),
                        line -> assertThat(line).contains("a.yaml:1:1: warning: [blocked_by] names the task [LOST]"));
    }

    @Test
    void printsFindingsAsJson() throws IOException {
        save("inbox/broken.yaml", "id: A\ntitle: [\n");
        Ran ran = Ran.lanecast("validate", "--json", temp);
        assertThat(ran.code()).isEqualTo(1);
        JsonNode finding = new ObjectMapper().readTree(ran.out()).get(0);
        assertThat(finding.get("path").asText()).endsWith("inbox/broken.yaml");
        assertThat(finding.get("severity").asText()).isEqualTo("error");
        assertThat(finding.get("line").asInt()).isGreaterThan(1);
        assertThat(finding.get("message").asText()).isNotBlank();
    }

    @Test
    void looksIntoTheLanesOfTheConfiguration() throws IOException {
        save("tree/doing/ann/broken.yaml", "id: [\n");
        save("tree/done/ann/also-broken.yaml", "id: [\n");
        save("lanecast.yaml", "lanes: [{name: doing, role: active}]\n");
        Path tree = temp.resolve("tree");
        assertThat(Ran.lanecast("validate", tree).lines())
                .singleElement()
                .asString()
                .contains("also-broken.yaml:");
        assertThat(Ran.lanecast("validate", "--config", temp.resolve("lanecast.yaml"), tree)
                        .lines())
                .singleElement()
                .asString()
                .contains("ann/broken.yaml:");

        save("wrong.yaml", "lane: []\n");
        Ran refused = Ran.lanecast("validate", "--config", temp.resolve("wrong.yaml"), tree);
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("did you mean [lanes]?");
    }

    private List<String> kinds(String file) throws IOException {
        JsonNode findings = new ObjectMapper()
                .readTree(Ran.lanecast("validate", "--json", temp).out());
        return findings.findParents("kind").stream()
                .filter(finding -> finding.get("path").asText().endsWith(file))
                .map(finding -> finding.get("kind").asText())
                .toList();
    }

    private void save(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
