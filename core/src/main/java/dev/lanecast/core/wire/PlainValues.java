package dev.lanecast.core.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values whose type says how. */
final class PlainValues {

    private PlainValues() {}

    static void write(@Nullable Object value, FieldWriter out) {
        if (value == null) {
            out.none();
        } else if (value instanceof Boolean truth) {
            out.truth(truth);
        } else if (value instanceof Number number) {
            number(number, out);
        } else if (value instanceof Map<?, ?> map) {
            out.startObject();
            map.forEach((name, field) -> out.field(String.valueOf(name), field));
            out.endObject();
        } else if (value instanceof Iterable<?> list) {
            out.startArray();
            list.forEach(out::value);
            out.endArray();
        } else {
            out.text(value.toString());
        }
    }

    private static void number(Number number, FieldWriter out) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            out.number(number.longValue());
        } else if (number instanceof BigDecimal decimal) {
            out.number(decimal);
        } else if (number instanceof BigInteger whole) {
            out.number(new BigDecimal(whole));
        } else if (Double.isFinite(number.doubleValue())) {
            out.number(BigDecimal.valueOf(number.doubleValue()));
        } else {
            out.text(number.toString());
        }
    }
}
