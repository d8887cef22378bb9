package dev.lanecast.watcher;

import static dev.lanecast.watcher.WatchedTree.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.Document;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file name")
class FileNamesTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new%0Aline.yaml",
                "right-%E2%80%AEto-left.yaml",
                "caf%C3%A9.yaml",
                "cafe%CC%81.yaml",
                "%F0%9F%93%A6.yml",
                "bad-%FF-byte.yaml",
                "cut-%E2%82.yaml",
                "%EF%BF%BDFF.yaml",
                "per%25cent%20%23%20%3F.YAML",
                "back%5Cslash.yaml"
            })
    void ofAnyBytesIsWatchedAndRead(String encoded) throws Exception {
        Files.createDirectories(root.resolve("inbox"));
        try (WatchedTree tree = WatchedTree.watch(root)) {
            Path file = file(encoded);
            Files.writeString(file, task("a", "A"));
            tree.board.await("it is there", board -> board.tasks().size() == 1);
            String path = tree.board.tasks().keySet().iterator().next();
            assertThat(TreeNames.resolve(root, path)).isEqualTo(file);
            assertThat(tree.source.document(path)).isInstanceOf(Document.Readable.class);
            Files.writeString(file, task("a", "Changed"));
            tree.board.await(
                    "the change is there",
                    board -> board.tasks().get(path).title().equals("Changed"));
            tree.assertExact();
            Files.delete(file);
            tree.board.await("it is gone", board -> board.tasks().isEmpty());
        }
    }

    @Test
    void hasAPathOfItsOwnHoweverAlikeItLooks() throws Exception {
        Files.createDirectories(root.resolve("inbox"));
        List<String> names = List.of("a%FF.yaml", "a%FE.yaml", "a%EF%BF%BD.yaml", "a%EF%BF%BDFF.yaml", "aFF.yaml");
        for (String name : names) {
            Files.writeString(file(name), task(name, "A"));
        }
        try (WatchedTree tree = WatchedTree.watch(root)) {
            assertThat(tree.board.tasks()).hasSize(names.size());
        }
    }

    @Test
    void thatDiffersByCaseOnlyIsAnother() throws Exception {
        WatchedTree.write(root.resolve("inbox/a.yaml"), task("a", "A"));
        try (WatchedTree tree = WatchedTree.watch(root)) {
            tree.move("inbox/a.yaml", "inbox/A.yaml");
            tree.board.await("moved", board -> board.tasks().keySet().equals(Set.of("inbox/A.yaml")));
            tree.assertExact();
        }
    }

    @Test
    void ofTheGreatestLengthIsWatched() throws Exception {
        String name = "n".repeat(250) + ".yaml";
        try (WatchedTree tree = WatchedTree.watch(root)) {
            tree.write("done/" + "d".repeat(255) + "/" + name, task("a", "A"));
            tree.board.await("it is there", board -> board.tasks().size() == 1);
            tree.assertExact();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.yaml, true",
        "a.yml, true",
        "a.YAML, true",
        "a.YmL, true",
        "a.b.yaml, true",
        ".a.yaml, false",
        "a.yaml~, false",
        "a.yaml.tmp, false",
        "#a.yaml#, false",
        ".yaml, false",
        "yaml, false",
        "a.json, false",
        "4913, false",
        "README.md, false"
    })
    void saysWhetherItMayBeATask(String name, boolean task) {
        assertThat(TaskFiles.isTaskName(name)).isEqualTo(task);
    }

    private Path file(String encoded) {
        return Path.of(URI.create(root.resolve("inbox").toUri() + encoded));
    }
}
