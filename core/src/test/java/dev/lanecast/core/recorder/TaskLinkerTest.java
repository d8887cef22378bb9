package dev.lanecast.core.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.Times;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.TaskLink;
import dev.lanecast.core.telemetry.TaskRef;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskLinkerTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3_600);

    private final Task retry = task("assigned/ann/T-42.yaml", NOON, null);
    private final Task retryDocs = task("assigned/ann/T-42-docs.yaml", LATER, null);
    private final Task waiting = task("inbox/T-7.yaml", null, null);
    private final Task finished = task("done/bob/T-1.yaml", NOON, LATER);
    private final TaskLinker linker = linker(retry, retryDocs, waiting, finished);

    @Test
    void leavesATaskThatTheCallNamesItself() {
        Invocation call = call("bob", NOON, "feature/T-42").toBuilder()
                .taskId("unheard-of")
                .build();
        assertThat(linker.link(call)).isSameAs(call);
    }

    @ParameterizedTest
    @CsvSource({
        "feature/T-42, T-42",
        "T-42, T-42",
        "ann/T-42-fix-it, T-42",
        "ann/T-42-docs-fix, T-42-docs",
        "T-7_and_more, T-7",
        "feature/T-423,",
        "feature/XT-42,",
        "T-42-or-T-7, T-42",
        "fix-T-1-T-7,",
        "main,"
    })
    void findsAnIdInTheBranch(String branch, @Nullable String id) {
        Invocation linked = linker.link(call("nobody", NOON, branch));
        assertThat(linked.taskId()).isEqualTo(id);
        assertThat(linked.link()).isEqualTo(id == null ? null : TaskLink.BRANCH);
    }

    @Test
    void takesTheOnlyTaskThatTheAgentWorkedOn() {
        assertThat(inferred(call("ann", NOON.minusMillis(1), null))).isNull();
        assertThat(inferred(call("ann", NOON, null))).isEqualTo("T-42");
        assertThat(inferred(call("ann", LATER, null))).isNull();
        assertThat(inferred(call("bob", LATER.minusMillis(1), null))).isEqualTo("T-1");
        assertThat(inferred(call("bob", LATER, null))).isNull();
        assertThat(inferred(call("eve", NOON, null))).isNull();
        assertThat(inferred(call(null, NOON, null))).isNull();
    }

    @Test
    void looksOnlyIntoTheProjectOfTheCall() {
        Invocation elsewhere =
                call("ann", NOON, "T-42").toBuilder().project("elsewhere").build();
        Invocation here =
                elsewhere.toBuilder().project(retry.project()).branch(null).build();
        assertThat(linker.link(elsewhere).task()).isNull();
        assertThat(linker.link(here).taskId()).isEqualTo("T-42");
    }

    @Test
    void knowsAgentsUnderOtherNames() {
        TaskLinker aliased = linker(Map.of("claude-code", "ann"), retry);
        assertThat(aliased.link(call("claude-code", NOON, null)).taskId()).isEqualTo("T-42");
        assertThat(aliased.link(call(null, NOON, null).toBuilder()
                                .toolName("claude-code")
                                .build())
                        .taskId())
                .isEqualTo("T-42");
    }

    @Test
    void changesItsMindWhenTasksChange() {
        Invocation inferred = linker.link(call("ann", NOON, null));
        Invocation inBranch = linker.link(call("ann", NOON, "T-7"));
        assertThat(linker(task("assigned/ann/T-42.yaml", LATER, null)).link(inferred))
                .isEqualTo(call("ann", NOON, null));
        assertThat(linker(task("assigned/bob/T-42.yaml", NOON, null)).link(inferred))
                .isEqualTo(call("ann", NOON, null));
        assertThat(linker(task("assigned/ann/T-9.yaml", NOON, null))
                        .link(inferred)
                        .taskId())
                .isEqualTo("T-9");
    }

    @Test
    void keepsWhatWasFoundWhenTheTaskLeavesTheBoard() {
        Invocation inferred = linker.link(call("ann", NOON, null));
        Invocation inBranch = linker.link(call("ann", NOON, "T-7"));
        assertThat(linker(finished).link(inferred)).isSameAs(inferred);
        assertThat(linker(retry).link(inBranch)).isSameAs(inBranch);
        assertThat(linker(retry, task("inbox/T-7-b.yaml", null, null)).link(inBranch))
                .isSameAs(inBranch);
        assertThat(linker().link(inferred)).isSameAs(inferred);
    }

    @Test
    void leavesATaskOfAnotherBoardToThatBoard() {
        Invocation there = linker(elsewhere("assigned/ann/E-1.yaml")).link(call("ann", NOON, null));
        assertThat(there.task()).isEqualTo(new TaskRef("elsewhere", "E-1"));
        assertThat(linker.link(there)).isSameAs(there);
        assertThat(linker(retry, elsewhere("inbox/E-2.yaml")).link(there).taskId())
                .isEqualTo("T-42");
    }

    @Test
    void leavesATaskOfAnotherBoardToThatBoardAlsoIfItHasOneOfTheSameId() {
        Invocation there = linker(elsewhere("assigned/ann/T-42.yaml")).link(call("ann", NOON, "T-42"));
        assertThat(linker.link(there)).isSameAs(there);
    }

    @Test
    void keepsWhatWasFoundWhenOnlyTheTimeOfTheFileIsAnother() {
        Task dateless = dateless("assigned/ann/T-9.yaml", NOON);
        Invocation call = call("ann", NOON, null);
        Invocation found = linker(dateless).link(call);
        assertThat(found.taskId()).isEqualTo("T-9");
        assertThat(linker(dateless("assigned/ann/T-9.yaml", LATER)).link(found)).isSameAs(found);
        assertThat(linker(dateless("assigned/ann/T-9.yaml", LATER)).link(call)).isSameAs(call);
        assertThat(linker(dateless("assigned/ann/T-9.yaml", LATER), retry)
                        .link(found)
                        .taskId())
                .isNull();
        assertThat(linker(dateless("done/ann/T-9.yaml", LATER)).link(found)).isSameAs(found);
        assertThat(linker(dateless("done/ann/T-9.yaml", NOON)).link(found).taskId())
                .isNull();
        assertThat(linker(dateless("inbox/T-9.yaml", LATER)).link(found).taskId())
                .isNull();
    }

    @Test
    void saysSinceWhenAnswersMayDiffer() {
        assertThat(linker.put(retryDocs.key(), retryDocs)).isNull();
        assertThat(linker.put("another", retryDocs)).isEqualTo(LATER);
        assertThat(linker.put("another", retry)).isEqualTo(NOON);
        assertThat(linker.put("another", null)).isEqualTo(NOON);
        assertThat(linker.put("another", null)).isNull();
    }

    @Test
    void forgetsWhatIsGoneAndKeepsWhatHasTheSameIdElsewhere() {
        linker.put("twin", retry);
        linker.put(retry.key(), null);
        assertThat(inferred(call("ann", NOON, null))).isEqualTo("T-42");
        linker.put("twin", finished);
        assertThat(inferred(call("ann", NOON, null))).isNull();
        assertThat(linker.link(call(null, NOON, "T-42")).task()).isNull();
        assertThat(inferred(call("bob", NOON, null))).isEqualTo("T-1");
    }

    @Test
    void leavesATaskThatTheSenderNamesWhateverTheBranchSays() {
        Invocation named = call("ann", NOON, "feature/T-7").toBuilder()
                .task("T-42", TaskLink.NAMED)
                .build();
        assertThat(linker.link(named)).isSameAs(named);
        assertThat(linker().link(named)).isSameAs(named);
    }

    @Test
    void keepsTheProjectOfTheTaskUntilTheTaskIsAnother() {
        Invocation worked = linker.link(call("ann", NOON, null));
        assertThat(worked.task()).isEqualTo(new TaskRef(retry.project(), "T-42"));
        assertThat(worked.toldProject()).isNull();
        assertThat(linker.link(worked)).isSameAs(worked);
        assertThat(linker.link(call("eve", NOON, "T-7")).task()).isEqualTo(new TaskRef(retry.project(), "T-7"));

        assertThat(linker(retry, elsewhere("assigned/ann/T-42.yaml"))
                        .link(worked)
                        .task())
                .isNull();
    }

    @Test
    void countsAnIdInABranchForEveryProjectThatHasIt() {
        Task twin = Sample.at("inbox/T-42.yaml").project("elsewhere").id("T-42").done();
        assertThat(linker(retry, twin).link(call("eve", NOON, "T-42")).task()).isEqualTo(new TaskRef(null, "T-42"));
    }

    @Test
    void linksASubagentByTheProgramThatItBelongsTo() {
        TaskLinker aliased = linker(Map.of("claude-code", "ann"), retry, finished);
        Invocation subagent =
                call("explorer", NOON, null).toBuilder().toolName("claude-code").build();
        assertThat(aliased.link(subagent).taskId()).isEqualTo("T-42");
        assertThat(aliased.link(subagent).agentName()).isEqualTo("explorer");
        assertThat(aliased.link(subagent.toBuilder().agentName("bob").build()).taskId())
                .isEqualTo("T-1");
    }

    @Test
    void isNotHeldUpByALongBranch() {
        assertThat(linker.link(call(null, NOON, "-".repeat(4_000) + "T-42")).task())
                .isNull();
    }

    private @Nullable String inferred(Invocation call) {
        Invocation linked = linker.link(call);
        assertThat(linked.link()).isEqualTo(linked.taskId() == null ? null : TaskLink.INFERRED);
        return linked.taskId();
    }

    private static TaskLinker linker(Task... tasks) {
        return linker(Map.of(), tasks);
    }

    private static TaskLinker linker(Map<String, String> aliases, Task... tasks) {
        TaskLinker linker = new TaskLinker(Lanes.defaults(), aliases);
        for (Task task : tasks) {
            linker.put(task.key(), task);
        }
        return linker;
    }

    private static Invocation call(@Nullable String agent, Instant time, @Nullable String branch) {
        return Invocation.at(time).agentName(agent).branch(branch).build();
    }

    private static Task elsewhere(String path) {
        return Sample.at(path)
                .project("elsewhere")
                .id(path.substring(path.lastIndexOf('/') + 1).replace(".yaml", ""))
                .assigned(NOON)
                .done();
    }

    private static Task dateless(String path, Instant changed) {
        return task(path, null, null).withLaneSince(new LaneSince(changed, LaneSince.Source.MTIME));
    }

    private static Task task(String path, @Nullable Instant started, @Nullable Instant completed) {
        Task plain = Sample.task(path);
        return new Task(
                plain.key(),
                plain.project(),
                path,
                path.substring(path.lastIndexOf('/') + 1).replace(".yaml", ""),
                plain.title(),
                path.split("/").length > 2 ? path.split("/")[1] : null,
                plain.status(),
                path.split("/")[0],
                plain.priority(),
                new Times(null, null, started, completed, NOON),
                new LaneSince(started == null ? NOON : started, LaneSince.Source.FIELD),
                plain.tags(),
                plain.initiative(),
                plain.links(),
                plain.checklist(),
                plain.excerpt(),
                plain.spend(),
                plain.flags(),
                plain.digest());
    }
}
