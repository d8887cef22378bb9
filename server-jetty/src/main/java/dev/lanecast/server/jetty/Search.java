package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One search: first in what the board shows of the tasks, then in the documents of the others, the newest in their lanes
 * first. To be run once.
 */
final class Search {

    private static final int READERS = 2;

    private final LiveBoard board;
    private final Phrase phrase;
    private final int limit;
    private final List<Match> shown = new ArrayList<>();
    private final List<Task> unread = new ArrayList<>();
    private final ConcurrentSkipListMap<Integer, Match> read = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean over;

    Search(LiveBoard board, Phrase phrase, int limit) {
        this.board = board;
        this.phrase = phrase;
        this.limit = limit;
    }

    /** Searches; blocks for as long as {@code patience} at most. */
    Result run(Executor readers, Duration patience) {
        board.stream().view().sortedTasks().stream()
                .sorted(LanePage.NEWEST_FIRST)
                .forEach(this::look);
        boolean complete = shown.size() > limit || readDocuments(readers, patience);
        List<Match> matches = new ArrayList<>(shown);
        matches.addAll(read.values());
        boolean more = matches.size() > limit;
        return new Result(more ? matches.subList(0, limit) : matches, more || !complete);
    }

    private void look(Task task) {
        List<?> fields = Arrays.asList(task.title(), task.id(), task.excerpt(), task.agent(), task.tags());
        Optional<String> excerpt = phrase.find(fields);
        if (excerpt.isPresent()) {
            shown.add(new Match(task, excerpt.get()));
        } else {
            unread.add(task);
        }
    }

    private boolean readDocuments(Executor readers, Duration patience) {
        CompletableFuture<?>[] running = new CompletableFuture<?>[READERS];
        Arrays.setAll(running, reader -> CompletableFuture.runAsync(this::readOn, readers));
        try {
            CompletableFuture.allOf(running).get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A document could not be searched", e.getCause());
        } finally {
            over = true;
        }
    }

    private void readOn() {
        int index = next.getAndIncrement();
        while (!over && index < unread.size() && shown.size() + read.size() <= limit) {
            read(index);
            index = next.getAndIncrement();
        }
    }

    private void read(int index) {
        Task task = unread.get(index);
        if (board.document(task.key()) instanceof Document.Readable document) {
            phrase.find(document.fields()).ifPresent(excerpt -> read.put(index, new Match(task, excerpt)));
        }
    }

    /** A task with the place where it has the phrase. */
    record Match(Task task, String excerpt) {}

    /**
     * What was found.
     *
     * @param truncated whether there are more, or may be
     */
    record Result(List<Match> matches, boolean truncated) {}
}
