package dev.lanecast.server.jetty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * A body that is written as fast as it is read, so that it never is in memory as a whole. It can be sent once.
 *
 * @param texts any number of them, in order
 */
record Pieces(Iterator<String> texts) implements Body {

    private static final int AT_ONCE = 16 * 1024;

    @Override
    public void send(Response response, Callback callback) {
        new Sending(texts, response, callback).iterate();
    }

    private static final class Sending extends IteratingCallback {

        private final Iterator<String> texts;
        private final Response response;
        private final Callback callback;

        Sending(Iterator<String> texts, Response response, Callback callback) {
            this.texts = texts;
            this.response = response;
            this.callback = callback;
        }

        @Override
        protected Action process() {
            if (!texts.hasNext()) {
                return Action.SUCCEEDED;
            }
            response.write(false, next(), this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteSuccess() {
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            callback.failed(cause);
        }

        private ByteBuffer next() {
            StringBuilder piece = new StringBuilder();
            while (texts.hasNext() && piece.length() < AT_ONCE) {
                piece.append(texts.next());
            }
            return StandardCharsets.UTF_8.encode(piece.toString());
        }
    }
}
