package dev.lanecast.cli;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Records what is imported while more is read, some batches later at most, and shows how far that is: as a bar on a terminal,
 * else with a line now and then.
 */
final class ImportProgress implements InvocationSource.Sink, AutoCloseable {

    private static final int WIDTH = 30;
    private static final long LINE_BYTES = 64L * 1024 * 1024;
    private static final double MEGABYTE = 1024 * 1024;

    private static final int BATCH = 1_000;
    private static final int MOST_WAITING = 2;

    private final InvocationSink recorder;
    private final PrintWriter output;
    private final boolean terminal;
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final Deque<CompletableFuture<InvocationSink.Receipt>> waiting = new ArrayDeque<>();
    private List<Invocation> batch = new ArrayList<>();
    private int files;
    private long bytes;
    private long told;
    private long shown = -1;
    private long accepted;
    private long known;
    private long refused;

    ImportProgress(InvocationSink recorder, PrintWriter output, boolean terminal) {
        this.recorder = recorder;
        this.output = output;
        this.terminal = terminal;
    }

    @Override
    public void calls(List<Invocation> calls) {
        batch.addAll(calls);
        if (batch.size() >= BATCH) {
            record();
        }
    }

    private void record() {
        List<Invocation> whole = batch;
        batch = new ArrayList<>();
        while (waiting.size() >= MOST_WAITING
                || !waiting.isEmpty() && waiting.element().isDone()) {
            awaitFirst();
        }
        waiting.add(CompletableFuture.supplyAsync(() -> recorder.record(whole), writer));
    }

    @Override
    public void refused() {
        refused++;
    }

    @Override
    public void progress(int files, long bytes, long total) {
        this.files = files;
        this.bytes = bytes;
        if (terminal) {
            bar(total == 0 ? 100 : bytes * 100 / total, total);
        } else if (bytes - told >= LINE_BYTES) {
            told = bytes;
            output.println("Read " + megabytes(bytes) + " of " + megabytes(total) + " MB, " + newCalls());
        }
    }

    /** What was done, in one line, once it is done. */
    String summary() {
        if (!batch.isEmpty()) {
            record();
        }
        while (!waiting.isEmpty()) {
            awaitFirst();
        }
        if (terminal && shown >= 0) {
            output.println();
        }
        return "Read " + Amounts.of(files, "file", "files") + " (" + megabytes(bytes) + " MB): " + newCalls() + ", "
                + Amounts.of(known, "report of a known one", "reports of known ones") + "."
                + (refused == 0 ? "" : " Left out " + refused + " with a time or a number that cannot be right.");
    }

    /** Ends when what was handed on is recorded, or has failed. */
    @Override
    public void close() {
        writer.shutdown();
        waiting.forEach(one -> one.exceptionally(fault -> null).join());
    }

    /** Counts what was handed on before all else that waits; if that failed, throws what it failed with, each time. */
    private void awaitFirst() {
        try {
            InvocationSink.Receipt receipt = waiting.element().join();
            waiting.remove();
            accepted += receipt.accepted();
            known += receipt.duplicates();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StorageException fault ? fault : e;
        }
    }

    private void bar(long percent, long total) {
        if (percent != shown) {
            shown = percent;
            int done = (int) (percent * WIDTH / 100);
            output.print("\r[" + "#".repeat(done) + " ".repeat(WIDTH - done) + "] " + percent + "% of "
                    + megabytes(total) + " MB");
            output.flush();
        }
    }

    private String newCalls() {
        return Amounts.of(accepted, "new call", "new calls");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }
}
