package dev.lanecast.telemetry;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * The one thread that writes. Callers wait for their commit; those who come while another commit is under way share the
 * next one.
 */
final class Writer implements AutoCloseable {

    private static final int MOST_CALLS = 50_000;

    private final Session session;
    private final Checkpoints checkpoints;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "lanecast-telemetry-writer");
    private final Supplier<KeyTable> newKeys;
    private KeyTable keys;
    private boolean closed;

    Writer(Session session, Checkpoints checkpoints, Supplier<KeyTable> newKeys) {
        this.session = session;
        this.checkpoints = checkpoints;
        this.newKeys = newKeys;
        this.keys = newKeys.get();
        thread.setDaemon(true);
        thread.start();
    }

    /** Keeps a batch; blocks until it is committed. */
    Receipt append(Batch batch) {
        Append job = new Append(batch, new CompletableFuture<>());
        return await(job, job.done);
    }

    /** Does something in a transaction of its own; blocks until it is committed. */
    <T> T transact(SqlWork<T> work) {
        Alone<T> job = new Alone<>(work, new CompletableFuture<>());
        return await(job, job.done);
    }

    /** Asks something of its session between two transactions. */
    <T> T run(SqlWork<T> work) {
        return session.run(work);
    }

    /** Ends after what is under way and what waits. A second call does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(new Last());
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        checkpoints.close();
        session.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T await(Job job, CompletableFuture<T> done) {
        synchronized (this) {
            if (closed) {
                throw session.closedFault();
            }
            queue.add(job);
        }
        try {
            return done.join();
        } catch (CompletionException e) {
            // The trace of the caller says more than that of the writer.
            throw e.getCause() instanceof StorageException cause
                    ? new StorageException(String.valueOf(cause.getMessage()), cause)
                    : e;
        }
    }

    private void work() {
        try {
            Job next = queue.take();
            while (!(next instanceof Last)) {
                if (next instanceof Append append) {
                    next = together(append);
                } else {
                    ((Alone<?>) next).run(session);
                    next = queue.take();
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it.
            Thread.currentThread().interrupt();
        }
    }

    /** Commits all batches that wait; answers with the job that comes after them. */
    private Job together(Append first) throws InterruptedException {
        List<Append> jobs = new ArrayList<>(List.of(first));
        int calls = first.batch.told().size();
        Job next = calls < MOST_CALLS ? queue.poll() : null;
        while (next instanceof Append another) {
            jobs.add(another);
            calls += another.batch.told().size();
            next = calls < MOST_CALLS ? queue.poll() : null;
        }
        commit(jobs);
        return next == null ? queue.take() : next;
    }

    private void commit(List<Append> jobs) {
        try {
            List<Receipt> receipts = keep(jobs.stream().map(Append::batch).toList());
            for (int i = 0; i < receipts.size(); i++) {
                jobs.get(i).done.complete(receipts.get(i));
            }
            checkpoints.committed(
                    jobs.stream().mapToInt(job -> job.batch.told().size()).sum());
        } catch (StorageException e) {
            jobs.forEach(job -> job.done.completeExceptionally(e));
        } catch (RuntimeException | Error e) {
            if (jobs.size() == 1) {
                jobs.get(0).done.completeExceptionally(e);
            } else {
                // One of them is to blame, but not its neighbours.
                jobs.forEach(job -> commit(List.of(job)));
            }
        }
    }

    private List<Receipt> keep(List<Batch> batches) {
        boolean kept = false;
        try {
            List<Receipt> receipts = session.transact(new AppendCalls(batches, keys));
            kept = true;
            return receipts;
        } finally {
            if (!kept) {
                keys = newKeys.get();
            }
        }
    }

    private sealed interface Job {}

    private record Append(Batch batch, CompletableFuture<Receipt> done) implements Job {}

    private record Alone<T>(SqlWork<T> work, CompletableFuture<T> done) implements Job {

        void run(Session session) {
            try {
                done.complete(session.transact(work));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        }
    }

    private record Last() implements Job {}
}
