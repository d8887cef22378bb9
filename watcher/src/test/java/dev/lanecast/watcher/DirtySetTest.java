package dev.lanecast.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The set of dirty paths")
class DirtySetTest {

    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    private final DirtySet dirty = new DirtySet(path -> !path.startsWith("other"), () -> 7);

    @Test
    void holdsEachPathOnceInTheOrderOfTheFirstHint() throws InterruptedException {
        List.of("inbox/b", "inbox/a", "inbox/b", "other/c").forEach(dirty::changed);
        assertThat(dirty.take(LONG)).isEqualTo(new DirtySet.Batch(List.of("inbox/b", "inbox/a"), Map.of(), 7));
        assertThat(dirty.isEmpty()).isTrue();
    }

    @Test
    void endsItsWaitWhenWoken() throws InterruptedException {
        dirty.wake();
        assertThat(dirty.take(LONG).paths()).isEmpty();
    }

    @Test
    void isBoundedAndKeepsThenThatAllMayHaveChanged() throws InterruptedException {
        for (int i = 0; i < 100_000; i++) {
            dirty.changed("inbox/" + i);
        }
        DirtySet.Batch batch = dirty.take(LONG);
        assertThat(batch.paths()).isEmpty();
        assertThat(batch.lost()).containsOnlyKeys("");
    }

    @Test
    void waitsForMoreOfAStorm() throws InterruptedException {
        for (int i = 0; i <= DirtySet.STORM; i++) {
            dirty.changed("inbox/" + i);
        }
        long start = System.nanoTime();
        assertThat(dirty.take(LONG).paths()).hasSize(DirtySet.STORM + 1);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    }
}
