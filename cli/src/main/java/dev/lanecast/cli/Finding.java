package dev.lanecast.cli;

import dev.lanecast.core.wire.FieldWriter;
import java.nio.file.Path;

/**
 * Something wrong with one file.
 *
 * @param project the project it belongs to
 * @param file the file, absolute
 * @param line counted from 1
 * @param column counted from 1
 * @param kind {@code invalid}, or what makes it suspicious
 * @param message one sentence
 */
record Finding(String project, Path file, int line, int column, String kind, String message) {

    static final String INVALID = "invalid";

    /** Whether the file is no task, so that the board lacks it. */
    boolean invalid() {
        return kind.equals(INVALID);
    }

    /** As compilers print it, with the path as short as it can be opened from a directory. */
    String line(Path here) {
        String full = file.toString();
        String relative =
                file.getRoot().equals(here.getRoot()) ? here.relativize(file).toString() : full;
        String path = relative.length() < full.length() ? relative : full;
        String severity = invalid() ? "" : "warning: ";
        return Text.line(path + ":" + line + ":" + column + ": " + severity + message);
    }

    void write(FieldWriter out) {
        out.startObject();
        out.field("project", project);
        out.field("path", file.toString());
        out.field("line", line);
        out.field("column", column);
        out.field("severity", invalid() ? "error" : "warning");
        out.field("kind", kind);
        out.field("message", message);
        out.endObject();
    }
}
