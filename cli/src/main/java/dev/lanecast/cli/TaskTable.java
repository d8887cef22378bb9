package dev.lanecast.cli;

import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Spend;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tasks as a table that fits the terminal. */
final class TaskTable {

    private static final int DEFAULT_WIDTH = 120;
    private static final int LEAST_WIDTH = 60;
    private static final int WIDEST_NAME = 20;
    private static final int TITLE = 3;
    private static final String GAP = "  ";
    private static final List<String> HEADINGS = List.of("LANE", "PRIORITY", "AGENT", "TITLE");
    private static final List<String> SPENT = List.of("COST", "TOKENS");
    private static final List<String> LAST = List.of("AGE", "ID");

    private TaskTable() {}

    /** The width that the environment asks for, or a sensible one. */
    static int width(@Nullable String columns) {
        boolean number = columns != null && columns.matches("\\d{1,4}");
        return number ? Math.max(LEAST_WIDTH, Integer.parseInt(columns)) : DEFAULT_WIDTH;
    }

    static void print(PrintWriter out, List<Task> tasks, int width, Instant now) {
        List<List<String>> rows = new ArrayList<>();
        boolean spent = tasks.stream().anyMatch(task -> !task.spend().equals(Spend.NONE));
        rows.add(row(HEADINGS, spent ? SPENT : List.of(), LAST));
        tasks.forEach(task -> rows.add(row(task, spent, now)));
        int[] widths = widths(rows, width);
        rows.forEach(row -> out.println(line(row, widths)));
    }

    /** How long ago, in the largest unit that fits, such as {@code 3d}. */
    static String age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : "now";
    }

    private static List<String> row(Task task, boolean spent, Instant now) {
        Spend spend = task.spend();
        boolean none = spend.equals(Spend.NONE);
        return row(
                List.of(cell(task.lane()), cell(task.priority()), cell(task.agent()), cell(task.title())),
                !spent
                        ? List.of()
                        : List.of(none ? "-" : Amounts.usd(spend), none ? "-" : Amounts.count(spend.tokens())),
                List.of(age(task.laneSince().at(), now), cell(task.id())));
    }

    private static List<String> row(List<String> first, List<String> spent, List<String> last) {
        return Stream.of(first, spent, last).flatMap(List::stream).toList();
    }

    private static String cell(@Nullable String text) {
        return text == null || text.isBlank() ? "-" : Text.line(text);
    }

    /** Short columns as wide as they are; title and id share what is left. */
    private static int[] widths(List<List<String>> rows, int width) {
        int[] widths = new int[rows.get(0).size()];
        int id = widths.length - 1;
        int left = width - GAP.length() * (widths.length - 1);
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            int widest =
                    rows.stream().mapToInt(row -> Text.width(row.get(at))).max().orElse(0);
            boolean shares = column == TITLE || column == id;
            widths[column] = shares ? widest : Math.min(WIDEST_NAME, widest);
            left -= shares ? 0 : widths[column];
        }
        int title = Math.min(widths[TITLE], Math.max(left - widths[id], left / 2));
        widths[id] = Math.min(widths[id], left - title);
        widths[TITLE] = title;
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            cells.add(Text.fit(row.get(column), widths[column]));
        }
        return String.join(GAP, cells).stripTrailing();
    }
}
