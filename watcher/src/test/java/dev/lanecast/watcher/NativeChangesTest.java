package dev.lanecast.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The system's own hints")
class NativeChangesTest {

    @TempDir
    Path root;

    private final BlockingQueue<String> hints = new LinkedBlockingQueue<>();
    private NativeChanges changes;

    @BeforeEach
    void open() throws IOException {
        changes = NativeChanges.open(FileSystems.getDefault(), new ChangeSource.Hints() {

            @Override
            public void changed(String path) {
                hints.add(path);
            }

            @Override
            public void lost(String directory, String reason) {
                hints.add(directory + ": " + reason);
            }
        });
    }

    @AfterEach
    void close() {
        changes.close();
    }

    @Test
    void followADirectoryThatWasRenamed() throws Exception {
        watch("old");
        Files.move(root.resolve("old"), root.resolve("new"));
        changes.watch("new", root.resolve("new"));
        changes.forget("old");
        assertHinted("new");
    }

    /** As if the link had taken the place of a directory between a look at it and the call. */
    @Test
    void stayWithADirectoryThatALinkLeadsTo() throws Exception {
        watch("inbox");
        Path link = Files.createSymbolicLink(root.resolve("inbox/agent"), Path.of("."));
        assertThat(hints.poll(30, TimeUnit.SECONDS)).isEqualTo("inbox/agent");
        assertThatThrownBy(() -> changes.watch("inbox/agent", link))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[inbox]");
        changes.forget("inbox/agent");
        assertHinted("inbox");
    }

    @Test
    void followADirectoryInOneThatWasRenamedThoughALinkLeadsToItsOldPlace() throws Exception {
        watch("old");
        watch("old/deep");
        Files.move(root.resolve("old"), root.resolve("new"));
        Files.createSymbolicLink(root.resolve("old"), Path.of("new"));
        changes.watch("new", root.resolve("new"));
        changes.watch("new/deep", root.resolve("new/deep"));
        changes.forget("old/deep");
        changes.forget("old");
        assertHinted("new/deep");
    }

    @Test
    void tellOfADirectoryThatIsGone() throws Exception {
        watch("inbox");
        Files.delete(root.resolve("inbox"));
        assertThat(hints.poll(30, TimeUnit.SECONDS)).isEqualTo("inbox");
    }

    private void watch(String directory) throws IOException {
        changes.watch(directory, Files.createDirectory(root.resolve(directory)));
    }

    private void assertHinted(String directory) throws Exception {
        Files.createFile(root.resolve(directory).resolve("x.yaml"));
        String hint = hints.poll(30, TimeUnit.SECONDS);
        while (hint != null && !hint.equals(directory + "/x.yaml")) {
            hint = hints.poll(30, TimeUnit.SECONDS);
        }
        assertThat(hint).as("the hint of the new file").isNotNull();
    }
}
