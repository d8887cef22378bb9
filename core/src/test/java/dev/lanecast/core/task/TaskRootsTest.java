package dev.lanecast.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lanecast.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TaskRootsTest {

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void resolveLinks() throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void aRepositoryLeadsToItsTreeAndGivesItItsName() throws IOException {
        Path tree = repository("shop");

        assertThat(TaskRoots.resolve(List.of(folder.resolve("shop")))).containsExactly(new TaskRoot("shop", tree));
    }

    @Test
    void theTreeOfARepositoryHasTheRepositorysName() throws IOException {
        Path tree = repository("shop");

        assertThat(TaskRoots.resolve(List.of(tree))).containsExactly(new TaskRoot("shop", tree));
    }

    @Test
    void anyOtherDirectoryIsATreeOfItsOwnName() {
        assertThat(TaskRoots.resolve(List.of(folder)))
                .containsExactly(new TaskRoot(folder.getFileName().toString(), folder));
    }

    @Test
    void theRootOfTheFileSystemHasANameToo() {
        Path root = folder.getRoot();
        assumeThat(Files.isDirectory(root.resolve("work/collaboration"))).isFalse();

        assertThat(TaskRoots.resolve(List.of(root))).containsExactly(new TaskRoot("root", root));
    }

    @Test
    void equalNamesAreToldApart() throws IOException {
        repository("one/shop");
        repository("two/shop");
        repository("three/shop");

        assertThat(TaskRoots.resolve(
                        List.of(folder.resolve("one/shop"), folder.resolve("two/shop"), folder.resolve("three/shop"))))
                .extracting(TaskRoot::project)
                .containsExactly("shop", "shop~2", "shop~3");
    }

    @Test
    void aTreeNamedTwiceCountsOnce() throws IOException {
        Path tree = repository("shop");

        assertThat(TaskRoots.resolve(List.of(folder.resolve("shop"), tree, folder.resolve("shop/../shop"))))
                .hasSize(1);
    }

    @Test
    void aMissingDirectoryIsRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TaskRoots.resolve(List.of(folder.resolve("nowhere"))))
                .withMessage(
                        "Cannot watch [" + folder.resolve("nowhere") + "]: there is no such directory; check the path");
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("task.yaml"), "id: x");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TaskRoots.resolve(List.of(file)))
                .withMessageContaining("it is a file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anUnreadableDirectoryIsRefused() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(locked)).as("this user may read everything").isFalse();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TaskRoots.resolve(List.of(locked)))
                .withMessageContaining("grant read and search permission");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TaskRoots.resolve(List.of(locked.resolve("inner"))))
                .withMessageContaining("grant read and search permission");
    }

    @Test
    void theNearestRepositoryIsAtOrAboveTheStart() throws IOException {
        Path tree = repository("shop");

        assertThat(TaskRoots.nearest(tree.resolve("inbox"))).isEqualTo(folder.resolve("shop"));
        assertThat(TaskRoots.nearest(folder.resolve("shop"))).isEqualTo(folder.resolve("shop"));
    }

    @Test
    void withoutARepositoryThereIsNoNearest() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> TaskRoots.nearest(folder))
                .withMessageContaining("[" + folder + "]")
                .withMessageContaining("name the directory to watch");
    }

    private Path repository(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name).resolve("work").resolve("collaboration"));
    }
}
