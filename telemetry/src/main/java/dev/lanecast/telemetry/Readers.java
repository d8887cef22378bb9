package dev.lanecast.telemetry;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

/** A few sessions that read, so that a long answer holds up nobody. Thread-safe. */
final class Readers implements AutoCloseable {

    private static final int SESSIONS = 3;

    private final List<Session> all;
    private final BlockingQueue<Session> idle;

    Readers(Path file) {
        all = Stream.generate(() -> Session.reading(file)).limit(SESSIONS).toList();
        idle = new ArrayBlockingQueue<>(SESSIONS, false, all);
    }

    /** Reads one state throughout; blocks while all sessions are busy. */
    <T> T read(SqlWork<T> work) {
        Session session = take();
        try {
            return session.transact(work);
        } finally {
            idle.add(session);
        }
    }

    @Override
    public void close() {
        all.forEach(Session::close);
    }

    private Session take() {
        boolean interrupted = false;
        while (true) {
            try {
                Session session = idle.take();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return session;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
