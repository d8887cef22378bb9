package dev.lanecast.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.error.SourceException;
import dev.lanecast.core.spi.TaskSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisplayName("A flush")
class FlushTest {

    @TempDir
    Path root;

    /** Hints come from nowhere, so that the flush is the first to find the file. */
    @Test
    void endsWithTheErrorOfTheSinkAndTheNextOneIsWell() throws Exception {
        FailingSink sink = new FailingSink();
        try (YamlTaskSource source = new YamlTaskSource(WatchedTree.settings(root), Time.SYSTEM, ManualChanges::new)) {
            source.start(sink);
            WatchedTree.write(root.resolve("inbox/a.yaml"), WatchedTree.task("a", "A"));
            assertThatThrownBy(source::flush)
                    .isInstanceOf(SourceException.class)
                    .hasRootCauseInstanceOf(StackOverflowError.class);
            WatchedTree.write(root.resolve("inbox/b.yaml"), WatchedTree.task("b", "B"));
            source.flush();
            assertThat(sink.heard).hasSize(1);
        }
    }

    private static final class FailingSink implements TaskSource.Sink {

        private final List<Observation> heard = new ArrayList<>();
        private boolean failed;

        @Override
        public void scanned(Collection<? extends Observation> observations) {
            heard.addAll(observations);
        }

        @Override
        public void observed(Observation observation) {
            if (!failed) {
                failed = true;
                throw new StackOverflowError("A sink that goes too deep");
            }
            heard.add(observation);
        }
    }
}
