package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.TelemetryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTest {

    @TempDir
    Path temp;

    @Test
    void saysWhatWasRecorded() {
        assertThat(record(
                        "--model",
                        "gpt-5",
                        "--task",
                        "T-1",
                        "--prompt-tokens",
                        "1200",
                        "--completion-tokens",
                        "300",
                        "--cost-usd",
                        "0.0045"))
                .isEqualTo(done("Recorded a call of gpt-5 for task T-1: 1500 tokens, 0.0045 USD."));
    }

    @Test
    void showsACallWithoutCostAsUnpriced() {
        assertThat(record("--agent", "codex", "--cache-read-tokens", "7"))
                .isEqualTo(done("Recorded a call of an unnamed model: 7 tokens, unpriced."));
    }

    @Test
    void showsWhatACallOfAKnownModelCosts() {
        assertThat(record("--provider", "openai", "--model", "gpt-5", "--prompt-tokens", "1000000"))
                .isEqualTo(done("Recorded a call of gpt-5: 1000000 tokens, 1.25 USD."));
    }

    @Test
    void saysWhatAKnownCallHasBecome() {
        record("--id", "call-1", "--model", "gpt-5");
        assertThat(record("--id", "call-1", "--prompt-tokens", "7", "--task", "T-1", "--cost-usd", "2"))
                .isEqualTo(
                        done("Already recorded: [call-1] is known and counts once, now as a call of gpt-5 for task T-1:"
                                + " 7 tokens, 2 USD."));
        assertThat(record("--id", "call-1", "--model", "gpt-5"))
                .isEqualTo(
                        done("Already recorded: [call-1] is known and counts once, now as a call of gpt-5 for task T-1:"
                                + " 7 tokens, 2 USD."));
    }

    @Test
    void saysThatAKnownCallIsForgotten() {
        String[] call = {"--id", "call-1", "--model", "gpt-5", "--timestamp", "2026-01-02T12:00:00Z"};
        record(call);
        try (TelemetryStore store = Database.open(temp.resolve("calls.db"))) {
            store.forget(Instant.parse("2026-01-03T00:00:00Z"));
        }
        assertThat(record(call))
                .isEqualTo(done(
                        "Already recorded: [call-1] is known and counts once, in sums alone, as single calls of its"
                                + " time are forgotten."));
    }

    @Test
    void pricesTheTierAndWhatIsKeptForAnHour() {
        assertThat(record("--model=claude-opus-4-5", "--cache-write-tokens=1000000")
                        .out())
                .contains(" 6.25 USD");
        assertThat(record(
                                "--model=claude-opus-4-5",
                                "--cache-write-tokens=1000000",
                                "--cache-write-hour-tokens=1000000",
                                "--service-tier=batch")
                        .out())
                .contains(" 5 USD");
    }

    @Test
    void takesEveryField() {
        assertThat(record(
                                "--model=m",
                                "--provider=p",
                                "--agent=a",
                                "--task=t",
                                "--project=pr",
                                "--tool=to",
                                "--session=s",
                                "--branch=b",
                                "--prompt-tokens=1",
                                "--completion-tokens=2",
                                "--cache-read-tokens=3",
                                "--cache-write-tokens=4",
                                "--cache-write-hour-tokens=2",
                                "--service-tier=fast",
                                "--cost-usd=1",
                                "--latency-ms=5",
                                "--status=error",
                                "--error=e",
                                "--timestamp=2026-11-22T10:00:00Z",
                                "--id=i")
                        .out())
                .startsWith("Recorded a call of m for task t: 10 tokens, 1 USD.");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(record("--prompt-tokens", "-5").err().lines())
                .containsExactly(
                        "[prompt_tokens] must be a whole number from 0 to 2147483647, but is [-5]",
                        "Try 'lanecast record --help'.");
        assertThat(record("--status", "odd").code()).isEqualTo(2);
        assertThat(record("--timestamp", "yesterday").code()).isEqualTo(2);
        assertThat(record().err()).startsWith("There is nothing to record;");
        assertThat(temp.resolve("calls.db")).doesNotExist();
    }

    @Test
    void failsWithASentenceWhenTheFileIsNoDatabase() throws IOException {
        Files.writeString(temp.resolve("calls.db"), "This is no database, but it is long enough to look at.");
        Ran ran = record("--model", "gpt-5");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err().lines()).singleElement().asString().contains("calls.db");
    }

    private Ran record(String... options) {
        Object[] args = new Object[options.length + 3];
        args[0] = "record";
        args[1] = "--db";
        args[2] = temp.resolve("calls.db");
        System.arraycopy(options, 0, args, 3, options.length);
        return Ran.lanecast(args);
    }

    private static Ran done(String line) {
        return new Ran(0, line + System.lineSeparator(), "");
    }
}
