package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.InvocationReader.MalformedInputException;
import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Takes model calls in; answers when they are committed. */
record InvocationsEndpoint(LiveBoard board) implements Endpoint {

    private static final String KIND = "invocations";

    @Override
    public Answer answer(Call call) throws RefusedException {
        InvocationSink recorder = board.recorder()
                .orElseThrow(() -> new RefusedException(503, "no_telemetry", "This server keeps no model calls"));
        Batch batch = read(call);
        if (batch.refused.size() == 1 && batch.calls.isEmpty() && !isArray(call.body())) {
            Refused refused = batch.refused.get(0);
            throw new RefusedException(400, "bad_record", refused.message, refused.field);
        }
        InvocationSink.Receipt receipt = recorder.record(batch.calls);
        return Answer.json(202, Json.object(out -> {
            out.field("accepted", receipt.accepted());
            out.field("duplicates", receipt.duplicates());
            out.name("rejected");
            out.startArray();
            for (Refused refused : batch.refused) {
                out.startObject();
                out.field("index", refused.index);
                out.field("message", refused.message);
                out.endObject();
            }
            out.endArray();
        }));
    }

    private InvocationReader reader(String mediaType, HttpFields headers) throws RefusedException {
        String encoding = headers.get(HttpHeader.CONTENT_ENCODING);
        if (encoding != null) {
            throw unsupported("Send the records as they are, not encoded as [" + encoding + "]");
        }
        return board.reader(KIND, mediaType)
                .orElseThrow(() ->
                        unsupported("Send the records with the media type application/json, not [" + mediaType + "]"));
    }

    private static RefusedException unsupported(String sentence) {
        return new RefusedException(415, "unsupported_media_type", sentence);
    }

    private Batch read(Call call) throws RefusedException {
        String mediaType = call.mediaType();
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        try {
            reader(mediaType, call.headers()).read(KIND, mediaType, call.body(), batch);
            return batch;
        } catch (MalformedInputException e) {
            throw new RefusedException(400, "malformed", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isArray(InputStream body) {
        try {
            body.reset();
            int first = body.read();
            while (first >= 0 && first <= ' ') {
                first = body.read();
            }
            return first == '[';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Refused(int index, @Nullable String field, String message) {}

    private record Batch(List<Invocation> calls, List<Refused> refused) implements InvocationReader.Sink {

        @Override
        public void call(Invocation call) {
            calls.add(call);
        }

        @Override
        public void rejected(int index, @Nullable String field, String message) {
            refused.add(new Refused(index, field, message));
        }
    }
}
