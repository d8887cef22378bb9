package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.error.StorageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final StringWriter err = new StringWriter();

    @Test
    void knownFailuresSpeakForThemselves() {
        assertThat(fail(new StorageException("Cannot open [x.db]; check it"))).isEqualTo(3);
        assertThat(err.toString().lines()).containsExactly("Cannot open [x.db]; check it");
    }

    @Test
    void unexpectedFailuresAreOneSentenceToo() {
        assertThat(fail(new IllegalStateException("first\nsecond"))).isEqualTo(3);
        assertThat(err.toString().lines())
                .containsExactly("Something unexpected happened [java.lang.IllegalStateException: first second];"
                        + " run it again with --verbose and report what that prints");
    }

    private int fail(Exception failure) {
        return Failures.failed(failure, new PrintWriter(err, true), false);
    }
}
