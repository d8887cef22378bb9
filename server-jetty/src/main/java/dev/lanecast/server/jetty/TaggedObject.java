package dev.lanecast.server.jetty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object with a tag, for which some more fields are written with each answer: those do not count for the tag. What
 * it has been packed to is kept. Thread-safe.
 */
final class TaggedObject {

    private final byte[] head;
    private final EntityTag tag;
    private @Nullable Gzip gzip;

    /** An object that has at least one field. */
    TaggedObject(String object) {
        head = object.substring(0, object.length() - 1).getBytes(StandardCharsets.UTF_8);
        tag = EntityTag.weak(head);
    }

    /**
     * The answer to a request.
     *
     * @param rest an object with the fields that are added
     */
    Answer answer(HttpFields request, Supplier<String> rest) {
        HttpFields tagged = HttpFields.build().put(HttpHeader.ETAG, tag.text());
        if (tag.matches(request)) {
            return Answer.notModified(tagged);
        }
        byte[] tail = ("," + rest.get().substring(1)).getBytes(StandardCharsets.UTF_8);
        return Answer.json(tagged, new Joined(tail));
    }

    private synchronized Gzip packed() {
        if (gzip == null) {
            gzip = Gzip.of(head);
        }
        return gzip;
    }

    /** The object with its last fields. */
    private final class Joined implements Body {

        private final byte[] tail;

        Joined(byte[] tail) {
            this.tail = tail;
        }

        @Override
        public void send(Response response, Callback callback) {
            Callback sendTail =
                    Callback.from(() -> response.write(true, ByteBuffer.wrap(tail), callback), callback::failed);
            Slices.write(head, false, response, sendTail);
        }

        @Override
        public long length() {
            return head.length + tail.length;
        }

        @Override
        public Optional<Supplier<Body>> gzip() {
            return head.length < LARGE ? Optional.empty() : Optional.of(() -> Body.packed(packed().with(tail)));
        }
    }
}
