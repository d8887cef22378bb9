package dev.lanecast.telemetry.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.FileState;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.telemetry.Basis;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptSourceTest {

    /** More than are remembered of other sessions. */
    private static final int MANY = ClaudeReplays.REMEMBERED + 1;

    @TempDir
    Path directory;

    private Path file;
    private InvocationSource source;
    private final Set<FileState> finished = new HashSet<>();

    @BeforeEach
    void open() {
        file = directory.resolve("projects/a/session.jsonl");
        source = source(1);
    }

    @Test
    void waitsForAPlaceThatIsNotThereYet() throws IOException {
        assertThat(read()).isEmpty();
        append(line("a", 1));
        assertThat(read()).containsExactly("a");
    }

    @Test
    void readsOnlyWhatWasAdded() throws IOException {
        append(line("a", 1));
        assertThat(read()).containsExactly("a");
        append(line("b", 1) + line("c", 1));
        assertThat(read()).containsExactly("b", "c");
        assertThat(read()).isEmpty();
    }

    @Test
    void readsALineOnceItIsWhole() throws IOException {
        String second = line("b", 2);
        append(line("a", 1) + second.substring(0, 60));
        assertThat(read()).containsExactly("a");
        append(second.substring(60));
        assertThat(read()).containsExactly("b");
    }

    @Test
    void readsALastLineThatHasNoEndYet() throws IOException {
        append(line("a", 1) + line("b", 1).strip());
        assertThat(read()).containsExactly("a", "b");
        append("\n" + line("c", 1));
        assertThat(read()).containsExactly("b", "c");
    }

    @Test
    void readsAFileAnewThatIsShorterOrAnother() throws IOException {
        append(line("a", 1) + line("b", 1));
        assertThat(read()).containsExactly("a", "b");
        Files.writeString(file, line("c", 1));
        assertThat(read()).containsExactly("c");
        Path other = Files.writeString(directory.resolve("other"), line("d", 1) + line("e", 1) + line("f", 1));
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(read()).containsExactly("d", "e", "f");
    }

    @Test
    void readsAgainWhatCouldNotBeKept() throws IOException {
        append(line("a", 1));
        assertThatThrownBy(() -> source.read(new Told() {
                    @Override
                    public void calls(List<Invocation> more) {
                        throw new StorageException("The disk is full");
                    }
                }))
                .isInstanceOf(StorageException.class);
        assertThat(read()).containsExactly("a");
    }

    @Test
    void readsAfterARestartOnlyFilesThatHaveChanged() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file.resolveSibling("other.jsonl"), line("o", 1));
        append(line("a", 1));
        assertThat(read()).containsExactly("o", "a");
        open();
        assertThat(read()).isEmpty();
        append(line("b", 1));
        open();
        assertThat(read()).containsExactly("a", "b");
        finished.clear();
        open();
        assertThat(read()).containsExactly("o", "a", "b");
    }

    @Test
    void holdsAFileUnreadThatCouldNotBeKept() throws IOException {
        append(line("a", 1));
        assertThatThrownBy(() -> source.read(new Told() {
                    @Override
                    public void calls(List<Invocation> more) {
                        throw new StorageException("The disk is full");
                    }

                    @Override
                    public void finished(FileState state) {
                        finished.add(state);
                    }
                }))
                .isInstanceOf(StorageException.class);
        assertThat(finished).isEmpty();
    }

    @Test
    void forgetsAFileThatIsGone() throws IOException {
        append(line("a", 1));
        assertThat(read()).containsExactly("a");
        Files.delete(file);
        assertThat(read()).isEmpty();
        append(line("a", 1));
        assertThat(read()).containsExactly("a");
    }

    @Test
    void changesNothingInTheFiles() throws IOException {
        append(line("a", 1));
        FileTime before = FileTime.from(Instant.parse("2026-11-20T10:00:00Z"));
        Files.setLastModifiedTime(file, before);
        assertThat(read()).containsExactly("a");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
        assertThat(Files.readString(file)).isEqualTo(line("a", 1));
    }

    @Test
    void goesThroughMoreCallsThanItHandsOnAtOnce() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            lines.append(line("id-" + i, 1));
        }
        append(lines.toString());
        assertThat(read()).hasSize(2_500).doesNotHaveDuplicates();
    }

    @Test
    void tellsOnceAnAnswerThatHasSeveralLines() throws IOException {
        append(line("a", 30) + line("a", 70).replace("10:00:00Z", "10:00:01Z") + line("b", 5) + line("b", 2));
        Told told = new Told();
        source.read(told);
        assertThat(told.calls).extracting(Invocation::invocationId).containsExactly("a", "b");
        assertThat(told.calls).extracting(call -> call.tokens().completion()).containsExactly(70L, 5L);
        assertThat(told.calls.get(0).timestamp()).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void tellsLinesOfOneAnswerApartThatSayMoreThanOtherTokens() throws IOException {
        String first = line("a", 1);
        append(first
                + first.replace("\"usage\"", "\"model\":\"m\",\"usage\"")
                + first.replace("{\"type\"", "{\"gitBranch\":\"b\",\"type\"")
                + first.replace("10:00:00Z", "09:00:00Z")
                + first.replace("10:00:00Z", "soon"));
        Told told = new Told();
        source.read(told);
        assertThat(told.calls).hasSize(4);
        assertThat(told.refused).isEqualTo(1);
        assertThat(told.calls.stream().reduce(Invocation::merge).orElseThrow())
                .isEqualTo(Invocation.at(Instant.parse("2026-11-20T09:00:00Z"))
                        .invocationId("a")
                        .agentName("claude-code", Basis.ASSUMED)
                        .toolName("claude-code")
                        .provider("anthropic")
                        .modelName("m")
                        .branch("b")
                        .tokens(new Tokens(0, 1, 0, 0))
                        .channels(Set.of(Invocation.Channel.TRANSCRIPT))
                        .build());
    }

    @Test
    void tellsAnAnswerWhoseOtherLineHasATimeThatCannotBe() throws IOException {
        append(line("a", 1).replace("2026-11-20", "1969-11-20") + line("a", 1));
        append(line("b", 1).replace("10:00:00Z", "10:00:00+01:00")
                + line("b", 1).replace("10:00:00Z", "10:30:00+05:00"));
        Told told = new Told();
        source.read(told);
        assertThat(told.refused).isEqualTo(1);
        assertThat(told.calls).extracting(Invocation::invocationId).containsExactly("a", "b", "b");
        assertThat(told.calls.get(0).timestamp()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(told.calls.get(1).merge(told.calls.get(2)).timestamp()).isEqualTo("2026-11-20T05:30:00Z");
    }

    @Test
    void tellsTheRestOfAnAnswerThatGoesOnAfterAReading() throws IOException {
        String second = line("a", 70);
        append(line("a", 30) + second.substring(0, 60));
        assertThat(read()).containsExactly("a");
        append(second.substring(60));
        Told told = new Told();
        source.read(told);
        assertThat(told.calls).extracting(call -> call.tokens().completion()).containsExactly(70L);
    }

    @Test
    void leavesOutALineThatIsBeyondAllMeasure() throws IOException {
        String deep = "[".repeat(300) + "]".repeat(300);
        append(line("a", 1)
                + line("b", 1).replace("{\"type\"", "{\"deep\":" + deep + ",\"type\"")
                + line("c", 1).replace("{\"type\"", "{\"long\":1" + "0".repeat(2_000) + ",\"type\"")
                + line("d", 1));
        assertThat(read()).containsExactly("a", "d");
        assertThat(read()).as("read to its end").isEmpty();
    }

    @Test
    void readsWithSeveralReadersWhatOneReads() throws IOException {
        for (int i = 0; i < 40; i++) {
            write("s" + i + ".jsonl", line("a" + i, 1) + line("b" + i, 2));
            write("s" + i + "/subagents/agent-1.jsonl", replay("a" + i, "other" + i));
        }
        source = source(3);
        Told told = new Told();
        source.read(told);
        Told plain = new Told();
        source(1).read(plain);
        assertThat(told.lines()).hasSize(80).isEqualTo(plain.lines());
        assertThat(told.files).isEqualTo(80);
        assertThat(told.bytes).isSorted().last().isEqualTo(told.total);

        write("s7.jsonl", line("c", 1));
        assertThat(read()).as("read by the same one as before").containsExactly("c");
    }

    @Test
    void endsAllReadersWhenWhatTheyTellCannotBeKept() throws IOException {
        for (int i = 0; i < 40; i++) {
            write("s" + i + ".jsonl", line("a" + i, 1));
        }
        source = source(3);
        List<Invocation> afterwards = new ArrayList<>();
        assertThatThrownBy(() -> source.read(new Told() {
                    private boolean failed;

                    @Override
                    public void calls(List<Invocation> more) {
                        if (failed) {
                            afterwards.addAll(more);
                        }
                        failed = true;
                        throw new StorageException("The disk is full");
                    }
                }))
                .isInstanceOf(StorageException.class)
                .hasMessage("The disk is full");
        assertThat(afterwards).isEmpty();
        assertThat(distinct(read())).hasSize(40);
    }

    private InvocationSource source(int readers) {
        List<Format> formats =
                Stream.<Format>generate(ClaudeFormat::new).limit(readers).toList();
        return new TranscriptSource(formats, List.of(directory.resolve("projects")));
    }

    @Test
    void countsWhatASideChainRepeatsOnceHoweverManyAnswersThereAre() throws IOException {
        write("s1.jsonl", line("a", 1) + line("b", 1));
        write("s2.jsonl", many());
        write("s1/subagents/agent-1.jsonl", replay("a", "other"));
        assertThat(distinct(read())).hasSize(2 + MANY).contains("a", "b").doesNotContain("other");

        write("s1/subagents/agent-1.jsonl", replay("b", "another"));
        assertThat(read()).contains("b").doesNotContain("another");
    }

    @Test
    void knowsAfterARestartWhatASideChainRepeats() throws IOException {
        write("s1.jsonl", line("a", 1));
        assertThat(read()).containsExactly("a");
        open();
        write("s1/subagents/agent-1.jsonl", replay("a", "other"));
        assertThat(distinct(read())).containsExactly("a");
    }

    @Test
    void readsOnlyWhatWasAddedToASessionThatItKnows() throws IOException {
        write("s1.jsonl", line("a", 1));
        write("s1/subagents/agent-1.jsonl", replay("a", "other") + line("c", 1));
        write("s1/subagents/workflows/w1/agent-2.jsonl", replay("a", "another"));
        assertThat(read()).containsExactly("a", "a", "c", "a");
        write("s1/subagents/agent-1.jsonl", line("d", 1));
        assertThat(read()).containsExactly("d");
    }

    @Test
    void takesAMessageThatIsWrittenAgainWithOtherNumbersForTheSameCall() throws IOException {
        source = new TranscriptSource(List.of(new GeminiFormat()), List.of(directory.resolve("projects")));
        write("session-1.json", gemini(1));
        List<String> first = read();
        Files.writeString(file, gemini(70));
        Told again = new Told();
        source.read(again);
        assertThat(first).hasSize(1);
        assertThat(again.calls).extracting(Invocation::invocationId).isEqualTo(first);
        assertThat(again.calls.get(0).tokens().completion()).isEqualTo(70);
    }

    @Test
    void readsInAsManyThreadsAsTheSettingsSay() {
        Settings settings = Settings.defaults().with("transcripts.claude", directory);
        for (String wrong : List.of("0", "9", "x")) {
            assertThatThrownBy(() -> new ClaudeTranscripts().create(settings.with("transcripts.threads", wrong)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("[transcripts.threads]")
                    .hasMessageContaining("[" + wrong + "]");
        }
    }

    @Test
    void readsGeminiInOneThreadAsASessionMayGoOnInAnotherFile() throws IOException {
        for (int i = 0; i < 40; i++) {
            write("session-" + i + ".json", gemini(i == 0 ? 1 : 70));
        }
        Settings settings =
                Settings.defaults().with("transcripts.gemini", directory).with("transcripts.threads", 8);
        Told told = new Told();
        new GeminiTranscripts().create(settings).read(told);
        assertThat(told.calls).hasSize(40);
        assertThat(told.calls)
                .extracting(Invocation::invocationId)
                .as("one message")
                .hasSize(40)
                .containsOnly(told.calls.get(0).invocationId());
    }

    private static String gemini(int output) {
        return "{\"sessionId\":\"s\",\"messages\":[{\"id\":\"m\",\"type\":\"gemini\","
                + "\"timestamp\":\"2026-11-20T10:00:00Z\",\"tokens\":{\"input\":9,\"output\":" + output + "}}]}";
    }

    @Test
    void looksWhereTheAgentsKeepTheirFiles() {
        Path home = Path.of("/home/user");
        assertThat(new ClaudeFormat().places(home, Map.of()))
                .containsExactly(home.resolve(".claude/projects"), home.resolve(".config/claude/projects"));
        assertThat(new ClaudeFormat().places(home, Map.of("CLAUDE_CONFIG_DIR", "/x, /y")))
                .containsExactly(Path.of("/x/projects"), Path.of("/y/projects"));
        assertThat(new CodexFormat().places(home, Map.of()))
                .containsExactly(home.resolve(".codex/sessions"), home.resolve(".codex/archived_sessions"));
        assertThat(new CodexFormat().places(home, Map.of("CODEX_HOME", "/c")))
                .containsExactly(Path.of("/c/sessions"), Path.of("/c/archived_sessions"));
        assertThat(new GeminiFormat().places(home, Map.of())).containsExactly(home.resolve(".gemini/tmp"));
    }

    @Test
    void namesAProjectAsAWatchedTreeIsNamed() throws IOException {
        Projects projects = new Projects();
        Path deep = Files.createDirectories(directory.resolve("harbour/src/deep"));
        assertThat(new Projects().of(deep.toString())).isEqualTo("deep");
        Files.createDirectory(directory.resolve("harbour/.git"));
        assertThat(new Projects().of(deep.toString())).isEqualTo("harbour");
        Files.createDirectories(directory.resolve("harbour/src/work/collaboration"));
        assertThat(projects.of(deep.toString())).isEqualTo("src");
        assertThat(projects.of("/no/such/place")).isEqualTo("place");
        assertThat(projects.of("")).isNull();
        assertThat(projects.of(null)).isNull();
        assertThat(projects.of("/")).isNull();
        assertThat(projects.of("a\0b")).isNull();
    }

    private void write(String name, String text) throws IOException {
        file = directory.resolve("projects/a").resolve(name);
        append(text);
    }

    private static String many() {
        return IntStream.range(0, MANY).mapToObj(i -> line("id-" + i, 1)).collect(Collectors.joining());
    }

    /** The answer of a call as a side chain repeats it. */
    private static String replay(String id, String requestId) {
        return line(id, 1)
                .replace("\"requestId\":\"" + id + "\"", "\"isSidechain\":true,\"requestId\":\"" + requestId + "\"");
    }

    private static Set<String> distinct(List<String> ids) {
        return new HashSet<>(ids);
    }

    private List<String> read() {
        Told told = new Told() {
            @Override
            public boolean isKnown(FileState state) {
                return finished.contains(state);
            }

            @Override
            public void finished(FileState state) {
                finished.add(state);
            }
        };
        source.read(told);
        return told.calls.stream().map(Invocation::invocationId).toList();
    }

    private void append(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String id, int tokens) {
        return "{\"type\":\"assistant\",\"timestamp\":\"2026-11-20T10:00:00Z\",\"requestId\":\"" + id
                + "\",\"message\":{\"id\":\"msg-" + id + "\",\"usage\":{\"output_tokens\":" + tokens + "}}}\n";
    }
}
