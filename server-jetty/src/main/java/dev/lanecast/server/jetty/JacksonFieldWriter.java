package dev.lanecast.server.jetty;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lanecast.core.wire.FieldWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Puts a Jackson generator under the names of the wire. Throws UncheckedIOException if the generator fails. */
record JacksonFieldWriter(JsonGenerator generator) implements FieldWriter {

    @Override
    public void startObject() {
        write(generator::writeStartObject);
    }

    @Override
    public void endObject() {
        write(generator::writeEndObject);
    }

    @Override
    public void startArray() {
        write(generator::writeStartArray);
    }

    @Override
    public void endArray() {
        write(generator::writeEndArray);
    }

    @Override
    public void name(String name) {
        write(() -> generator.writeFieldName(name));
    }

    @Override
    public void text(String text) {
        write(() -> generator.writeString(text));
    }

    @Override
    public void number(long number) {
        write(() -> generator.writeNumber(number));
    }

    @Override
    public void number(BigDecimal number) {
        write(() -> generator.writeNumber(number));
    }

    @Override
    public void truth(boolean value) {
        write(() -> generator.writeBoolean(value));
    }

    @Override
    public void none() {
        write(generator::writeNull);
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One call of the generator. */
    private interface Writing {

        void write() throws IOException;
    }
}
