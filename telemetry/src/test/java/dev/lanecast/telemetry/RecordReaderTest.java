package dev.lanecast.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.InvocationReader.MalformedInputException;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Status;
import dev.lanecast.core.telemetry.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private final RecordReader reader = new RecordReader();
    private final Taken taken = new Taken();

    @Test
    void acceptsInvocationsAsJson() {
        assertThat(reader.accepts("invocations", "application/json")).isTrue();
        assertThat(reader.accepts("invocations", "text/plain")).isFalse();
        assertThat(reader.accepts("logs", "application/json")).isFalse();
    }

    @Test
    void readsOneRecordWithAllItsFields() throws Exception {
        read("""
                {"invocation_id": "i", "timestamp": "2026-11-20T10:00:00+01:00", "session_id": "s", "task_id": 12,
                 "agent_name": "a", "tool_name": "t", "provider": "p", "model_name": "m", "prompt_tokens": 1,
                 "completion_tokens": "2", "cache_read_tokens": 3e1, "cache_write_tokens": 4, "total_tokens": 37,
                 "cost_usd": 0.1234565, "latency_ms": 7, "status": "error", "error_message": "\\u00fc\\u0000",
                 "project": "j", "branch": "b", "unheard_of": {"deep": [1, {"er": null}]}}
                """);
        assertThat(taken.calls)
                .containsExactly(Invocation.at(Instant.parse("2026-11-20T09:00:00Z"))
                        .invocationId("i")
                        .sessionId("s")
                        .taskId("12")
                        .agentName("a")
                        .toolName("t")
                        .provider("p")
                        .modelName("m")
                        .tokens(new Tokens(1, 2, 30, 4))
                        .reportedMicros(123_457L)
                        .latencyMs(7L)
                        .status(Status.ERROR)
                        .errorMessage("ü\u0000")
                        .project("j")
                        .branch("b")
                        .build());
        assertThat(taken.rejected).isEmpty();
    }

    @Test
    void takesNowForAMissingTime() throws Exception {
        Instant before = Instant.now();
        read("{\"invocation_id\": null}");
        assertThat(taken.calls).singleElement().satisfies(call -> {
            assertThat(call.timestamp()).isBetween(before, before.plus(Duration.ofMinutes(5)));
            assertThat(call.invocationId()).isNull();
        });
    }

    @Test
    void refusesSingleRecordsOfAnArrayAndSaysWhy() throws Exception {
        read("""
                [{"invocation_id": "good"}, {"prompt_tokens": -1}, [{"status": "success"}], 7, null,
                 {"task_id": {"id": "t"}}, {"timestamp": "1969-12-31T23:59:59Z"}, {"invocation_id": "too"}]
                """);
        assertThat(taken.calls).extracting(Invocation::invocationId).containsExactly("good", "too");
        assertThat(taken.rejected)
                .containsExactly(
                        "1 prompt_tokens: [prompt_tokens] must be a whole number from 0 to 2147483647, but is [-1]",
                        "2 null: A record must be a JSON object",
                        "3 null: A record must be a JSON object",
                        "4 null: A record must be a JSON object",
                        "5 task_id: [task_id] must be a text",
                        "6 timestamp: [timestamp] must be an ISO-8601 time with a zone, from 1970 to tomorrow, but"
                                + " is [1969-12-31T23:59:59Z]");
    }

    @Test
    void refusesTheOnlyRecordAsTheFirst() throws Exception {
        read("{\"status\": \"unsure\"}");
        assertThat(taken.rejected).singleElement().asString().startsWith("0 status: ");
    }

    @Test
    void takesAnEmptyArray() throws Exception {
        read(" [ ] ");
        assertThat(taken.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | The input is empty, at line 1, column 1",
                "`\n \"text\"` | The input must be a JSON object or an array of them, at line 2, column 2",
                "null | The input must be a JSON object or an array of them, at line 1, column 1",
                "{} {} | The input goes on after its JSON, at line 1, column 4",
                "[]] | The input is not valid JSON, at line 1, column 3",
                "{'status': 1} | The input is not valid JSON, at line 1, column 2",
                "`[{\"cost_usd\": 1},\n {\"cost_usd\": NaN}]` | The input is not valid JSON, at line 2, column 18",
                "{\"cost_usd\": 01} | The input is not valid JSON, at line 1, column 15",
                "[{}, | The input ends before its JSON does, at line 1, column 5",
                "{\"status | The input ends before its JSON does, at line 1, column 9",
            })
    void namesThePlaceWhereItIsNoJson(String input, String message) {
        assertThatThrownBy(() -> read(input))
                .isInstanceOf(MalformedInputException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c0 80", "ed a0 80", "f4 90 80 80", "e2 82", "80"})
    void namesThePlaceWhereItIsNoUtf8(String hex) {
        byte[] start = "[{},\n {\"status\": \"é".getBytes(UTF_8);
        byte[] fault = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
        InputStream input = concat(start, fault, "\"}]".getBytes(UTF_8));
        assertThatThrownBy(() -> read(input))
                .isInstanceOf(MalformedInputException.class)
                .hasMessage("The input is not UTF-8, at line 2, column 15");
    }

    @Test
    void refusesAnotherEncoding() {
        byte[] utf16 = "[{\"status\": \"success\"}]".getBytes(StandardCharsets.UTF_16BE);
        assertThatThrownBy(() -> read(new ByteArrayInputStream(utf16))).isInstanceOf(MalformedInputException.class);
        assertThat(taken.calls).isEmpty();
    }

    @Test
    void readsTextThatIsCutAnywhereBetweenReads() throws Exception {
        byte[] whole = "[{\"error_message\": \"a é € 🚀 z\"}]".getBytes(UTF_8);
        for (int cut = 0; cut <= whole.length; cut++) {
            byte[] head = java.util.Arrays.copyOf(whole, cut);
            byte[] tail = java.util.Arrays.copyOfRange(whole, cut, whole.length);
            read(concat(head, tail));
        }
        assertThat(taken.calls)
                .hasSize(whole.length + 1)
                .extracting(Invocation::errorMessage)
                .containsOnly("a é € 🚀 z");
    }

    @Test
    void allowsTwentyLevelsAndNoMore() throws Exception {
        read("{\"x\":" + "[".repeat(19) + "]".repeat(19) + "}");
        assertThat(taken.calls).hasSize(1);
        assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(20) + "]".repeat(20) + "}"))
                .isInstanceOf(MalformedInputException.class)
                .hasMessage("The input nests deeper than 20 levels or has too long a value, at line 1, column 26");
    }

    @Test
    void allowsTenThousandRecordsAndNoMore() throws Exception {
        String many = "[" + "{},".repeat(9_999) + "{}";
        read(many + "]");
        assertThat(taken.calls).hasSize(10_000);
        assertThatThrownBy(() -> read(many + ",\n{}]"))
                .isInstanceOf(MalformedInputException.class)
                .hasMessage("The input has more than 10000 records; send them in parts, at line 2, column 1");
    }

    @Test
    void passesOnThatTheInputFailsAndLeavesItOpen() {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream("[{}".getBytes(UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public void close() {
                        throw new AssertionError("closed");
                    }
                });
        assertThatThrownBy(() -> read(broken)).isInstanceOf(IOException.class).hasMessage("connection reset");
    }

    private void read(String input) throws IOException, MalformedInputException {
        read(new ByteArrayInputStream(input.getBytes(UTF_8)));
    }

    private void read(InputStream input) throws IOException, MalformedInputException {
        reader.read("invocations", "application/json", input, taken);
    }

    private static InputStream concat(byte[]... parts) {
        InputStream input = InputStream.nullInputStream();
        for (byte[] part : parts) {
            input = new SequenceInputStream(input, new ByteArrayInputStream(part));
        }
        return input;
    }

    private static final class Taken implements InvocationReader.Sink {

        private final List<Invocation> calls = new ArrayList<>();
        private final List<String> rejected = new ArrayList<>();

        @Override
        public void call(Invocation call) {
            calls.add(call);
        }

        @Override
        public void rejected(int index, @Nullable String field, String message) {
            rejected.add(index + " " + field + ": " + message);
        }
    }
}
