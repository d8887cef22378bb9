package dev.lanecast.server.jetty;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.lanecast.core.wire.FieldWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Writes JSON. */
final class Json {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** The text that a writing makes. Characters that have no UTF-8 form pass, so that no file can break a frame. */
    static String text(Consumer<FieldWriter> writing) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            writing.accept(new JacksonFieldWriter(generator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The text of an object with these fields. */
    static String object(Consumer<FieldWriter> fields) {
        return text(out -> {
            out.startObject();
            fields.accept(out);
            out.endObject();
        });
    }
}
