package dev.lanecast.cli.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.Mark;

/** Everything wrong with a file, so that all of it can be mended at once. Not thread-safe. */
final class Faults {

    private final List<Fault> found = new ArrayList<>();

    void add(Mark mark, String message) {
        found.add(new Fault(mark.getLine() + 1, mark.getColumn() + 1, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** One line for each, by place. */
    String text() {
        return found.stream()
                .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                .map(fault -> "line " + fault.line + ", column " + fault.column + ": " + fault.message)
                .collect(Collectors.joining("; "));
    }

    private record Fault(int line, int column, String message) {}
}
