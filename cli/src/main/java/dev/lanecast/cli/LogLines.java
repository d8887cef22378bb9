package dev.lanecast.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Prints what libraries log: warnings and errors, one line each. */
final class LogLines extends Handler {

    /** Kept here, because the log manager forgets loggers that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private final Formatter formatter = new SimpleFormatter();
    private final PrintWriter err;
    private final boolean verbose;

    private LogLines(PrintWriter err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    /** Replaces every other way out of the log. */
    static void install(PrintWriter err, boolean verbose) {
        LogManager.getLogManager().reset();
        ROOT.setLevel(verbose ? Level.INFO : Level.WARNING);
        ROOT.addHandler(new LogLines(err, verbose));
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        Throwable thrown = entry.getThrown();
        String cause = thrown == null ? "" : " [" + thrown + "]";
        String level = entry.getLevel().getName().toLowerCase(Locale.ROOT);
        err.println(Text.line(level + ": " + formatter.formatMessage(entry) + cause));
        if (verbose && thrown != null) {
            thrown.printStackTrace(err);
        }
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
