package dev.lanecast.cli.bench;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What it costs to keep model calls, and to ask about many, beside the same questions as plain SQL over single calls. */
public final class IngestBench implements Benchmark {

    private static final int LIST = 1_000;
    private static final int CALLERS = 8;
    private static final int POSTERS = 4;
    private static final int AGAIN = 100;
    private static final int ASKED = 50;
    private static final int ASKED_RAW = 3;
    private static final double SECOND = 1e9;
    private static final double MILLISECOND = 1e6;

    private final Path directory;
    private final Load load;
    private final Function<Path, TelemetryStore> opening;
    private final List<String> lanecast;
    private final Parts parts = new Parts();
    private final List<Figure> figures = new ArrayList<>();

    /**
     * A benchmark that has not begun.
     *
     * @param directory an empty one, deleted by the caller
     * @param load how many calls, as changes
     * @param opening opens a store in a file
     * @param lanecast the command line that starts Lanecast, without the name of a command
     */
    public IngestBench(Path directory, Load load, Function<Path, TelemetryStore> opening, List<String> lanecast) {
        this.directory = directory;
        this.load = load;
        this.opening = opening;
        this.lanecast = List.copyOf(lanecast);
    }

    @Override
    public List<Figure> run() throws IOException, InterruptedException {
        Path file = directory.resolve("ingest.db");
        TelemetryStore store = parts.add(opening.apply(file));
        keep(store);
        List<List<Invocation>> lists = lists(0);
        figures.add(Figure.of(
                "the same again, all of them known", "calls/s", rate(lists, each(lists, CALLERS, store::append))));
        figures.add(Figure.of("size of a call on disk", "bytes", Files.size(file) / (double) load.changes()));
        overHttp(lists);
        try (RawQuestions raw = RawQuestions.of(file)) {
            questions(store, raw);
        }
        return List.copyOf(figures);
    }

    @Override
    public void close() {
        parts.close();
    }

    private void keep(TelemetryStore store) throws IOException, InterruptedException {
        long nanos = 0;
        for (int first = 0; first < load.changes(); first += AGAIN * LIST) {
            nanos += each(lists(first), CALLERS, store::append);
        }
        Sample kept = Sample.of(load.changes() * SECOND / nanos);
        Sample least = Sample.of(load.changes() * SECOND / keepRaw());
        figures.add(new Figure("raw rows: one table, one thread", "calls/s", least, null));
        figures.add(new Figure("kept through the Java API, eight callers", "calls/s", kept, least));
    }

    private long keepRaw() throws IOException {
        long nanos = 0;
        try (RawRows raw = RawRows.in(directory.resolve("raw.db"))) {
            for (int first = 0; first < load.changes(); first += AGAIN * LIST) {
                nanos += raw.add(lists(first));
            }
        }
        return nanos;
    }

    /** As many as fit into the memory of a small process. */
    private List<List<Invocation>> lists(int first) {
        return BenchCalls.lists(load.changes(), first, first + AGAIN * LIST, LIST, load.seed());
    }

    /** How many nanoseconds it takes to do a job with each, so many at a time. */
    private static <T> long each(List<T> all, int atOnce, Job<T> job) throws InterruptedException {
        Queue<T> rest = new ConcurrentLinkedQueue<>(all);
        ExecutorService callers = Executors.newFixedThreadPool(atOnce);
        long start = System.nanoTime();
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                done.add(callers.submit(() -> doAll(rest, job)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            callers.shutdownNow();
        }
        return System.nanoTime() - start;
    }

    private static <T> @Nullable Void doAll(Queue<T> rest, Job<T> job) throws Exception {
        for (T next = rest.poll(); next != null; next = rest.poll()) {
            job.on(next);
        }
        return null;
    }

    private void overHttp(List<List<Invocation>> lists) throws IOException, InterruptedException {
        Path tree = directory.resolve("tree");
        Files.createDirectories(tree.resolve("inbox"));
        ServeProcess server = parts.add(ServeProcess.start(lanecast, tree, directory));
        Posts posts = new Posts(server.address());
        List<String> bodies = lists.stream().map(Posts::body).toList();
        figures.add(
                Figure.of("kept over HTTP, four callers", "calls/s", rate(lists, each(bodies, POSTERS, posts::send))));
    }

    private void questions(TelemetryStore store, RawQuestions raw) throws IOException {
        Instant end = BenchCalls.BEGIN.plus(BenchCalls.LENGTH);
        Instant now = end.minusSeconds(3_600);
        figures.add(figure(
                "today, month and total by model and agent",
                () -> store.summary(now, ZoneOffset.UTC),
                () -> raw.summary(now)));
        for (String zone : List.of("UTC", "Europe/Brussels", "Asia/Kathmandu")) {
            CostQuery days = CostQuery.by(By.DAY, ZoneId.of(zone))
                    .splitBy(By.MODEL)
                    .between(BenchCalls.BEGIN, end)
                    .withoutLatencies();
            figures.add(figure("30 days by model, " + zone, () -> store.costs(days), raw::daysByModel));
        }
        CostQuery tasks = CostQuery.by(By.TASK, ZoneOffset.UTC).page(100, 0).withoutLatencies();
        figures.add(figure("dearest tasks", () -> store.costs(tasks), raw::tasks));
    }

    private static Figure figure(String name, Question question, Question raw) throws IOException {
        return new Figure(name, "ms", ask(question, ASKED), ask(raw, ASKED_RAW));
    }

    private static Sample ask(Question question, int times) throws IOException {
        question.ask();
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            question.ask();
            millis[i] = (System.nanoTime() - start) / MILLISECOND;
        }
        return Sample.of(millis);
    }

    private static double rate(List<List<Invocation>> lists, long nanos) {
        return lists.stream().mapToInt(List::size).sum() * SECOND / nanos;
    }

    /** What is done with each of several. */
    @FunctionalInterface
    private interface Job<T> {

        void on(T one) throws Exception;
    }

    /** Something to be asked again and again. */
    private interface Question {

        void ask() throws IOException;
    }
}
