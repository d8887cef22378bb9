package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void helpNamesEveryCommandAndExitCode() {
        Ran help = Ran.lanecast("--help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains("serve", "demo", "tasks", "validate", "record", "import")
                .contains("2  wrong usage", "3  the work failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo", "tasks", "validate", "record", "import"})
    void everyCommandHasHelpOfItsOwn(String command) {
        Ran help = Ran.lanecast(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: lanecast " + command).contains("--verbose");
    }

    @Test
    void versionIsOneLine() {
        assertThat(Ran.lanecast("--version").out()).matches("lanecast \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void withoutCommandItAsksForOne() {
        Ran ran = Ran.lanecast();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .containsExactly("Name a command, such as [serve] or [demo]", "Try 'lanecast --help'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serv           | Unknown command [serv]; did you mean [serve]?     | lanecast",
                "serve --porr   | Unknown option [--porr]; did you mean [--port]? | lanecast serve",
                "record surplus | Unknown argument [surplus]                        | lanecast record",
                "serve --port=x | Invalid value for option '--port': must be a whole number from 0 to 65535, but is [x] | lanecast serve",
                "serve --stalled-after=soon | Invalid value for option '--stalled-after': must be a time such as 90s, 30m, 2h or 1d, but is [soon] | lanecast serve",
                "demo --agents=0 | Invalid value for option '--agents': must be a whole number from 1 to 50, but is [0] | lanecast demo",
                "demo --speed=0 | Invalid value for option '--speed': must be a number from 0.01 to 100, but is [0] | lanecast demo",
                "import cursor | Cannot import from [cursor]; name one of [claude, codex, gemini] | lanecast import",
                "import | Missing required parameter: 'AGENT' | lanecast import",
                "tasks --lane=x | There is no lane [x]; name one of [inbox, assigned, done] | lanecast tasks",
            })
    void wrongUsageIsOneSentenceAndAHint(String args, String sentence, String command) {
        Ran ran = Ran.lanecast((Object[]) args.split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).containsExactly(sentence, "Try '" + command + " --help'.");
    }

    @Test
    void failedWorkIsOneSentence(@TempDir Path temp) {
        Path missing = temp.resolve("missing");
        Ran ran = Ran.lanecast("tasks", missing);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .containsExactly("Cannot watch [" + missing + "]: there is no such directory; check the path");
    }

    @Test
    void verboseAddsTheStackTrace(@TempDir Path temp) {
        Ran ran = Ran.lanecast("tasks", "--verbose", temp.resolve("missing"));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("ConfigurationException", "\tat dev.lanecast.");
    }
}
