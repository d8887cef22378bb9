package dev.lanecast.core.price;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The prices that Lanecast brings along.
 *
 * @param version the day of which they are
 * @param prices of several that fit the same call, any order
 */
record PriceTable(String version, List<Price> prices) {

    private static final String VERSION = "# version ";

    static PriceTable builtIn() {
        try (InputStream input = Objects.requireNonNull(PriceTable.class.getResourceAsStream("prices.csv"))) {
            return parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PriceTable parse(String text) {
        String version = "";
        List<Price> prices = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(VERSION)) {
                version = line.substring(VERSION.length());
            } else if (!line.startsWith("#") && !line.startsWith("provider,") && !line.isBlank()) {
                prices.add(price(line.split(",", -1)));
            }
        }
        return new PriceTable(version, List.copyOf(prices));
    }

    private static Price price(String[] cells) {
        return new Price(
                cells[0],
                cells[1],
                cells[2].isEmpty() ? null : LocalDate.parse(cells[2]),
                Long.parseLong(cells[3]),
                micros(cells[4]),
                micros(cells[5]),
                micros(cells[6]),
                micros(cells[7]),
                micros(cells[8]),
                factor(cells[9]),
                factor(cells[10]));
    }

    private static long micros(String usd) {
        return new BigDecimal(usd).movePointRight(6).longValueExact();
    }

    private static @Nullable BigDecimal factor(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
