package dev.lanecast.core;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.price.Prices;
import dev.lanecast.core.spi.DashboardServer;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.TaskRoots;
import dev.lanecast.core.telemetry.BudgetRule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a Lanecast together. A part given here wins; else the one that the settings name is taken; else the only one that
 * the class or module path has. Not thread-safe.
 */
public final class LanecastBuilder {

    final List<Path> directories = new ArrayList<>();
    final List<TaskSource> sources = new ArrayList<>();
    final List<EventListener> listeners = new ArrayList<>();
    Settings settings = Settings.defaults();
    Lanes lanes = Lanes.defaults();
    Duration stalledAfter = Duration.ofMinutes(30);
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneId.systemDefault();
    ClassLoader loader = LanecastBuilder.class.getClassLoader();
    Prices prices = Prices.builtIn();
    List<BudgetRule> budgets = List.of();
    Map<String, String> aliases = Map.of();
    boolean telemetry;
    boolean transcripts;
    boolean dashboard;

    @Nullable
    Duration keepCalls;

    @Nullable
    EventBus bus;

    @Nullable
    TelemetryStore store;

    @Nullable
    DashboardServer server;

    LanecastBuilder() {}

    /** Watches directories, each a tree itself or a repository that holds {@code work/collaboration}. */
    public LanecastBuilder watch(Path... directories) {
        this.directories.addAll(Arrays.asList(directories));
        return this;
    }

    /** Takes a source made by the caller; it is closed with Lanecast. */
    public LanecastBuilder source(TaskSource source) {
        sources.add(source);
        return this;
    }

    /** Settings for the parts. */
    public LanecastBuilder settings(Settings settings) {
        this.settings = settings;
        return this;
    }

    /**
     * Calls a listener for every event from the first scan on, until Lanecast is closed. Unlike one that is given to
     * {@link Lanecast#events}, it misses nothing that is told during the start, such as a budget that was used up before.
     */
    public LanecastBuilder events(EventListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Lanes other than inbox, assigned and done. */
    public LanecastBuilder lanes(Lanes lanes) {
        this.lanes = lanes;
        return this;
    }

    /** How long a task may stand unchanged in an active lane before it is flagged; 30 minutes by default. */
    public LanecastBuilder stalledAfter(Duration stalledAfter) {
        this.stalledAfter = stalledAfter;
        return this;
    }

    /** What tokens cost, for calls that come without a cost; what Lanecast knows by default. */
    public LanecastBuilder prices(Prices prices) {
        this.prices = prices;
        return this;
    }

    /** How much may be spent; nothing is said of it by default. */
    public LanecastBuilder budgets(List<BudgetRule> budgets) {
        this.budgets = List.copyOf(budgets);
        return this;
    }

    /** Which agent is meant when calls come under another name, such as that of a product. */
    public LanecastBuilder aliases(Map<String, String> aliases) {
        this.aliases = Map.copyOf(aliases);
        return this;
    }

    /** How long single calls are kept; their sums stay. For ever by default. */
    public LanecastBuilder keepCalls(Duration keepCalls) {
        this.keepCalls = keepCalls;
        return this;
    }

    /** Another clock, for tests. */
    public LanecastBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** The zone in which days and months turn for totals; the system's by default. */
    public LanecastBuilder zone(ZoneId zone) {
        this.zone = zone;
        return this;
    }

    /** Where providers are looked for beside the module path; the loader of Lanecast by default. */
    public LanecastBuilder loader(ClassLoader loader) {
        this.loader = loader;
        return this;
    }

    /** Carries facts over a bus made by the caller; it is closed with Lanecast. */
    public LanecastBuilder bus(EventBus bus) {
        this.bus = bus;
        return this;
    }

    /** Keeps model calls, in the store that the providers and settings lead to. */
    public LanecastBuilder withTelemetry() {
        this.telemetry = true;
        return this;
    }

    /** Keeps model calls in a store made by the caller; it is closed with Lanecast. */
    public LanecastBuilder store(TelemetryStore store) {
        this.store = store;
        return withTelemetry();
    }

    /**
     * Keeps the model calls that coding agents write into files of their own on this machine, those that are there and
     * those to come. Each is found by its {@link dev.lanecast.core.spi.InvocationSourceProvider}.
     */
    public LanecastBuilder withTranscripts() {
        this.transcripts = true;
        return withTelemetry();
    }

    /** Serves the dashboard, with the server that the providers and settings lead to. */
    public LanecastBuilder withDashboard() {
        this.dashboard = true;
        return this;
    }

    /** Serves the dashboard with a server made by the caller; it is closed with Lanecast. */
    public LanecastBuilder server(DashboardServer server) {
        this.server = server;
        return withDashboard();
    }

    /**
     * Starts; returns when the first scan is done and, with a dashboard, when it listens.
     *
     * @throws ConfigurationException if the settings cannot work, such as a directory that is missing
     * @throws dev.lanecast.core.error.LanecastException if a part is missing or cannot start
     */
    public Lanecast start() {
        if (directories.isEmpty() && sources.isEmpty()) {
            throw new ConfigurationException("Nothing to watch; name a directory with watch(...) or give a source");
        }
        return new Lanecast(Running.start(this, TaskRoots.resolve(directories)));
    }
}
