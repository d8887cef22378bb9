package dev.lanecast.watcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A YAML value")
class YamlScalarsTest {

    @ParameterizedTest(name = "[{0}] is the whole number {1}")
    @CsvSource({
        "010, 8",
        "0x1F, 31",
        "0b101, 5",
        "1_000, 1000",
        "12:30, 750",
        "12:30:45, 45045",
        "-1, -1",
        "+7, 7",
        "0, 0",
        "-0, 0",
        "1__0, 10",
        "0_, 0",
        "9223372036854775807, 9223372036854775807"
    })
    void isAWholeNumberAsInPyYaml(String text, long number) throws FaultException {
        assertThat(value(text)).isEqualTo(number);
    }

    @ParameterizedTest(name = "[{0}] is the number {1}")
    @CsvSource({"1.5, 1.5", ".5, 0.5", "1., 1.0", "1.0e+3, 1000.0", "685_230.15, 685230.15", "190:20:30.15, 685230.15"})
    void isANumberAsInPyYaml(String text, double number) throws FaultException {
        assertThat(value(text)).isEqualTo(number);
    }

    @ParameterizedTest(name = "[{0}] is {1}")
    @CsvSource({"yes, true", "No, false", "on, true", "OFF, false", "TRUE, true", "False, false"})
    void isATruthAsInPyYaml(String text, boolean truth) throws FaultException {
        assertThat(value(text)).isEqualTo(truth);
    }

    @ParameterizedTest(name = "[{0}] is nothing")
    @ValueSource(strings = {"~", "null", "Null", "NULL", ""})
    void isNothingAsInPyYaml(String text) throws FaultException {
        assertThat(value(text)).isNull();
    }

    @ParameterizedTest(name = "[{0}] is text")
    @ValueSource(
            strings = {
                "1e3",
                "12e4567",
                "1.0e3",
                "08",
                "0o10",
                "y",
                "n",
                "nULL",
                "tRUE",
                "1:90",
                "1.2.3",
                "0x",
                ".",
                "+",
                "=",
                "2026-01-02",
                "2026-01-02T03:04:05Z",
                "2026-13-45",
                ".inf",
                "-.INF",
                ".nan",
                "1.0e+999"
            })
    void isTextAsItWasWritten(String text) throws FaultException {
        assertThat(value(text)).isEqualTo(text);
    }

    @Test
    void isAWholeNumberOfUpToFortyDigits() throws FaultException {
        assertThat(value("9".repeat(40))).isEqualTo(new BigInteger("9".repeat(40)));
        assertThat(value("9".repeat(5_000))).isEqualTo("9".repeat(5_000));
    }

    @Test
    void isTextWhereItNamesOrDescribesATask() throws FaultException {
        Map<String, Object> document = Yaml.read(
                        "{id: 010, title: yes, tags: [0.2, 1_0], dependencies: [{task_id: 007}], created_at: 20261122, sum: 010}"
                                .getBytes(UTF_8))
                .document();
        assertThat(document)
                .containsEntry("id", "010")
                .containsEntry("title", "yes")
                .containsEntry("tags", List.of("0.2", "1_0"))
                .containsEntry("dependencies", List.of(Map.of("task_id", "007")))
                .containsEntry("created_at", "20261122")
                .containsEntry("sum", 8L);
    }

    @Test
    void isTextWhereItIsQuoted() throws FaultException {
        assertThat(value("'010'")).isEqualTo("010");
        assertThat(value("\"yes\"")).isEqualTo("yes");
        assertThat(value("''")).isEqualTo("");
    }

    @Test
    void mayNameItsTypeAmongTheSafeOnes() throws FaultException {
        assertThat(value("!!str 12")).isEqualTo("12");
        assertThat(value("!!int '12'")).isEqualTo(12L);
        assertThat(value("!!int twelve")).isEqualTo("twelve");
        assertThat(value("!!timestamp 2026-01-02")).isEqualTo("2026-01-02");
    }

    @Test
    void mergesMapsAsPyYamlDoes() throws FaultException {
        String text = "base: &b {x: 1, y: 2}\nother: &o {y: 3, z: 4}\nmerged: {<<: [*b, *o], x: 9}\n";
        assertThat(Yaml.read(text.getBytes(UTF_8)).document())
                .containsEntry("merged", Map.of("x", 9L, "y", 2L, "z", 4L));
    }

    @Test
    void keepsTheOrderOfTheFileAndTakesKeysAsText() throws FaultException {
        Map<String, Object> document =
                Yaml.read("{z: 1, 404: b, yes: c, a: d}".getBytes(UTF_8)).document();
        assertThat(document.keySet()).containsExactly("z", "404", "yes", "a");
    }

    private static Object value(String text) throws FaultException {
        return Yaml.read(("k: " + text).getBytes(UTF_8)).document().get("k");
    }
}
