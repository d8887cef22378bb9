package dev.lanecast.watcher;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Tag;

/** Gives scalars their values. A number out of bounds, or one that JSON cannot hold, stays text. */
final class Scalars {

    private static final int MOST_DIGITS = 40;
    private static final BigInteger SIXTY = BigInteger.valueOf(60);

    private Scalars() {}

    /** A String, Boolean, Long, BigInteger or Double, or null. */
    static @Nullable Object value(Tag tag, String text) {
        try {
            if (Tag.NULL.equals(tag)) {
                return null;
            }
            if (Tag.BOOL.equals(tag)) {
                return truth(text);
            }
            if (Tag.INT.equals(tag)) {
                return whole(text);
            }
            if (Tag.FLOAT.equals(tag)) {
                return decimal(text);
            }
            return text;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Object truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on" -> true;
            case "no", "false", "off" -> false;
            default -> text;
        };
    }

    private static Object whole(String text) {
        String digits = text.replace("_", "");
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        if (digits.length() > MOST_DIGITS) {
            return text;
        }
        BigInteger size = magnitude(digits);
        BigInteger number = negative ? size.negate() : size;
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private static BigInteger magnitude(String digits) {
        if (digits.startsWith("0b")) {
            return new BigInteger(digits.substring(2), 2);
        }
        if (digits.startsWith("0x")) {
            return new BigInteger(digits.substring(2), 16);
        }
        if (digits.length() > 1 && digits.startsWith("0")) {
            return new BigInteger(digits.substring(1), 8);
        }
        BigInteger sum = BigInteger.ZERO;
        for (String part : digits.split(":", -1)) {
            sum = sum.multiply(SIXTY).add(new BigInteger(part));
        }
        return sum;
    }

    private static Object decimal(String text) {
        String digits = text.replace("_", "");
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        double sum = 0;
        for (String part : digits.split(":", -1)) {
            sum = sum * 60 + Double.parseDouble(part);
        }
        return Double.isFinite(sum) ? (Object) (negative ? -sum : sum) : text;
    }
}
