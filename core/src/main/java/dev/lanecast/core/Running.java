package dev.lanecast.core;

import dev.lanecast.core.board.Board;
import dev.lanecast.core.bus.InProcessBus;
import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.error.ProviderException;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.price.Prices;
import dev.lanecast.core.recorder.Budgets;
import dev.lanecast.core.recorder.CostFeed;
import dev.lanecast.core.recorder.InvocationRecorder;
import dev.lanecast.core.recorder.TaskLinker;
import dev.lanecast.core.recorder.TranscriptFeed;
import dev.lanecast.core.recorder.Upkeep;
import dev.lanecast.core.spi.DashboardServer;
import dev.lanecast.core.spi.DashboardServerProvider;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.EventBusProvider;
import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.InvocationSourceProvider;
import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.spi.Position;
import dev.lanecast.core.spi.Provider;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.spi.TaskSourceProvider;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.spi.TelemetryStoreProvider;
import dev.lanecast.core.stream.LiveStream;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.telemetry.InvocationSink;
import dev.lanecast.core.wire.Weight;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The parts of one Lanecast, put together and started. */
final class Running implements LiveBoard, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Running.class.getName());

    /** A stalled task is told late by at most so much of the time after which it counts as that, within limits. */
    private static final int PART = 30;

    private static final long MOST_MILLIS = 60_000;
    private static final long LEAST_MILLIS = 1_000;

    /** How long to wait for calls to be told; they usually are within a quarter of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A server has few threads, and needs some for what cannot wait. */
    private static final int MOST_WAITING = 8;

    private final Parts parts = new Parts();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Providers providers;
    private final LanecastBuilder plan;
    private final List<TaskSource> sources;
    private final List<InvocationReader> readers;
    private final EventBus bus;
    private final LiveStream stream;
    private List<SourceFeed> feeds = List.of();
    private @Nullable TelemetryStore store;
    private @Nullable InvocationRecorder recorder;
    private @Nullable DashboardServer server;
    private @Nullable Upkeep upkeep;
    private @Nullable CostFeed costs;
    private @Nullable URI address;

    private Running(LanecastBuilder plan, List<TaskRoot> roots) {
        this.plan = plan;
        this.providers = Providers.using(plan.loader);
        this.sources = sources(roots);
        this.readers = providers.readers();
        this.stream = new LiveStream(roots(sources), LiveStream.Limits.defaults(), Weight::of, plan.clock);
        parts.add(stream::end);
        this.bus = parts.add(plan.bus != null ? plan.bus : bus());
    }

    static Running start(LanecastBuilder plan, List<TaskRoot> roots) {
        Running running = new Running(plan, roots);
        try {
            running.start();
            return running;
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
    }

    private void start() {
        parts.add(bus.subscribe(Position.NEWEST, new StreamListener(stream)));
        plan.listeners.forEach(this::listen);
        costs = plan.telemetry ? startTelemetry() : null;
        feeds = sources.stream().map(this::startSource).toList();
        startTicking();
        stream.ready().toCompletableFuture().join();
        if (costs != null) {
            costs.watchBudgets();
        }
        if (upkeep != null) {
            upkeep.start(plan.keepCalls);
        }
        if (recorder != null && store != null && plan.transcripts) {
            parts.add(new TranscriptFeed(transcripts(), recorder, store)).start();
        }
        if (plan.dashboard) {
            server = parts.add(
                    plan.server != null
                            ? plan.server
                            : create(DashboardServerProvider.class, "server", "lanecast-server-jetty", plan.settings));
            address = server.start(this);
        }
    }

    private CostFeed startTelemetry() {
        store = parts.add(
                plan.store != null
                        ? plan.store
                        : create(TelemetryStoreProvider.class, "telemetry", "lanecast-telemetry", plan.settings));
        CostFeed feed = parts.add(new CostFeed(store, bus, plan.clock, plan.zone, new Budgets(plan.budgets)));
        feed.start();
        Upkeep linking = parts.add(
                new Upkeep(store, stream, new TaskLinker(plan.lanes, plan.aliases), plan.clock, feed::cursor));
        upkeep = linking;
        recorder =
                new InvocationRecorder(store, plan.aliases, call -> plan.prices.settle(linking.link(call)), feed::wake);
        return feed;
    }

    private List<InvocationSource> transcripts() {
        return providers.all(InvocationSourceProvider.class).stream()
                .map(provider -> provider.create(plan.settings))
                .toList();
    }

    private SourceFeed startSource(TaskSource source) {
        SourceFeed feed =
                new SourceFeed(source, new Board(source.root(), plan.lanes, plan.stalledAfter, plan.clock), bus);
        parts.add(feed::end);
        parts.add(source).start(feed);
        return feed;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The task reports its own failures.
    private void startTicking() {
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lanecast-ticker");
            thread.setDaemon(true);
            return thread;
        });
        parts.add(ticker::shutdownNow);
        long pause = Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, plan.stalledAfter.toMillis() / PART));
        ticker.scheduleWithFixedDelay(() -> feeds.forEach(Running::tick), pause, pause, TimeUnit.MILLISECONDS);
    }

    private static void tick(SourceFeed feed) {
        try {
            feed.tick();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot tell which tasks have stalled; trying again", e);
        }
    }

    private static List<TaskRoot> roots(List<TaskSource> sources) {
        List<TaskRoot> roots = sources.stream().map(TaskSource::root).toList();
        Set<String> projects = new HashSet<>();
        for (TaskRoot root : roots) {
            if (!projects.add(root.project())) {
                throw new ConfigurationException(
                        "Two sources have the project [" + root.project() + "]; give one of them another name");
            }
        }
        return roots;
    }

    private List<TaskSource> sources(List<TaskRoot> roots) {
        List<TaskSource> made = new ArrayList<>(plan.sources);
        for (TaskRoot root : roots) {
            Settings settings = plan.settings
                    .with("source.root", root.path())
                    .with("source.project", root.project())
                    .with(
                            "source.lanes",
                            plan.lanes.all().stream()
                                    .map(lane -> lane.name() + " " + lane.role().wireName())
                                    .toList());
            made.add(create(TaskSourceProvider.class, "source", "lanecast-watcher", settings));
        }
        return List.copyOf(made);
    }

    private EventBus bus() {
        return providers
                .choose(EventBusProvider.class, plan.settings.text("bus").orElse(null))
                .<EventBus>map(provider -> provider.create(plan.settings))
                .orElseGet(InProcessBus::new);
    }

    private <T, P extends Provider<T>> T create(Class<P> type, String setting, String artifact, Settings settings) {
        return providers
                .choose(type, plan.settings.text(setting).orElse(null))
                .orElseThrow(() -> new ProviderException("Found no " + type.getSimpleName()
                        + " on the class or module path; add [dev.lanecast:" + artifact + "] or one of your own"))
                .create(settings);
    }

    Subscription listen(EventListener listener) {
        ListenerThread thread = parts.add(new ListenerThread(stream, listener, parts::remove));
        thread.start();
        return thread;
    }

    void flush() throws InterruptedException {
        if (parts.isClosed()) {
            throw new IllegalStateException("This Lanecast is closed; start another one");
        }
        for (TaskSource source : sources) {
            source.flush();
        }
        for (SourceFeed feed : feeds) {
            feed.awaitTaken();
            Stamp last = feed.last();
            if (last != null) {
                stream.await(last);
            }
        }
    }

    Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    Optional<URI> signInLink() {
        return server == null ? Optional.empty() : server.signInLink();
    }

    @Override
    public LiveStream stream() {
        return stream;
    }

    @Override
    public View settled() {
        if (costs != null && waiting.tryAcquire()) {
            try {
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                Stamp last = costs.awaitTold(deadline);
                if (last != null) {
                    stream.await(last, deadline);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.release();
            }
        }
        return stream.view();
    }

    @Override
    public Lanes lanes() {
        return plan.lanes;
    }

    @Override
    public List<SourceHealth> sources() {
        return feeds.stream().map(SourceFeed::health).toList();
    }

    @Override
    public Document document(String key) {
        View view = stream.view();
        Task task = view.tasks().get(key);
        if (task != null) {
            return document(task.project(), task.path());
        }
        InvalidFile file = view.invalid().get(key);
        return file == null ? new Document.Missing() : document(file.project(), file.path());
    }

    private Document document(String project, String path) {
        return sources.stream()
                .filter(source -> source.root().project().equals(project))
                .findFirst()
                .<Document>map(source -> source.document(path))
                .orElseGet(Document.Missing::new);
    }

    @Override
    public Optional<InvocationSink> recorder() {
        return Optional.ofNullable(recorder);
    }

    @Override
    public Optional<TelemetryStore> store() {
        return Optional.ofNullable(store);
    }

    @Override
    public Optional<InvocationReader> reader(String kind, String mediaType) {
        return readers.stream()
                .filter(reader -> reader.accepts(kind, mediaType))
                .findFirst();
    }

    @Override
    public InstantSource clock() {
        return plan.clock;
    }

    @Override
    public Prices prices() {
        return plan.prices;
    }

    @Override
    public ZoneId zone() {
        return plan.zone;
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public void close() {
        parts.close();
    }

    /** Leads facts to the stream. */
    private record StreamListener(LiveStream stream) implements EventBus.Listener {

        @Override
        public void onFact(Position position, Fact fact) {
            stream.accept(fact);
        }

        @Override
        public void onGone(Position asked) {
            LOG.log(System.Logger.Level.ERROR, "The event bus lost facts after [{0}]; restart Lanecast", asked.token());
        }
    }
}
