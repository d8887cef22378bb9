package dev.lanecast.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every task source must hold. An implementation's own test implements this and says how to make files. */
public interface TaskSourceContract {

    /** A source that is not started yet, over a tree with the default lanes. */
    TaskSource source(TaskRoot root);

    /** The name of a task file, such as {@code name.yaml}. */
    String fileName(String name);

    /** What a good task file holds. */
    String good(String id, String title);

    /** What a file holds that is no task. */
    String bad();

    @Test
    default void givesTheWholeTreeOnceBeforeStartReturns(@TempDir Path tree) throws IOException {
        write(tree, "inbox", "one", good("one", "First"));
        write(tree, "assigned/ann", "two", good("two", "Second"));
        write(tree, "done/bob", "three", bad());
        try (TaskSource source = source(root(tree))) {
            RecordingSink sink = new RecordingSink();
            source.start(sink);
            assertThat(sink.scans()).isEqualTo(1);
            assertThat(sink.titles()).containsExactlyInAnyOrder("First", "Second");
            assertThat(sink.broken()).containsExactly("done/bob/" + fileName("three"));
        }
    }

    @Test
    default void takesLaneAgentAndPathFromTheDirectory(@TempDir Path tree) throws IOException {
        write(tree, "assigned/ann", "two", good("two", "Second"));
        try (TaskSource source = source(root(tree))) {
            RecordingSink sink = new RecordingSink();
            source.start(sink);
            Task task = sink.task("assigned/ann/" + fileName("two"));
            assertThat(task.lane()).isEqualTo("assigned");
            assertThat(task.agent()).isEqualTo("ann");
            assertThat(task.project()).isEqualTo("project");
            assertThat(task.flags()).doesNotContain(Flag.ID_INFERRED);
        }
    }

    @Test
    default void observesWhatIsCreatedChangedAndDeleted(@TempDir Path tree) throws Exception {
        Files.createDirectory(tree.resolve("inbox"));
        try (TaskSource source = source(root(tree))) {
            RecordingSink sink = new RecordingSink();
            source.start(sink);
            Path file = write(tree, "inbox", "one", good("one", "First"));
            source.flush();
            assertThat(sink.titles()).containsExactly("First");
            Files.writeString(file, good("one", "Changed"));
            source.flush();
            assertThat(sink.titles()).containsExactly("Changed");
            Files.delete(file);
            source.flush();
            assertThat(sink.titles()).isEmpty();
        }
    }

    @Test
    default void observesAMoveAsOne(@TempDir Path tree) throws Exception {
        Path file = write(tree, "inbox", "one", good("one", "First"));
        Files.createDirectories(tree.resolve("assigned/ann"));
        try (TaskSource source = source(root(tree))) {
            RecordingSink sink = new RecordingSink();
            source.start(sink);
            Files.move(file, tree.resolve("assigned/ann").resolve(fileName("one")));
            source.flush();
            assertThat(sink.later()).hasSize(1);
            assertThat(sink.later().get(0)).isInstanceOfSatisfying(Observation.Present.class, present -> {
                assertThat(present.from()).isEqualTo("inbox/" + fileName("one"));
                assertThat(present.task().lane()).isEqualTo("assigned");
            });
        }
    }

    @Test
    default void seesLanesAndAgentsThatComeLater(@TempDir Path tree) throws Exception {
        try (TaskSource source = source(root(tree))) {
            RecordingSink sink = new RecordingSink();
            source.start(sink);
            write(tree, "done/new-agent", "one", good("one", "First"));
            source.flush();
            assertThat(sink.titles()).containsExactly("First");
        }
    }

    @Test
    default void tellsOfAFileThatBreaksAndIsMended(@TempDir Path tree) throws Exception {
        Path file = write(tree, "inbox", "one", good("one", "First"));
        try (TaskSource source = source(root(tree))) {
            RecordingSink sink = new RecordingSink();
            source.start(sink);
            Files.writeString(file, bad());
            source.flush();
            assertThat(sink.broken()).containsExactly("inbox/" + fileName("one"));
            Files.writeString(file, good("one", "Mended"));
            source.flush();
            assertThat(sink.broken()).isEmpty();
            assertThat(sink.titles()).containsExactly("Mended");
        }
    }

    @Test
    default void readsWholeDocumentsOnDemand(@TempDir Path tree) throws IOException {
        write(tree, "inbox", "good", good("one", "First"));
        write(tree, "inbox", "bad", bad());
        try (TaskSource source = source(root(tree))) {
            source.start(new RecordingSink());
            assertThat(source.document("inbox/" + fileName("good")))
                    .isInstanceOfSatisfying(
                            Document.Readable.class,
                            document -> assertThat(document.fields()).containsEntry("title", "First"));
            assertThat(source.document("inbox/" + fileName("bad"))).isInstanceOf(Document.Unreadable.class);
        }
    }

    @Test
    default void readsNothingOutsideTheLanes(@TempDir Path tree) throws IOException {
        write(tree, "", "secret", good("one", "First"));
        write(tree, "archive", "old", good("two", "Second"));
        Files.createDirectory(tree.resolve("inbox"));
        try (TaskSource source = source(root(tree))) {
            RecordingSink sink = new RecordingSink();
            source.start(sink);
            assertThat(sink.titles()).isEmpty();
            List<String> paths = List.of(
                    fileName("secret"),
                    "archive/" + fileName("old"),
                    "inbox/../" + fileName("secret"),
                    "inbox/./../" + fileName("secret"),
                    "/etc/" + fileName("hosts"),
                    "inbox/",
                    "");
            for (String path : paths) {
                assertThat(source.document(path)).as(path).isInstanceOf(Document.Missing.class);
            }
        }
    }

    @Test
    default void countsItsFilesInItsHealth(@TempDir Path tree) throws IOException {
        write(tree, "inbox", "good", good("one", "First"));
        write(tree, "inbox", "bad", bad());
        try (TaskSource source = source(root(tree))) {
            source.start(new RecordingSink());
            assertThat(source.health().files()).isEqualTo(2);
            assertThat(source.health().invalid()).isEqualTo(1);
            assertThat(source.health().degraded()).isFalse();
        }
    }

    @Test
    default void tellsNothingAfterItIsClosed(@TempDir Path tree) throws Exception {
        Files.createDirectory(tree.resolve("inbox"));
        RecordingSink sink = new RecordingSink();
        TaskSource source = source(root(tree));
        source.start(sink);
        source.close();
        source.close();
        write(tree, "inbox", "one", good("one", "First"));
        source.flush();
        assertThat(sink.later()).isEmpty();
    }

    private Path write(Path tree, String directory, String name, String text) throws IOException {
        Path parent = Files.createDirectories(tree.resolve(directory));
        return Files.writeString(parent.resolve(fileName(name)), text);
    }

    private static TaskRoot root(Path tree) {
        return new TaskRoot("project", tree);
    }
}
