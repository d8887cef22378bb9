package dev.lanecast.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.lanecast.core.wire.FieldWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.function.Consumer;

/** Writes named fields as JSON. */
final class Json implements FieldWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final JsonGenerator json;

    private Json(JsonGenerator json) {
        this.json = json;
    }

    /** One JSON text. */
    static String text(Consumer<FieldWriter> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            content.accept(new Json(generator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Prints one JSON text on a line of its own. */
    static void print(PrintWriter out, Consumer<FieldWriter> content) {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            content.accept(new Json(generator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    @Override
    public void startObject() {
        write(json::writeStartObject);
    }

    @Override
    public void endObject() {
        write(json::writeEndObject);
    }

    @Override
    public void startArray() {
        write(json::writeStartArray);
    }

    @Override
    public void endArray() {
        write(json::writeEndArray);
    }

    @Override
    public void name(String name) {
        write(() -> json.writeFieldName(name));
    }

    @Override
    public void text(String text) {
        write(() -> json.writeString(text));
    }

    @Override
    public void number(long number) {
        write(() -> json.writeNumber(number));
    }

    @Override
    public void number(BigDecimal number) {
        write(() -> json.writeNumber(number));
    }

    @Override
    public void truth(boolean value) {
        write(() -> json.writeBoolean(value));
    }

    @Override
    public void none() {
        write(json::writeNull);
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One step that may fail. */
    private interface Writing {

        void write() throws IOException;
    }
}
