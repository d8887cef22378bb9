package dev.lanecast.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ServerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class WatchBenchTest {

    @TempDir
    Path temp;

    @Test
    void comparesAWholeLanecastWithABareLoop() throws Exception {
        try (WatchBench bench = new WatchBench(temp, new Load(5, 3, 1, 7))) {
            List<Figure> figures = bench.run();
            assertThat(figures).extracting(figure -> figure.sample().count()).containsExactly(3, 3, 3, 1, 1);
            assertThat(figures.get(0).ratio()).isNull();
            assertThat(figures.get(1).ratio()).isPositive();
        }
    }

    @Test
    void saysWhyAServerDoesNotStart() {
        List<String> broken = List.of("sh", "-c", "echo 'no such jar' >&2", "sh");
        try (ScanBench bench = new ScanBench(temp, new Load(2, 1, 0, 7), Duration.ofSeconds(1), broken)) {
            assertThatThrownBy(bench::run).isInstanceOf(ServerException.class).hasMessageContaining("[no such jar]");
        }
    }
}
