package dev.lanecast.server.jetty;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;

/** Bounds how many bytes of bodies, as they come and unpacked, all requests hold together. Thread-safe. */
final class Intake {

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    Intake(long limit) {
        this.limit = limit;
    }

    /** Whether so many bytes could be held now. */
    boolean hasRoom(long bytes) {
        return held.get() + bytes <= limit;
    }

    /** What to answer when there is no room. */
    static RefusedException full() {
        return new RefusedException(
                503, "busy", "The bodies of other requests take all the room for them; send it again later");
    }

    /** What one request holds, nothing yet. */
    Share open() {
        return new Share();
    }

    /** What one request holds, until it is closed. Thread-safe. */
    final class Share implements AutoCloseable {

        private long taken;

        /**
         * Holds more bytes.
         *
         * @throws FullException if the others hold too many already
         */
        synchronized void take(long bytes) throws FullException {
            taken += bytes;
            if (held.addAndGet(bytes) > limit) {
                throw new FullException();
            }
        }

        /** The same content, which fails when it cannot be held. */
        Content.Source counting(Content.Source content) {
            return new Counting(content, this);
        }

        /** Holds nothing any more. A second call does nothing. */
        @Override
        public synchronized void close() {
            held.addAndGet(-taken);
            taken = 0;
        }
    }

    /** Says that requests hold as many bytes as they may. */
    static final class FullException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private record Counting(Content.Source content, Share share) implements Content.Source {

        @Override
        public long getLength() {
            return content.getLength();
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = content.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            try {
                share.take(chunk.remaining());
                return chunk;
            } catch (FullException e) {
                chunk.release();
                content.fail(e);
                return Content.Chunk.from(e);
            }
        }

        @Override
        public void demand(Runnable ready) {
            content.demand(ready);
        }

        @Override
        public void fail(Throwable failure) {
            content.fail(failure);
        }
    }
}
