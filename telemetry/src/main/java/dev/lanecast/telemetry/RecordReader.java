package dev.lanecast.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lanecast.core.spi.InvocationReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;

/**
 * Reads invocation records: one JSON object, or an array of at most 10,000 of them. Text around a record that is not JSON
 * spoils the whole input; a record that is no model call is refused by itself.
 */
public final class RecordReader implements InvocationReader {

    static final int MAX_RECORDS = 10_000;
    static final int MAX_DEPTH = 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    @Override
    public String name() {
        return "records";
    }

    @Override
    public boolean accepts(String kind, String mediaType) {
        return kind.equals("invocations") && mediaType.equals("application/json");
    }

    @Override
    public void read(String kind, String mediaType, InputStream input, Sink sink)
            throws IOException, MalformedInputException {
        Utf8Reader text = new Utf8Reader(input);
        try (RecordParser parser = new RecordParser(text, JSON.createParser(text), sink, InstantSource.system())) {
            parser.read();
        }
    }
}
