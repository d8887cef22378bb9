package dev.lanecast.watcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.task.InvalidFile.Fault;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file that is no task")
class YamlFaultsTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", 1, 1, "the file is empty"),
                Arguments.of("# only a comment\n", 1, 1, "the file is empty"),
                Arguments.of("just text\n", 1, 1, "a task is a map of fields"),
                Arguments.of("- a\n- b\n", 1, 1, "a task is a map of fields"),
                Arguments.of("---\n", 2, 1, "a task is a map of fields"),
                Arguments.of("title: one: two\n", 1, 11, "mapping values are not allowed here"),
                Arguments.of("id: a\n\ttitle: b\n", 2, 1, "found character"),
                Arguments.of("id: a\ntitle: [b\n", 3, 1, "expected ',' or ']'"),
                Arguments.of("id: a\nid: b\n", 2, 1, "found duplicate key [id]"),
                Arguments.of("a: {b: 1, b: 2}\n", 1, 11, "found duplicate key [b]"),
                Arguments.of("id: a\n? [x, y]\n: b\n", 2, 3, "the key of a field must be text"),
                Arguments.of("id: a\n---\nid: b\n", 2, 1, "but found another document"),
                Arguments.of("id: a\nx: \u0000\n", 2, 4, "the control character [U+0000]"),
                Arguments.of("id: é\nx: é\u0007\n", 2, 5, "the control character [U+0007]"),
                Arguments.of("a: *none\n", 1, 4, "found undefined alias [none]"),
                Arguments.of("a: &a [*a]\n", 1, 8, "the alias [a] stands within what it names"),
                Arguments.of("<<: 5\n", 1, 5, "expected a mapping"),
                Arguments.of("x: !!python/object:os.system {}\n", 1, 4, "is not allowed"),
                Arguments.of("x: !!python/name:os.system\n", 1, 4, "python/name:os.system"),
                Arguments.of("x: !!javax.script.ScriptEngineManager []\n", 1, 4, "is not allowed"),
                Arguments.of("x: !local 5\n", 1, 4, "the tag [!local] is not allowed"),
                Arguments.of("!!java.util.Date k: v\n", 1, 1, "is not allowed"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isSaidToBeSoWithItsPlace(String text, int line, int column, String message) {
        Fault fault = fault(text.getBytes(UTF_8));
        assertThat(fault.message()).contains(message).doesNotContain("\n").hasSizeLessThanOrEqualTo(200);
        assertThat(fault.line()).isEqualTo(line);
        assertThat(fault.column()).isEqualTo(column);
    }

    @Test
    void mayBeInAnotherEncoding() {
        Fault fault = fault("id: a\ntitle: caf\u00e9\n".getBytes(ISO_8859_1));
        assertThat(fault).isEqualTo(new Fault(2, 11, "the file is not valid UTF-8 here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFid: a\n", "id: a\r\n", "id: a", "---\nid: a\n...\n", "%YAML 1.1\n---\nid: a\n"})
    void isNotOneForItsMarkItsLineEndsOrItsEnd(String text) throws FaultException {
        assertThat(Yaml.read(text.getBytes(UTF_8)).document()).containsEntry("id", "a");
    }

    @Test
    void doesNotExpandAnAliasBomb() {
        assertThat(rejected(aliasBomb())).containsAnyOf("aliases", "values");
    }

    private static String aliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {k: v}\n");
        for (int i = 1; i < 17; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s, %s, %s]\n".formatted(i, i, alias, alias, alias));
        }
        return bomb.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {":1", ":59", "_1", "1", ".1", "1e", "-1"})
    void isNotOneForANumberWithoutEnd(String digits) throws FaultException {
        String number = "1" + digits.repeat(20_000);
        for (String text : List.of("x: " + number + "\n", "x: {y: " + number + "}\n", "x: [" + number + ", a]\n")) {
            assertThat(Yaml.read(text.getBytes(UTF_8)).document()).containsKey("x");
        }
    }

    @Test
    void isReadInTimeHoweverManyMapsAreMerged() throws FaultException {
        StringBuilder text = new StringBuilder("id: a\n");
        for (int i = 0; i < 3_000; i++) {
            text.append("<<: {k").append(i).append(": 1}\n");
        }
        assertThat(Yaml.read(text.toString().getBytes(UTF_8)).document()).hasSize(3_001);
    }

    @Test
    void doesNotExpandFewAliasesWithoutBound() {
        String wide = "a: &a [" + "1, ".repeat(2_000) + "1]\n";
        assertThat(rejected(wide + "b: [*a, *a, *a, *a, *a, *a]\n")).contains("[10000]");
    }

    @Test
    void doesNotNestWithoutBound() {
        assertThat(rejected("a: " + "[".repeat(5_000) + "]".repeat(5_000))).containsIgnoringCase("nest");
        assertThat(rejected("a: " + "{b: ".repeat(5_000))).containsIgnoringCase("nest");
        assertThat(rejected("- ".repeat(5_000) + "a")).containsIgnoringCase("nest");
    }

    @Test
    void isNotReadFurtherWhereItNestsTooDeep() {
        assertThat(fault(("a: " + "[".repeat(5_000)).getBytes(UTF_8)))
                .isEqualTo(new Fault(1, 68, "the document is nested more than [32] levels deep"));
    }

    @Test
    void isNotOneForBracketsInItsText() throws FaultException {
        String brackets = "[{".repeat(200);
        String quoted = "id: a\nx: '" + brackets + "'\ny: \"" + brackets + "\"\nz: " + "b" + brackets + "\n";
        String others =
                "# " + brackets + "\nblock: |\n  " + brackets + "\nmany: [" + "[b], {c: d}, ".repeat(100) + "e]\n";
        assertThat(Yaml.read((quoted + others).getBytes(UTF_8)).document())
                .containsKeys("x", "y", "z", "block", "many");
    }

    @Test
    void isNotReadBeyondTheLimit() {
        assertThat(rejected("a: " + "x".repeat(4 * 1024 * 1024))).contains("larger than [262144]");
    }

    @Test
    void cleansWhatItQuotes() {
        Fault fault = fault(("\"" + "<script>\\n".repeat(100) + "\": {a: 1, a: 2}").getBytes(UTF_8));
        assertThat(fault.message()).isEqualTo("found duplicate key [a]");
        String key = "\"k" + "\\n".repeat(300) + "\"";
        assertThat(fault((key + ": 1\n" + key + ": 2\n").getBytes(UTF_8)).message())
                .isEqualTo("found duplicate key [k ]");
    }

    /** In a tree, among files that are well. */
    @Test
    void hidesNoOtherFile(@TempDir Path root) throws Exception {
        List<Arguments> faults = faults().toList();
        for (int i = 0; i < faults.size(); i++) {
            WatchedTree.write(root.resolve("inbox/fault-" + i + ".yaml"), (String)
                    faults.get(i).get()[0]);
            WatchedTree.write(root.resolve("inbox/well-" + i + ".yaml"), WatchedTree.task("well-" + i, "Well"));
        }
        try (WatchedTree tree = WatchedTree.watch(root)) {
            assertThat(tree.board.tasks()).hasSize(faults.size());
            assertThat(tree.board.invalid()).hasSize(faults.size());
            for (int i = 0; i < faults.size(); i++) {
                Object[] fault = faults.get(i).get();
                String path = "inbox/fault-" + i + ".yaml";
                assertThat(tree.board.invalid().get(path).fault())
                        .as("%s", fault)
                        .extracting(Fault::line, Fault::column)
                        .containsExactly(fault[1], fault[2]);
                assertThat(tree.source.document(path)).isInstanceOf(Document.Unreadable.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void takesLittleMemory(String bomb) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        fault(bomb.getBytes(UTF_8));
        byte[] bytes = bomb.getBytes(UTF_8);
        long before = threads.getCurrentThreadAllocatedBytes();
        fault(bytes);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 * 1024 * 1024);
    }

    static Stream<String> bombs() {
        return Stream.of(
                aliasBomb(),
                "a: " + "[".repeat(5_000) + "]".repeat(5_000),
                "a: " + "x".repeat(4 * 1024 * 1024),
                "a: \"" + "x".repeat(256 * 1024 - 10),
                "a: !!javax.script.ScriptEngineManager []\n");
    }

    /** Generous, as machines differ; what counts is that the work does not explode. */
    private static String rejected(String text) {
        long start = System.nanoTime();
        String message = fault(text.getBytes(UTF_8)).message();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        return message;
    }

    private static Fault fault(byte[] bytes) {
        return catchThrowableOfType(FaultException.class, () -> Yaml.read(bytes))
                .fault();
    }
}
