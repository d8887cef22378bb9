package dev.lanecast.telemetry.otlp;

import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.wire.InvocationRecord.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reads the requests of OpenTelemetry exporters, in protobuf and JSON. Their kinds are {@code otlp-logs},
 * {@code otlp-traces} and {@code otlp-metrics}, and {@code otlp} for a request that does not say which of these it is.
 * What is no model call is left out; a call that cannot be right is refused by itself.
 */
public final class OtlpReader implements InvocationReader {

    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/x-protobuf";

    @Override
    public String name() {
        return "otlp";
    }

    @Override
    public boolean accepts(String kind, String mediaType) {
        return Request.of(kind).isPresent() && (mediaType.equals(JSON) || mediaType.equals(PROTOBUF));
    }

    @Override
    public void read(String kind, String mediaType, InputStream input, Sink sink)
            throws IOException, MalformedInputException {
        Request request = Request.of(kind)
                .orElseThrow(() -> new IllegalArgumentException("Cannot read input of the kind [" + kind + "]"));
        Calls calls = new Calls(CallTable.bundled(), sink, InstantSource.system());
        if (mediaType.equals(JSON)) {
            JsonDecoder.decode(request, input, CallTable.bundled(), calls);
        } else {
            ProtobufDecoder.decode(request, input, CallTable.bundled(), calls);
        }
    }

    /** Hands on the events that are calls. */
    private static final class Calls implements Event.Sink {

        private final CallTable table;
        private final Sink sink;
        private final InstantSource clock;
        private int events;

        Calls(CallTable table, Sink sink, InstantSource clock) {
            this.table = table;
            this.sink = sink;
            this.clock = clock;
        }

        @Override
        public void event(Event event) {
            Optional<Section> section = table.find(event);
            if (section.isPresent()) {
                try {
                    sink.call(new CallReading(table, section.get(), event, clock).read());
                } catch (RefusedException e) {
                    sink.rejected(events, e.field(), String.valueOf(e.getMessage()));
                }
            }
            events++;
        }

        @Override
        public void counter(Event event, String attributes, double value, boolean delta) {
            table.find(event).ifPresent(section -> {
                try {
                    new CounterPoint(table, section, event, attributes, value, delta)
                            .read()
                            .ifPresent(sink::counted);
                } catch (RefusedException e) {
                    sink.rejected(events, e.field(), String.valueOf(e.getMessage()));
                }
            });
            events++;
        }
    }
}
