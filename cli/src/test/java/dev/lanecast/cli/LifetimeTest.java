package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifetimeTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void closesItsPartsInReverseOrderOnce() {
        Lifetime lifetime = Lifetime.begin();
        lifetime.closing(() -> closed.add("first"));
        lifetime.closing(() -> closed.add("second"));
        lifetime.close();
        lifetime.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesTheRestWhenOnePartFails() {
        StringWriter err = new StringWriter();
        LogLines.install(new PrintWriter(err, true), false);
        try (Lifetime lifetime = Lifetime.begin()) {
            lifetime.closing(() -> closed.add("first"));
            lifetime.closing(() -> {
                throw new IllegalStateException("on purpose");
            });
        }
        assertThat(closed).containsExactly("first");
        assertThat(err.toString()).startsWith("warning: A part did not close cleanly [");
    }

    @Test
    void saysWhetherItIsOver() {
        Lifetime lifetime = Lifetime.begin();
        assertThat(lifetime.endsWithin(Duration.ZERO)).isFalse();
        lifetime.close();
        assertThat(lifetime.endsWithin(Duration.ofDays(1))).isTrue();
    }

    @Test
    void closesInPeaceWhenItsThreadIsInterrupted() {
        try (Lifetime lifetime = Lifetime.begin()) {
            lifetime.closing(() -> closed.add(Thread.currentThread().isInterrupted() ? "disturbed" : "in peace"));
            Thread.currentThread().interrupt();
            lifetime.await();
        }
        assertThat(closed).containsExactly("in peace");
        assertThat(Thread.interrupted()).isTrue();
    }
}
