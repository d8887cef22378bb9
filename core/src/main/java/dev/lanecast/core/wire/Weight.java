package dev.lanecast.core.wire;

import dev.lanecast.core.stream.Numbered;
import java.math.BigDecimal;

/** Counts about how many bytes an event has on the wire, without writing it. */
public final class Weight implements FieldWriter {

    private static final int ESCAPED = 6;

    private int bytes;

    private Weight() {}

    /** The weight of an event in bytes. */
    public static int of(Numbered event) {
        Weight weight = new Weight();
        Wire.event(event, weight);
        return weight.bytes;
    }

    @Override
    public void startObject() {
        bytes++;
    }

    @Override
    public void endObject() {
        bytes++;
    }

    @Override
    public void startArray() {
        bytes++;
    }

    @Override
    public void endArray() {
        bytes++;
    }

    @Override
    public void name(String name) {
        bytes += name.length() + 4;
    }

    @Override
    public void text(String text) {
        bytes += 3;
        for (int i = 0; i < text.length(); i++) {
            bytes += weight(text.charAt(i));
        }
    }

    @Override
    public void number(long number) {
        bytes += 8;
    }

    @Override
    public void number(BigDecimal number) {
        bytes += 8;
    }

    @Override
    public void truth(boolean value) {
        bytes += 6;
    }

    @Override
    public void none() {
        bytes += 5;
    }

    private static int weight(char c) {
        if (c < ' ') {
            return ESCAPED;
        }
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
}
