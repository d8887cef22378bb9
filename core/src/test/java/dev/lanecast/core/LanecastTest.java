package dev.lanecast.core;

import static dev.lanecast.core.fixture.Sample.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.error.ProviderException;
import dev.lanecast.core.error.ServerException;
import dev.lanecast.core.error.SourceException;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.fixture.Calls;
import dev.lanecast.core.fixture.HandFedSource;
import dev.lanecast.core.fixture.MemoryStore;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.spi.DashboardServer;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanecastTest {

    private static final TaskRoot OTHER =
            new TaskRoot("other", Path.of("/other").toAbsolutePath());

    private final HandFedSource source = HandFedSource.of(task("inbox/a.yaml"));
    private final MemoryStore store = new MemoryStore();
    private final Server server = new Server();

    @Test
    void itStartsWithTheFirstScan() {
        try (Lanecast lanecast = Lanecast.builder().source(source).start()) {
            assertThat(lanecast.tasks()).extracting(Task::path).containsExactly("inbox/a.yaml");
            assertThat(lanecast.stream().view().seq()).isZero();
            assertThat(lanecast.telemetry()).isEmpty();
            assertThat(lanecast.address()).isEmpty();
            assertThat(lanecast.health())
                    .singleElement()
                    .satisfies(health -> assertThat(health.files()).isEqualTo(1));
        }
    }

    @Test
    void severalSourcesMakeOneBoard() {
        Task other = Sample.at("inbox/b.yaml").project("other").done();
        try (Lanecast lanecast = Lanecast.builder()
                .source(source)
                .source(HandFedSource.of(OTHER, other))
                .start()) {
            assertThat(lanecast.tasks()).extracting(Task::project).containsExactly("other", "shop");
        }
    }

    @Test
    void flushBringsEveryChangeOntoTheBoard() throws Exception {
        try (Lanecast lanecast = Lanecast.builder().source(source).start()) {
            for (int i = 0; i < 1_000; i++) {
                source.see(task("inbox/task-" + i + ".yaml"));
            }
            lanecast.flush();

            assertThat(lanecast.tasks()).hasSize(1_001);
        }
    }

    @Test
    void aClosedLanecastRefusesToFlushAndToListen() {
        Lanecast lanecast = Lanecast.builder().source(source).start();
        lanecast.close();

        assertThatIllegalStateException().isThrownBy(lanecast::flush).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> lanecast.events(event -> {}));
        assertThat(lanecast.tasks()).hasSize(1);
    }

    @Test
    void documentsAreReadFromTheSourceOfTheirProject() {
        Task other = Sample.at("inbox/b.yaml").project("other").done();
        HandFedSource second = HandFedSource.of(OTHER, other);
        try (Lanecast lanecast =
                Lanecast.builder().source(source).source(second).server(server).start()) {
            assertThat(document(other.key()))
                    .isEqualTo(new Document.Readable(java.util.Map.of("path", "inbox/b.yaml")));
            assertThat(document("no-such-key")).isEqualTo(new Document.Missing());
            assertThat(lanecast.address()).contains(Server.ADDRESS);
            assertThat(lanecast.signInLink()).contains(Server.LINK);
        }
    }

    @Test
    void documentsOfBrokenFilesAreReadToo() throws Exception {
        try (Lanecast lanecast =
                Lanecast.builder().source(source).server(server).start()) {
            source.see(new Observation.Broken(Sample.invalid("inbox/c.yaml"), null));
            lanecast.flush();

            assertThat(document(Sample.key("inbox/c.yaml"))).isInstanceOf(Document.Readable.class);
        }
    }

    @Test
    void theServerSeesTheWholeBoard() {
        try (Lanecast lanecast = Lanecast.builder()
                .source(source)
                .store(store)
                .server(server)
                .clock(() -> Sample.START)
                .zone(ZoneOffset.UTC)
                .lanes(Lanes.defaults())
                .stalledAfter(Duration.ofHours(1))
                .start()) {
            assertThat(server.board.stream()).isSameAs(lanecast.stream());
            assertThat(server.board.lanes()).isEqualTo(Lanes.defaults());
            assertThat(server.board.sources()).hasSize(1);
            assertThat(server.board.store()).contains(store);
            assertThat(server.board.recorder()).isPresent();
            assertThat(server.board.reader("invocations", "application/json")).isEmpty();
            assertThat(server.board.clock().instant()).isEqualTo(Sample.START);
            assertThat(server.board.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        }
    }

    @Test
    void aShortTimeUntilTasksAreStalledIsToldWithoutALongOne() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Sample.START);
        try (Lanecast lanecast = Lanecast.builder()
                .source(HandFedSource.of(task("assigned/codex/a.yaml")))
                .clock(now::get)
                .stalledAfter(Duration.ofSeconds(1))
                .start()) {
            EventLog heard = new EventLog();
            lanecast.events(heard);
            now.set(Sample.START.plus(Duration.ofDays(1)));

            heard.await("task.updated");
            assertThat(lanecast.tasks().get(0).flags()).contains(Flag.STALLED);
        }
    }

    @Test
    void aRecordedCallArrivesAtItsTask() throws Exception {
        try (Lanecast lanecast = Lanecast.builder().source(source).store(store).start()) {
            EventLog heard = new EventLog();
            lanecast.events(heard);

            lanecast.telemetry().orElseThrow().record(List.of(Calls.call("1", "a", 7)));

            heard.await("telemetry.update");
            assertThat(heard.types()).containsExactly("task.cost", "cost.update", "telemetry.update");
            assertThat(lanecast.tasks().get(0).spend().micros()).isEqualTo(7);
        }
    }

    @Test
    void closingTwiceClosesEveryPartOnceInReverseOrder() {
        List<String> closed = new ArrayList<>();
        server.onClose = () -> {
            closed.add("server");
            assertThat(source.timesClosed()).isZero();
        };
        Lanecast lanecast =
                Lanecast.builder().source(source).store(store).server(server).start();

        lanecast.close();
        lanecast.close();

        assertThat(closed).containsExactly("server");
        assertThat(source.timesClosed()).isEqualTo(1);
        assertThat(store.isClosed()).isTrue();
    }

    @Test
    void aPartThatFailsToCloseDoesNotKeepTheOthersOpen() {
        server.onClose = () -> {
            throw new IllegalStateException("broken on purpose");
        };
        Lanecast.builder().source(source).store(store).server(server).start().close();

        assertThat(source.timesClosed()).isEqualTo(1);
        assertThat(store.isClosed()).isTrue();
    }

    @Test
    void aSourceThatCannotStartClosesWhatWasStarted() {
        HandFedSource failing = HandFedSource.of(OTHER).failing();

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Lanecast.builder()
                        .source(source)
                        .source(failing)
                        .store(store)
                        .start());
        assertThat(source.timesClosed()).isEqualTo(1);
        assertThat(failing.timesClosed()).isEqualTo(1);
        assertThat(store.isClosed()).isTrue();
    }

    @Test
    void aServerThatCannotStartClosesWhatWasStarted() {
        server.failure = new ServerException("Port [80] is in use; choose another");

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(
                        () -> Lanecast.builder().source(source).server(server).start());
        assertThat(source.timesClosed()).isEqualTo(1);
        assertThat(server.closed).isTrue();
    }

    @Test
    void evenAnErrorAtTheStartClosesWhatWasStarted() {
        server.failure = new NoClassDefFoundError("broken on purpose");

        assertThatExceptionOfType(NoClassDefFoundError.class)
                .isThrownBy(
                        () -> Lanecast.builder().source(source).server(server).start());
        assertThat(source.timesClosed()).isEqualTo(1);
    }

    @Test
    void withoutAnythingToWatchItRefusesToStart() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Lanecast.builder().start())
                .withMessageContaining("watch(...)");
    }

    @Test
    void twoSourcesOfOneProjectAreRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Lanecast.builder()
                        .source(source)
                        .source(HandFedSource.of())
                        .start())
                .withMessageContaining("[shop]");
    }

    @Test
    void aPartThatNobodyProvidesIsNamedWithItsArtifact() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(
                        () -> Lanecast.builder().source(source).withDashboard().start())
                .withMessageContaining("DashboardServerProvider")
                .withMessageContaining("[dev.lanecast:lanecast-server-jetty]");
        assertThat(source.timesClosed()).isEqualTo(1);
    }

    @Test
    void itsOwnBusCarriesTheFacts() {
        List<Fact> carried = new ArrayList<>();
        try (Lanecast lanecast =
                Lanecast.builder().source(source).bus(new DirectBus(carried)).start()) {
            assertThat(carried).hasSize(1);
            assertThat(lanecast.tasks()).hasSize(1);
        }
    }

    @Test
    void aChangeThatTheBusDoesNotTakeIsShownInTheHealthOfItsSource() {
        DirectBus bus = new DirectBus(new ArrayList<>());
        HandFedSource second = HandFedSource.of(OTHER);
        Logger log = Logger.getLogger(SourceFeed.class.getName());
        log.setLevel(Level.OFF);
        try (Lanecast lanecast =
                Lanecast.builder().source(source).source(second).bus(bus).start()) {
            assertThat(lanecast.health()).noneMatch(SourceHealth::degraded);
            bus.full = true;
            source.see(task("inbox/b.yaml"));
            bus.full = false;
            source.see(task("inbox/c.yaml"));

            assertThat(lanecast.health())
                    .filteredOn(SourceHealth::degraded)
                    .singleElement()
                    .satisfies(health -> assertThat(health.reason()).contains("[The bus is full]", "restart"));
        } finally {
            log.setLevel(null);
        }
    }

    @Test
    void aFlushEndsWithAFaultWhenTheBusDidNotTakeTheNewestChange() {
        DirectBus bus = new DirectBus(new ArrayList<>());
        Logger log = Logger.getLogger(SourceFeed.class.getName());
        log.setLevel(Level.OFF);
        try (Lanecast lanecast = Lanecast.builder().source(source).bus(bus).start()) {
            bus.full = true;
            source.see(task("inbox/b.yaml"));
            assertThatThrownBy(lanecast::flush)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("[The bus is full]");
        } finally {
            log.setLevel(null);
        }
    }

    private Document document(String key) {
        return server.board.document(key);
    }

    private static final class Server implements DashboardServer {

        static final URI ADDRESS = URI.create("http://127.0.0.1:8080/");
        static final URI LINK = URI.create("http://127.0.0.1:8080/in");

        LiveBoard board;
        Runnable onClose = () -> {};

        @Nullable
        Throwable failure;

        boolean closed;

        @Override
        public URI start(LiveBoard board) {
            this.board = board;
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return ADDRESS;
        }

        @Override
        public Optional<URI> signInLink() {
            return Optional.of(LINK);
        }

        @Override
        public void close() {
            closed = true;
            onClose.run();
        }
    }
}
