package dev.lanecast.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.price.Prices;
import dev.lanecast.core.recorder.InvocationRecorder;
import dev.lanecast.core.recorder.TaskLinker;
import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.InvocationSourceProvider;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.CostGroup;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import dev.lanecast.core.telemetry.Tokens;
import dev.lanecast.telemetry.ToldCall.Agent;
import dev.lanecast.telemetry.ToldCall.Way;
import dev.lanecast.telemetry.otlp.OtlpReader;
import dev.lanecast.telemetry.otlp.Protobuf;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On whatever ways, in whatever order and however often calls are told, they add up to what was called, at its price and for
 * its task.
 */
class EveryWayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    private static final Task TASK =
            Sample.at("assigned/codex/T-1.yaml").assigned(Instant.EPOCH).done();
    private static final TaskLinker LINKER = linker();
    private static final Prices PRICES = Prices.builtIn().with(List.of(ToldCall.PRICE));
    private static final String FORKED = "\"timestamp\":\"2026-11-20T20:00:00Z\"";
    private static final List<String> FILES = List.of("claude", "codex", "gemini");

    @TempDir
    Path directory;

    private Random random;
    private TelemetryStore store;
    private InvocationSink recorder;
    private List<InvocationSource> sources;
    private final Map<String, Long> calls = new TreeMap<>();
    private long spentOnTask;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void addsUpWhatWasCalled(long seed) throws Exception {
        random = new Random(seed);
        sources = FILES.stream().map(this::source).toList();
        Map<String, Sum> expected = new TreeMap<>();
        List<Report> reports = reports(expected);
        try (TelemetryStore opened = Calls.open(directory.resolve("telemetry.db"))) {
            store = opened;
            recorder = new InvocationRecorder(store, Map.of(), call -> PRICES.settle(LINKER.link(call)), () -> {});
            for (int told = 0; told < reports.size(); ) {
                int next = Math.min(reports.size(), told + 1 + random.nextInt(12));
                tell(reports.subList(told, next));
                told = next;
            }
            fork();
            sources.forEach(source -> source.read(new Keeping()));
            assertThat(sums()).isEqualTo(expected);
            assertThat(callsByAgent()).isEqualTo(calls);
            assertThat(store.summary(Calls.NOON, ZoneOffset.UTC).costs().today())
                    .isEqualTo(expected.values().stream().mapToLong(Sum::micros).sum());
            assertThat(store.spend().keySet()).containsExactly(new TaskRef(TASK.project(), TASK.id()));
            assertThat(store.spend().values()).extracting(Spend::micros).containsExactly(spentOnTask);
        }
    }

    /** Each call on some of its ways, at least one of which has all of it, some of them repeatedly. */
    private List<Report> reports(Map<String, Sum> expected) {
        List<Report> reports = new ArrayList<>();
        for (Agent agent : Agent.values()) {
            for (int session = 0; session < 3; session++) {
                for (int number = 1; number <= 15; number++) {
                    ToldCall call = ToldCall.random(agent, session, number, random);
                    Set<Way> ways = ways(agent);
                    ways.forEach(way -> addRepeatedly(new Report(call, way), reports));
                    expected.merge(agent.model, Sum.of(call, ways), Sum::plus);
                    calls.merge(call.agentBy(ways), 1L, Long::sum);
                    spentOnTask += isLinked(agent, ways) ? Sum.of(call, ways).micros() : 0;
                }
            }
        }
        Collections.shuffle(reports, random);
        return reports;
    }

    /** A record says nothing of the agent. */
    private static boolean isLinked(Agent agent, Set<Way> ways) {
        return agent == Agent.CODEX && !ways.equals(Set.of(Way.REST));
    }

    private Set<Way> ways(Agent agent) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        while (ways.isEmpty() || ways.equals(Set.of(Way.FILE_SO_FAR))) {
            agent.ways.stream().filter(way -> random.nextBoolean()).forEach(ways::add);
        }
        return ways;
    }

    private void addRepeatedly(Report report, List<Report> reports) {
        reports.addAll(Collections.nCopies(1 + random.nextInt(3), report));
    }

    private void tell(List<Report> reports) throws Exception {
        Map<Way, List<String>> texts = new EnumMap<>(Way.class);
        for (Report report : reports) {
            String text = report.call.report(report.way, random);
            if (report.way == Way.FILE || report.way == Way.FILE_SO_FAR) {
                append(report.call, text);
            } else {
                texts.computeIfAbsent(report.way, way -> new ArrayList<>()).add(text);
            }
        }
        for (Map.Entry<Way, List<String>> group : texts.entrySet()) {
            send(group.getKey(), String.join(",", group.getValue()));
        }
        if (random.nextInt(3) == 0) {
            sources.get(random.nextInt(sources.size())).read(new Keeping());
        }
    }

    private void send(Way way, String texts) throws Exception {
        switch (way) {
            case REST -> read(new RecordReader(), "invocations", JSON_TYPE, ("[" + texts + "]").getBytes(UTF_8));
            case LOG -> otlp("otlp-logs", "Logs", "logRecords", texts);
            case SPAN -> otlp("otlp-traces", "Spans", "spans", texts);
            default -> throw new IllegalStateException("Files are not sent");
        }
    }

    private void otlp(String kind, String name, String records, String texts) throws Exception {
        String json = "{\"resource" + name + "\":[{\"scope" + name + "\":[{\"" + records + "\":[" + texts + "]}]}]}";
        JsonNode request = JSON.readTree(json);
        if (random.nextBoolean()) {
            read(new OtlpReader(), kind, JSON_TYPE, json.getBytes(UTF_8));
        } else {
            read(new OtlpReader(), kind, "application/x-protobuf", Protobuf.of(request));
        }
    }

    private void read(InvocationReader reader, String kind, String mediaType, byte[] request) throws Exception {
        CallTexts calls = new CallTexts();
        reader.read(kind, mediaType, new ByteArrayInputStream(request), calls);
        assertThat(calls.lines()).noneMatch(line -> line.startsWith("rejected"));
        recorder.record(calls.calls());
    }

    private void append(ToldCall call, String line) throws Exception {
        Path file = switch (call.agent()) {
            case CLAUDE -> directory.resolve("claude/" + call.sessionId() + ".jsonl");
            case CODEX -> directory.resolve("codex/rollout-" + call.sessionId() + ".jsonl");
            default -> directory.resolve("gemini/session-" + call.sessionId() + ".jsonl");
        };
        if (Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, beginning(call));
        }
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        if (call.agent() == Agent.CLAUDE && random.nextInt(3) == 0) {
            repeat(call, line);
        }
    }

    /** Has a side chain repeat an answer under a request id of its own. */
    private void repeat(ToldCall call, String line) throws Exception {
        Path file = directory.resolve("claude/" + call.sessionId() + "/subagents/agent-1.jsonl");
        Files.createDirectories(file.getParent());
        String replay =
                line.replace("\"requestId\":\"", "\"isSidechain\":true,\"requestId\":\"replay-" + random.nextInt(9));
        Files.writeString(file, replay + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Has a session begin by repeating each of the others, all at once. */
    private void fork() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("codex"))) {
            for (Path session : files.toList()) {
                String repeated = Files.readString(session).replaceAll("\"timestamp\":\"[^\"]*\"", FORKED);
                Files.writeString(
                        session.resolveSibling("rollout-fork-of-" + session.getFileName()),
                        "{" + FORKED + ",\"type\":\"session_meta\",\"payload\":{" + FORKED + ",\"id\":\"fork of "
                                + session.getFileName() + "\",\"forked_from_id\":\"x\"}}\n" + repeated);
            }
        }
    }

    private static String beginning(ToldCall call) {
        return switch (call.agent()) {
            case CODEX ->
                "{\"type\":\"session_meta\",\"payload\":{\"id\":\"" + call.sessionId() + "\"}}\n"
                        + "{\"type\":\"turn_context\",\"payload\":{\"model\":\"" + call.agent().model + "\"}}\n";
            case GEMINI -> "{\"sessionId\":\"" + call.sessionId() + "\",\"kind\":\"main\"}\n";
            default -> "";
        };
    }

    private InvocationSource source(String agent) {
        return Providers.using(getClass().getClassLoader())
                .choose(InvocationSourceProvider.class, agent)
                .orElseThrow()
                .create(Settings.defaults().with("transcripts." + agent, directory.resolve(agent)));
    }

    private Map<String, Sum> sums() {
        return store.costs(CostQuery.by(CostQuery.By.MODEL, ZoneOffset.UTC)).groups().stream()
                .collect(Collectors.toMap(CostGroup::key, Sum::of));
    }

    private Map<String, Long> callsByAgent() {
        return store.costs(CostQuery.by(CostQuery.By.AGENT, ZoneOffset.UTC)).groups().stream()
                .collect(Collectors.toMap(CostGroup::key, group -> group.usage().invocations()));
    }

    private record Report(ToldCall call, Way way) {}

    private record Sum(long calls, Tokens tokens, long micros, long unpriced) {

        static Sum of(ToldCall call, Set<Way> ways) {
            boolean priced = ways.stream().anyMatch(call::isPricedBy);
            return new Sum(1, call.tokensBy(ways), priced ? call.micros() : call.listPriceBy(ways), 0);
        }

        static Sum of(CostGroup group) {
            return new Sum(
                    group.usage().invocations(),
                    group.usage().tokens(),
                    group.usage().micros(),
                    group.usage().unpriced());
        }

        Sum plus(Sum other) {
            return new Sum(
                    calls + other.calls,
                    new Tokens(
                            tokens.prompt() + other.tokens.prompt(),
                            tokens.completion() + other.tokens.completion(),
                            tokens.cacheRead() + other.tokens.cacheRead(),
                            tokens.cacheWrite() + other.tokens.cacheWrite()),
                    micros + other.micros,
                    unpriced + other.unpriced);
        }
    }

    /** Keeps what is in files. */
    private final class Keeping implements InvocationSource.Sink {

        @Override
        public void calls(List<Invocation> calls) {
            recorder.record(calls);
        }

        @Override
        public void progress(int files, long bytes, long total) {}
    }

    private static TaskLinker linker() {
        TaskLinker linker = new TaskLinker(Lanes.defaults(), Map.of());
        linker.put(TASK.key(), TASK);
        return linker;
    }
}
