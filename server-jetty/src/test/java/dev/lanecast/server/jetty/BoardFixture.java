package dev.lanecast.server.jetty;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskCreated;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.price.Prices;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.stream.LiveStream;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskDiff;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.telemetry.InvocationSink;
import dev.lanecast.core.wire.Weight;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A live board that tests feed by hand. */
final class BoardFixture implements LiveBoard {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final TaskRoot ROOT = new TaskRoot("harbour", Path.of("/srv/harbour/work/collaboration"));

    final Map<String, Document> documents = new HashMap<>();
    final LiveStream stream;
    final Lanes lanes;
    Optional<InvocationSink> recorder = Optional.empty();
    Optional<TelemetryStore> store = Optional.empty();
    Optional<InvocationReader> reader = Optional.empty();
    volatile Instant now = NOW;
    boolean degraded;
    private long revision;

    private BoardFixture(Lanes lanes, LiveStream.Limits limits, List<Task> tasks, List<InvalidFile> invalid) {
        this.lanes = lanes;
        this.stream = new LiveStream(List.of(ROOT), limits, Weight::of, InstantSource.fixed(NOW));
        stream.accept(new Fact.Baseline(stamp(), NOW, ROOT, tasks, invalid));
    }

    static BoardFixture with(Task... tasks) {
        return new BoardFixture(Lanes.defaults(), LiveStream.Limits.defaults(), List.of(tasks), List.of());
    }

    static BoardFixture with(List<Task> tasks, List<InvalidFile> invalid) {
        return new BoardFixture(Lanes.defaults(), LiveStream.Limits.defaults(), tasks, invalid);
    }

    static BoardFixture with(Lanes lanes, List<Task> tasks) {
        return new BoardFixture(lanes, LiveStream.Limits.defaults(), tasks, List.of());
    }

    static BoardFixture holding(int events, Task... tasks) {
        return new BoardFixture(
                Lanes.defaults(), new LiveStream.Limits(events, 100_000_000), List.of(tasks), List.of());
    }

    void create(Task task) {
        publish(new TaskCreated(task));
    }

    /** Updates a task to another one with the same path. */
    void update(Task task) {
        publish(new TaskUpdated(task, TaskDiff.between(stream.view().tasks().get(task.key()), task)));
    }

    void delete(Task task) {
        publish(new TaskDeleted(task.key(), task.path(), task.lane(), task, null));
    }

    void publish(BoardEvent event) {
        stream.accept(new Fact.BoardChanged(stamp(), NOW, event));
    }

    void publish(CostEvent event) {
        stream.accept(new Fact.CostChanged(stamp(), NOW, event));
    }

    /** Updates one task again and again. */
    void updateManyTimes(Task task, int times) {
        for (int i = 0; i < times; i++) {
            update(Tasks.titled(task, "Version " + i));
        }
    }

    Stamp stamp() {
        return new Stamp(ROOT.project(), "fixture", ++revision);
    }

    @Override
    public LiveStream stream() {
        return stream;
    }

    @Override
    public View settled() {
        return stream.view();
    }

    @Override
    public Lanes lanes() {
        return lanes;
    }

    @Override
    public List<SourceHealth> sources() {
        return List.of(new SourceHealth(
                ROOT, SourceHealth.Mode.NATIVE, 3, 1, 0, null, degraded ? "Lost sight" : null, degraded));
    }

    @Override
    public Document document(String key) {
        return documents.getOrDefault(key, new Document.Missing());
    }

    @Override
    public Optional<InvocationSink> recorder() {
        return recorder;
    }

    @Override
    public Prices prices() {
        return Prices.builtIn();
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Kathmandu");
    }

    @Override
    public Optional<TelemetryStore> store() {
        return store;
    }

    @Override
    public Optional<InvocationReader> reader(String kind, String mediaType) {
        return reader.filter(found -> found.accepts(kind, mediaType));
    }

    @Override
    public InstantSource clock() {
        return () -> now;
    }

    @Override
    public String version() {
        return "9.9.9";
    }
}
