package dev.lanecast.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.EventListener;
import dev.lanecast.core.Lanecast;
import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.spi.SourceHealth.Mode;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A whole Lanecast over one tree, and a client that hears only its events. */
final class LiveBoard implements AutoCloseable {

    private final Path root;
    private final Lanecast lanecast;
    private final BoardModel client;
    private volatile boolean wasReset;

    private LiveBoard(Path root) {
        this.root = root;
        this.lanecast = start(root);
        this.client = model(lanecast);
        lanecast.events(new Client());
    }

    static LiveBoard watch(Path root) {
        return new LiveBoard(root);
    }

    private static Lanecast start(Path root) {
        return Lanecast.builder()
                .watch(root)
                .stalledAfter(Duration.ofDays(36_500))
                .start();
    }

    private static BoardModel model(Lanecast lanecast) {
        View view = lanecast.stream().view();
        BoardModel model = new BoardModel(view.roots().get(0));
        model.begin(view.sortedTasks(), view.sortedInvalid());
        return model;
    }

    /** After a flush the board, the client and a fresh look are the same. */
    void assertExact() throws InterruptedException {
        lanecast.flush();
        View view = lanecast.stream().view();
        client.await(
                "the client has what the board has", model -> model.holds(view.sortedTasks(), view.sortedInvalid()));
        assertThat(lanecast.tasks()).isEqualTo(view.sortedTasks());
        BoardModel fresh = fresh();
        Set<String> apart = client.unreadableIds();
        assertThat(client.state(apart)).containsExactlyInAnyOrderElementsOf(fresh.state(apart));
        assertSameSince(fresh.tasks());
    }

    private void assertSameSince(Map<String, Task> fresh) {
        assertThat(client.tasks().values())
                .filteredOn(task -> task.laneSince().source() != LaneSince.Source.EVENT)
                .allSatisfy(task -> assertThat(task.laneSince())
                        .isEqualTo(fresh.get(task.path()).laneSince()));
    }

    /** The hints alone lead to what a fresh look finds. */
    void awaitExact() throws InterruptedException {
        BoardModel fresh = fresh();
        client.await("the board is what a fresh look finds, with [" + fresh.size() + "] entries", model -> {
            Set<String> apart = model.unreadableIds();
            return model.size() >= fresh.size() && model.state(apart).equals(fresh.state(apart));
        });
        assertThat(wasReset).isFalse();
        assertThat(lanecast.health())
                .extracting(SourceHealth::mode)
                .as("not found by the safety scan")
                .containsOnly(Mode.NATIVE);
    }

    private BoardModel fresh() {
        try (Lanecast once = start(root)) {
            return model(once);
        }
    }

    @Override
    public void close() {
        lanecast.close();
    }

    private final class Client implements EventListener {

        @Override
        public void onEvent(Numbered numbered) {
            if (numbered.event() instanceof BoardEvent event) {
                client.hear(event);
            }
        }

        @Override
        public void onReset(View view) {
            wasReset = true;
        }
    }
}
