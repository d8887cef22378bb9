package dev.lanecast.watcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.task.Checklist;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A task")
class TaskReaderTest {

    private static final Instant MODIFIED = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void hasItsFieldsFromTheFileAndItsPlaceFromThePath() throws FaultException {
        Task task = read("inbox/a.yaml", """
                id: HL-1
                title: Do  it
                agent: ann
                status: New
                priority: HIGH
                initiative: carriers
                tags: [docs, 0.2, docs]
                """);
        assertThat(task.key()).isEqualTo(TaskKey.of("project", "inbox/a.yaml"));
        assertThat(task.id()).isEqualTo("HL-1");
        assertThat(task.title()).isEqualTo("Do it");
        assertThat(task.agent()).isEqualTo("ann");
        assertThat(task.status()).isEqualTo("New");
        assertThat(task.priority()).isEqualTo("high");
        assertThat(task.initiative()).isEqualTo("carriers");
        assertThat(task.tags()).containsExactly("docs", "0.2");
        assertThat(task.lane()).isEqualTo("inbox");
        assertThat(task.times().updatedAt()).isEqualTo(MODIFIED);
        assertThat(task.flags()).isEmpty();
    }

    @Test
    void hasItsIdFromTheOldFieldElseFromTheFileName() throws FaultException {
        assertThat(read("inbox/a.yaml", "task_id: 010").id()).isEqualTo("010");
        Task inferred = read("inbox/2026.a.yml", "status: new");
        assertThat(inferred.id()).isEqualTo("2026.a");
        assertThat(inferred.title()).isEqualTo("2026.a");
        assertThat(inferred.flags()).containsExactly(Flag.ID_INFERRED);
    }

