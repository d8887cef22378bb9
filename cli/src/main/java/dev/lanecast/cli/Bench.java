package dev.lanecast.cli;

import dev.lanecast.cli.bench.Benchmark;
import dev.lanecast.cli.bench.FanoutBench;
import dev.lanecast.cli.bench.HttpBench;
import dev.lanecast.cli.bench.ImportBench;
import dev.lanecast.cli.bench.IngestBench;
import dev.lanecast.cli.bench.Load;
import dev.lanecast.cli.bench.ScanBench;
import dev.lanecast.cli.bench.WatchBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures this machine. */
@Command(
        name = "bench",
        description = {
            "Measure this machine: how fast changes arrive (watch), what a large tree costs (scan),",
            "what many readers cost (fanout), how long the board takes over HTTP (http),",
            "how fast model calls are kept and added up (ingest),",
            "and how fast session files are imported (import).",
            "It works in temporary directories, which it deletes at the end, and over loopback only."
        })
final class Bench implements Callable<Integer> {

    private static final String WATCH = "watch";
    private static final String SCAN = "scan";
    private static final String FANOUT = "fanout";
    private static final String HTTP = "http";
    private static final String INGEST = "ingest";
    private static final String IMPORT = "import";
    private static final List<String> ALL = List.of(WATCH, SCAN, FANOUT, HTTP, INGEST, IMPORT);
    private static final Map<String, Integer> FILES =
            Map.of(WATCH, 1_000, SCAN, 100_000, FANOUT, 1, HTTP, 10_000, IMPORT, 1_000);
    private static final int IDLE_TIMES = 5;

    @Mixin
    private final Console console = new Console();

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "What to measure: watch, scan, fanout, http, ingest, import. Default: all.")
    private List<String> names = List.of();

    @Option(
            names = "--files",
            paramLabel = "N",
            converter = Converters.Files.class,
            description =
                    "How many files the tree has; for import, session files of about 1 MB. Default: 1000 for watch and import, 100000 for scan, 10000 for http.")
    private @Nullable Integer files;

    @Option(
            names = "--changes",
            paramLabel = "N",
            defaultValue = "2000",
            converter = Converters.Changes.class,
            description =
                    "How many changes of each kind to measure, after as many to warm up. Default: ${DEFAULT-VALUE}.")
    private int changes;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "1000",
            converter = Converters.Clients.class,
            description = "How many clients fanout has, and five times as many idle ones. Default: ${DEFAULT-VALUE}.")
    private int clients;

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "1000000",
            converter = Converters.Files.class,
            description = "How many model calls to keep for ingest. Default: ${DEFAULT-VALUE}.")
    private int calls;

    @Option(
            names = "--idle",
            paramLabel = "TIME",
            defaultValue = "20s",
            converter = Converters.Span.class,
            description = "For how long to watch the server of scan do nothing. Default: ${DEFAULT-VALUE}.")
    private Duration idle = Duration.ZERO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Which files change follows from this number. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        names.forEach(this::check);
        List<Measurements> measured = new ArrayList<>();
        for (String name : names.isEmpty() ? ALL : names) {
            measured.add(measure(name, load(name)));
        }
        if (json) {
            Json.print(console.out(), out -> Measurements.write(measured, out));
        } else {
            FigureTable.print(console.out(), measured);
        }
        return ExitCode.OK;
    }

    private void check(String name) {
        if (!ALL.contains(name)) {
            throw console.wrongUsage("There is no benchmark [" + name + "]; name one of " + ALL);
        }
    }

    private Measurements measure(String name, Load load) throws IOException, InterruptedException {
        console.err().println("Measuring " + name + " with " + size(name, load) + "...");
        try (Lifetime lifetime = Lifetime.begin()) {
            Path directory = lifetime.closing(TemporaryDirectory.create("lanecast-bench-"))
                    .path();
            Benchmark benchmark = lifetime.closing(benchmark(name, directory, load));
            return new Measurements(name, load, benchmark.run());
        }
    }

    private String size(String name, Load load) {
        return switch (name) {
            case INGEST -> "%,d model calls".formatted(calls);
            case IMPORT -> "%,d session files".formatted(load.files());
            case FANOUT -> "%,d clients and %,d events of each kind".formatted(clients, changes);
            default -> "%,d files and %,d changes of each kind".formatted(load.files(), load.changes());
        };
    }

    private Load load(String name) {
        return name.equals(INGEST)
                ? new Load(0, calls, 0, seed)
                : new Load(files == null ? Objects.requireNonNull(FILES.get(name)) : files, changes, changes, seed);
    }

    private Benchmark benchmark(String name, Path directory, Load load) {
        return switch (name) {
            case WATCH -> new WatchBench(directory, load);
            case SCAN -> new ScanBench(directory, load, idle, OwnCommand.without(console.words()));
            case HTTP -> new HttpBench(directory, load, OwnCommand.without(console.words()));
            case FANOUT ->
                new FanoutBench(
                        directory,
                        new FanoutBench.Crowd(clients, changes, IDLE_TIMES * clients),
                        OwnCommand.without(console.words()));
            case IMPORT -> new ImportBench(directory, load, OwnCommand.without(console.words()));
            default -> new IngestBench(directory, load, Database::open, OwnCommand.without(console.words()));
        };
    }
}
