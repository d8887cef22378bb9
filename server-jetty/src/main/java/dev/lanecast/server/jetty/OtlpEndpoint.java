package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.InvocationReader.MalformedInputException;
import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.telemetry.CounterReading;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Takes what OpenTelemetry exporters send; answers when the model calls in it are committed.
 *
 * @param kind what readers of it accept
 * @param rejected what the answer calls the number of refused records; null if that is not known
 * @param otherwise the status for a body that is something else
 */
record OtlpEndpoint(LiveBoard board, String kind, @Nullable String rejected, int otherwise) implements Endpoint {

    private static final int MAX_BODY = 20 * 1024 * 1024;

    static List<Route> routes(LiveBoard board) {
        return List.of(
                Route.post("/v1/logs", new OtlpEndpoint(board, "otlp-logs", "rejectedLogRecords", 400)),
                Route.post("/v1/traces", new OtlpEndpoint(board, "otlp-traces", "rejectedSpans", 400)),
                Route.post("/v1/metrics", new OtlpEndpoint(board, "otlp-metrics", "rejectedDataPoints", 400)),
                // Some exporters take the address of the server for that of each signal.
                Route.post("/", new OtlpEndpoint(board, "otlp", null, 404)));
    }

    @Override
    public int maxBody() {
        return MAX_BODY;
    }

    @Override
    public Answer refuse(RefusedException refused, HttpFields headers) {
        Answer answer = OtlpAnswer.failure(refused.status(), String.valueOf(refused.getMessage()), headers);
        return refused.status() == 503 ? answer.with(HttpHeader.RETRY_AFTER, "5") : answer;
    }

    @Override
    public Answer answer(Call call) throws RefusedException {
        InvocationSink recorder = board.recorder()
                .orElseThrow(() -> new RefusedException(501, "no_telemetry", "This server keeps no model calls"));
        Batch batch = read(call, reader(call.mediaType()));
        recorder.record(batch.calls);
        recorder.count(batch.readings);
        return OtlpAnswer.success(rejected, batch.refused, batch.message, call.headers());
    }

    private InvocationReader reader(String mediaType) throws RefusedException {
        return board.reader(kind, mediaType)
                .orElseThrow(() -> new RefusedException(
                        415,
                        "unsupported_media_type",
                        "Send application/x-protobuf or application/json, but not [" + mediaType + "]"));
    }

    private Batch read(Call call, InvocationReader reader) throws RefusedException {
        Batch batch = new Batch();
        try (InputStream body = decoded(call)) {
            reader.read(kind, call.mediaType(), body, batch);
            return batch;
        } catch (MalformedInputException e) {
            throw new RefusedException(otherwise, "malformed", String.valueOf(e.getMessage()));
        } catch (Bounded.ExceededException e) {
            throw new RefusedException(
                    413, "too_large", "The body is larger than 20 MB when unpacked; send less at once");
        } catch (Intake.FullException e) {
            throw Intake.full();
        } catch (IOException e) {
            throw new RefusedException(400, "malformed", "The body is no whole gzip: " + e.getMessage());
        }
    }

    private static InputStream decoded(Call call) throws IOException, RefusedException {
        String encoding = call.headers().get(HttpHeader.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return call.body();
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new Bounded(new GZIPInputStream(call.body()), MAX_BODY, call.share());
        }
        throw new RefusedException(
                415, "unsupported_encoding", "Send the body in gzip or as it is, but not in [" + encoding + "]");
    }

    /** The calls of one request, and what became of the others. */
    private static final class Batch implements InvocationReader.Sink {

        private final List<Invocation> calls = new ArrayList<>();
        private final List<CounterReading> readings = new ArrayList<>();
        private int refused;
        private String message = "";

        @Override
        public void call(Invocation call) {
            calls.add(call);
        }

        @Override
        public void counted(CounterReading reading) {
            readings.add(reading);
        }

        @Override
        public void rejected(int index, @Nullable String field, String message) {
            if (refused == 0) {
                this.message = "Record " + index + ": " + message;
            }
            refused++;
        }
    }
}
