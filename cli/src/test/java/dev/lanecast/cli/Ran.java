package dev.lanecast.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** How a command ended that was run within this process, and what it printed. */
record Ran(int code, String out, String err) {

    static final Path SAMPLE_BOARD = Path.of(System.getProperty("lanecast.root"), "examples", "sample-board");

    static Ran lanecast(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
        int code = Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Ran(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