    @Test
    void hasTheAgentOfItsDirectory() throws FaultException {
        Task task = read("done/bob/2026/a.yaml", "id: a\nagent: ann");
        assertThat(task.agent()).isEqualTo("bob");
        assertThat(task.flags()).containsExactly(Flag.AGENT_MISMATCH);
        assertThat(read("done/bob/a.yaml", "id: a\nagent: bob").flags()).isEmpty();
        assertThat(read("done/a.yaml", "id: a").agent()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T16:50:00Z, 2026-11-18T16:50:00Z",
        "2026-11-18T16:50:00.123456Z, 2026-11-18T16:50:00.123456Z",
        "2026-11-18 16:50:00 +01:00, 2026-11-18T15:50:00Z",
        "2026-11-18T16:50:00-0530, 2026-11-18T22:20:00Z",
        "2026-11-18t6:50:00+9, 2026-11-17T21:50:00Z",
        "2026-11-18T16:50Z, 2026-11-18T16:50:00Z"
    })
    void normalisesTimes(String text, Instant instant) throws FaultException {
        Task task = read("inbox/a.yaml", "id: a\ncreated_at: " + text);
        assertThat(task.times().createdAt()).isEqualTo(instant);
        assertThat(task.flags()).isEmpty();
        assertThat(task.laneSince()).isEqualTo(new LaneSince(instant, LaneSince.Source.FIELD));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T16:50:00, 2026-11-18T16:50:00Z",
        "2026-11-18, 2026-11-18T00:00:00Z",
        "2026-1-8 6:05:04, 2026-01-08T06:05:04Z"
    })
    void assumesUtcAndSaysSo(String text, Instant instant) throws FaultException {
        Task task = read("inbox/a.yaml", "id: a\ncreated_at: '" + text + "'");
        assertThat(task.times().createdAt()).isEqualTo(instant);
        assertThat(task.flags()).containsExactly(Flag.TIME_ASSUMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sometime last week",
                "2026-13-45",
                "2026-11-18T25:00:00Z",
                "20261118",
                "2026-11-18T16:50:00+99:00"
            })
    void leavesOutTimesThatCannotBeAndSaysSo(String text) throws FaultException {
        Task task = read("inbox/a.yaml", "id: a\ncreated_at: " + text);
        assertThat(task.times().createdAt()).isNull();
        assertThat(task.flags()).containsExactly(Flag.TIME_INVALID);
        assertThat(task.laneSince()).isEqualTo(new LaneSince(MODIFIED, LaneSince.Source.MTIME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a, b]",
                "[{task_id: a, why: x}, {id: b}]",
                "{a: {why: x}, b: ~}",
                "{a: done, b: required}",
                "{needs: a, after: b}",
                "{needs: [a, b]}",
                "'a, b'",
                "[a, [b]]"
            })
    void findsTheIdsItDependsOnInEveryShape(String dependencies) throws FaultException {
        List<String> ids = read("inbox/a.yaml", "id: x\ndependencies: " + dependencies)
                .links()
                .dependencies();
        assertThat(ids).startsWith("a");
        if (!dependencies.contains("[[") && !dependencies.endsWith("[b]]")) {
            assertThat(ids).containsExactly("a", "b");
        }
    }

    @Test
    void keepsWhatBlocksItAsText() throws FaultException {
        Task task = read("inbox/a.yaml", "id: x\nblocked_by: Waiting for legal\nblocks: 010");
        assertThat(task.links().blockedBy()).containsExactly("Waiting for legal");
        assertThat(task.links().blocks()).containsExactly("010");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{text: a, done: true}, {text: b, done: no}, {text: c}]",
                "[{a: b, completed: yes}, {c: d, checked: false}]",
                "['[x] a', '[ ] b', c]",
                "['- [X] a', '- [ ] b']",
                "\"Before\\n- [x] a\\n  * [ ] b\\nafter\"",
                "{works: true, tests: false, note: text}"
            })
    void countsCriteriaThatCanBeTicked(String criteria) throws FaultException {
        assertThat(read("inbox/a.yaml", "id: x\nacceptance_criteria: " + criteria)
                        .checklist())
                .isEqualTo(new Checklist(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a, b]", "text", "~", "[]", "{a: b}", "'see [x](http://example.org)'"})
    void hasNoChecklistWhereNothingCanBeTicked(String criteria) throws FaultException {
        assertThat(read("inbox/a.yaml", "id: x\nacceptance_criteria: " + criteria)
                        .checklist())
                .isNull();
    }

    @Test
    void hasAnExcerptWithoutMarkdown() throws FaultException {
        String text =
                "id: x\ndescription: |\n  # Head\n\n  - **bold** `code` and [link](http://e.org)\n  1. snake_case _it_\n"
                        + "  ```json\n  {}\n  ```\n";
        assertThat(read("inbox/a.yaml", text).excerpt()).isEqualTo("Head bold code and link snake_case it {}");
        assertThat(read("inbox/a.yaml", "id: x\ncontext: Some <b>text</b>").excerpt())
                .isEqualTo("Some <b>text</b>");
        assertThat(read("inbox/a.yaml", "id: x\ncontext: {a: b}").excerpt()).isEmpty();
    }

    @Test
    void hasAnExcerptOfAtMost160CharactersThatCutsNone() throws FaultException {
        String excerpt = read("inbox/a.yaml", "id: x\nspecification: x" + "\uD83D\uDCE6".repeat(200))
                .excerpt();
        assertThat(excerpt).hasSizeLessThanOrEqualTo(160).endsWith("\uD83D\uDCE6…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: [a]",
                "agent: {a: b}",
                "status: [x]",
                "tags: {a: b}",
                "tags: [[a]]",
                "dependencies: [[a]]",
                "id: [a]"
            })
    void isNotLostForAFieldOfAnotherType(String field) throws FaultException {
        assertThat(read("inbox/a.yaml", "task_id: a\n" + field).flags()).containsExactly(Flag.FIELD_IGNORED);
    }

    @Test
    void keepsHostileTextInOneBoundedLine() throws FaultException {
        Task task =
                read("inbox/a.yaml", "id: \"<script>\\u0007\\n\\nalert(1)</script>\"\ntitle: " + "t".repeat(100_000));
        assertThat(task.id()).isEqualTo("<script> alert(1)</script>");
        assertThat(task.title()).hasSize(300);
    }

    private static Task read(String path, String text) throws FaultException {
        Lane lane = Lanes.defaults().find(path.substring(0, path.indexOf('/'))).orElseThrow();
        return new TaskReader("project").read(Yaml.read(text.getBytes(UTF_8)), Place.of(path, lane), MODIFIED, 1);
    }
}
