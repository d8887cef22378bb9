package dev.lanecast.cli;

import dev.lanecast.core.telemetry.Money;
import dev.lanecast.core.telemetry.Spend;
import java.math.RoundingMode;
import java.util.Locale;

/** Says how much, for people. */
final class Amounts {

    private static final String[] THOUSANDS = {"", "k", "M", "G", "T", "P", "E"};

    private Amounts() {}

    /** Dollars, with a plus if some calls have no price, such as {@code $12.40+}; of calls that have none, that they are so. */
    static String usd(Spend spend) {
        return spend.isUnpriced() ? "unpriced" : usd(spend.micros()) + (spend.unpriced() > 0 ? "+" : "");
    }

    /** Dollars and cents; below a cent, two digits that count. */
    static String usd(long micros) {
        int digits = micros == 0 || micros >= 10_000 ? 2 : micros >= 1_000 ? 4 : 6;
        return "$" + Money.usd(micros).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /** A number and what it counts, in the one form or the other, such as {@code 1 file}. */
    static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** A number in three or four signs, such as {@code 1.2M}. */
    static String count(long number) {
        int thousands = 0;
        double rest = number;
        while (rest >= 999.5 && thousands < THOUSANDS.length - 1) {
            rest /= 1_000;
            thousands++;
        }
        String format = thousands == 0 || rest >= 9.95 ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, format, rest) + THOUSANDS[thousands];
    }
}
