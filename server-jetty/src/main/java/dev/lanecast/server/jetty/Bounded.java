package dev.lanecast.server.jetty;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input that fails when it is longer than allowed, or than there is room for now. Not thread-safe. */
final class Bounded extends FilterInputStream {

    private final long limit;
    private final Intake.Share share;
    private long count;

    Bounded(InputStream input, long limit, Intake.Share share) {
        super(input);
        this.limit = limit;
        this.share = share;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = super.skip(length);
        count(skipped);
        return skipped;
    }

    private void count(long more) throws IOException {
        count += more;
        if (count > limit) {
            throw new ExceededException();
        }
        share.take(more);
    }

    /** Says that an input is longer than allowed. */
    static final class ExceededException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
