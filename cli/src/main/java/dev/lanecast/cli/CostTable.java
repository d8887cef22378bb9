package dev.lanecast.cli;

import dev.lanecast.core.telemetry.CostGroup;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.Usage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Groups of calls as a table, with their sum as the last line. */
final class CostTable {

    private static final int WIDEST_NAME = 48;
    private static final String GAP = "  ";
    private static final List<String> FIGURES = List.of("CALLS", "TOKENS", "COST", "ERRORS", "P50", "P95");

    private CostTable() {}

    static void print(PrintWriter out, CostQuery query, List<CostGroup> groups) {
        if (groups.isEmpty()) {
            out.println("No model calls.");
            return;
        }
        int names = query.split() == null ? 1 : 2;
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings(query));
        groups.forEach(group -> rows.add(row(group)));
        rows.add(total(groups, names));
        int[] widths = widths(rows);
        rows.forEach(row -> out.println(line(row, widths, names)));
    }

    private static List<String> headings(CostQuery query) {
        List<String> headings = new ArrayList<>();
        headings.add(query.by().name());
        if (query.split() != null) {
            headings.add(query.split().name());
        }
        headings.addAll(FIGURES);
        return headings;
    }

    private static List<String> row(CostGroup group) {
        Usage usage = group.usage();
        List<String> row = new ArrayList<>();
        row.add(name(group.key()));
        if (group.split() != null) {
            row.add(name(group.split()));
        }
        row.addAll(figures(usage.invocations(), usage.spend(), usage.errors()));
        row.add(millis(usage.latencyP50()));
        row.add(millis(usage.latencyP95()));
        return row;
    }

    private static List<String> total(List<CostGroup> groups, int names) {
        long calls = 0;
        long errors = 0;
        Spend spend = Spend.NONE;
        for (CostGroup group : groups) {
            Usage usage = group.usage();
            calls += usage.invocations();
            errors += usage.errors();
            spend = spend.plus(usage.spend());
        }
        List<String> row = new ArrayList<>();
        row.add("total");
        if (names > 1) {
            row.add("");
        }
        row.addAll(figures(calls, spend, errors));
        row.addAll(List.of("", ""));
        return row;
    }

    private static List<String> figures(long calls, Spend spend, long errors) {
        return List.of(
                String.format(Locale.ROOT, "%,d", calls),
                Amounts.count(spend.tokens()),
                Amounts.usd(spend),
                errors == 0 ? "-" : String.format(Locale.ROOT, "%,d", errors));
    }

    /** In the largest unit of which there is at least one, but hours up to two days, and no minutes. */
    private static String millis(@Nullable Long millis) {
        if (millis == null) {
            return "-";
        }
        if (millis < 1_000) {
            return millis + "ms";
        }
        double seconds = millis / 1_000.0;
        double hours = seconds / 3_600;
        return hours < 1
                ? FigureTable.number(seconds) + "s"
                : hours < 48 ? FigureTable.number(hours) + "h" : FigureTable.number(hours / 24) + "d";
    }

    private static String name(String text) {
        return text.isBlank() ? "-" : Text.line(text);
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Math.min(WIDEST_NAME, Text.width(row.get(column))));
            }
        }
        return widths;
    }

    /** Names to the left, figures to the right. */
    private static String line(List<String> row, int[] widths, int names) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            cells.add(
                    column < names
                            ? Text.fit(cell, widths[column])
                            : " ".repeat(widths[column] - Text.width(cell)) + cell);
        }
        return String.join(GAP, cells).stripTrailing();
    }
}
