package dev.lanecast.cli.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The keys of one map of the file. */
record Keys(List<String> names) {

    static final Keys ROOT = of("lanes", "stalled_after", "keep_calls", "aliases", "budgets", "prices", "webhook");
    static final Keys LANE = of("name", "role");
    static final Keys BUDGET = of("name", "period", "limit_usd", "agent", "model");
    static final Keys PRICE = of(
            "provider",
            "model",
            "from",
            "above",
            "input",
            "output",
            "cache_read",
            "cache_write",
            "cache_write_hour",
            "batch",
            "fast");
    static final Keys WEBHOOK = of("url", "secret");

    private static Keys of(String... names) {
        return new Keys(List.of(names));
    }

    /** The name that was probably meant. */
    Optional<String> nearest(String name) {
        return names.stream()
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .filter(known -> distance(known, name) <= Math.max(2, known.length() / 2));
    }

    /** How many letters must be put in, left out or replaced. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
