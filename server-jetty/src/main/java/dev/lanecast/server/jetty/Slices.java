package dev.lanecast.server.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Writes an array a slice at a time. As a whole, Java would copy all that is left of it each time the system takes a part,
 * which costs more than to send it where there are megabytes.
 */
final class Slices extends IteratingCallback {

    private static final int SLICE = 128 * 1024;

    private final ByteBuffer rest;
    private final boolean last;
    private final Response response;
    private final Callback callback;
    private boolean begun;

    private Slices(byte[] bytes, boolean last, Response response, Callback callback) {
        this.rest = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        this.last = last;
        this.response = response;
        this.callback = callback;
    }

    /**
     * Begins to write, without waiting for a slow reader; then calls back.
     *
     * @param last whether nothing follows
     */
    static void write(byte[] bytes, boolean last, Response response, Callback callback) {
        new Slices(bytes, last, response, callback).iterate();
    }

    @Override
    protected Action process() {
        if (begun && !rest.hasRemaining()) {
            return Action.SUCCEEDED;
        }
        begun = true;
        ByteBuffer slice = rest.slice(rest.position(), Math.min(SLICE, rest.remaining()));
        rest.position(rest.position() + slice.remaining());
        response.write(last && !rest.hasRemaining(), slice, this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        callback.failed(cause);
    }
}
