package dev.lanecast.cli;

import dev.lanecast.cli.bench.Figure;
import dev.lanecast.cli.bench.Sample;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was measured, as a table. */
final class FigureTable {

    private static final String GAP = "  ";
    private static final List<String> HEADINGS = List.of("", "P50", "P95", "P99", "MAX", "UNIT", "TO RAW");

    private FigureTable() {}

    /** Prints a part for each benchmark; a figure that is one value stands in the first column alone. */
    static void print(PrintWriter out, List<Measurements> measured) {
        List<List<List<String>>> parts =
                measured.stream().map(FigureTable::part).toList();
        int[] widths = widths(parts.stream().flatMap(List::stream).toList());
        List<String> texts = parts.stream()
                .map(part -> part.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n")))
                .toList();
        out.println(String.join("\n\n", texts));
    }

    /** Three digits that count, and no exponent. */
    static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static List<List<String>> part(Measurements measured) {
        List<String> headings = new ArrayList<>(HEADINGS);
        headings.set(0, measured.name().toUpperCase(Locale.ROOT));
        List<List<String>> rows = new ArrayList<>(List.of(headings));
        measured.figures().forEach(figure -> rows.add(row(figure)));
        return rows;
    }

    private static List<String> row(Figure figure) {
        Sample sample = figure.sample();
        boolean many = sample.count() > 1;
        return List.of(
                figure.name(),
                number(sample.median()),
                many ? number(sample.percentile(95)) : "",
                many ? number(sample.percentile(99)) : "",
                many ? number(sample.max()) : "",
                figure.unit(),
                ratio(figure.ratio()));
    }

    private static String ratio(@Nullable Double ratio) {
        return ratio == null ? "" : number(ratio) + "x";
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    /** Words to the left, numbers to the right. */
    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String space = " ".repeat(widths[column] - cell.length());
            boolean words = column == 0 || column == HEADINGS.indexOf("UNIT");
            line.append(words ? cell + space : space + cell).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
