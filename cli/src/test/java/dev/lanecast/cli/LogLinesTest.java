package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private static final System.Logger LOG = System.getLogger("dev.lanecast.test");

    private final StringWriter err = new StringWriter();

    @Test
    void printsWarningsOnOneLineEach() {
        LogLines.install(new PrintWriter(err, true), false);
        LOG.log(Level.INFO, "Started");
        LOG.log(Level.WARNING, "Cannot read [{0}]", "a\nb");
        LOG.log(Level.WARNING, "Trying again", new IllegalStateException("gone"));
        assertThat(err.toString().lines())
                .containsExactly(
                        "warning: Cannot read [a b]", "warning: Trying again [java.lang.IllegalStateException: gone]");
    }

    @Test
    void printsMoreWhenVerbose() {
        LogLines.install(new PrintWriter(err, true), true);
        LOG.log(Level.INFO, "Started");
        LOG.log(Level.WARNING, "Trying again", new IllegalStateException("gone"));
        assertThat(err.toString()).startsWith("info: Started").contains("\tat dev.lanecast.cli.LogLinesTest");
    }
}
