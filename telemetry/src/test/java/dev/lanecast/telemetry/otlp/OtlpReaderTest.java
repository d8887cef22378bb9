package dev.lanecast.telemetry.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.spi.InvocationReader.MalformedInputException;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.telemetry.CallTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpReaderTest {

    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/x-protobuf";

    private final OtlpReader reader = new OtlpReader();
    private final CallTexts calls = new CallTexts();

    @ParameterizedTest
    @ValueSource(strings = {"otlp-logs", "otlp-traces", "otlp-metrics", "otlp"})
    void acceptsEverySignalInBothEncodings(String kind) {
        assertThat(reader.accepts(kind, JSON)).isTrue();
        assertThat(reader.accepts(kind, PROTOBUF)).isTrue();
        assertThat(reader.accepts(kind, "text/plain")).isFalse();
        assertThat(reader.accepts("invocations", JSON)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"otlp-logs", "otlp-traces", "otlp-metrics", "otlp"})
    void takesEmptyEnvelopes(String kind) throws Exception {
        read(kind, JSON, "{}");
        read(kind, JSON, "{\"resourceLogs\":[],\"resourceSpans\":null,\"resourceMetrics\":[]}");
        read(
                kind,
                JSON,
                "{\"resourceLogs\":[{\"resource\":null,\"scopeLogs\":[{\"logRecords\":[null,{},7]},3]},null]}");
        read(kind, PROTOBUF, "");
        assertThat(calls.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | The body must be a JSON object",
                "[] | The body must be a JSON object",
                "{\"resourceLogs\":[{]} | The body is not valid JSON, at line 1, column 19",
                "{\"resourceLogs\":[ | The body is not valid JSON, at line 1, column 18",
                "{} {} | The body goes on after its JSON, at line 1, column 4",
            })
    void saysWhereAnInputIsNoJson(String input, String message) {
        assertThatThrownBy(() -> read("otlp-logs", JSON, input))
                .isInstanceOf(MalformedInputException.class)
                .hasMessage(message);
    }

    @Test
    void refusesWhatNestsTooDeep() {
        String deep = "{\"x\":" + "[".repeat(200) + "]".repeat(200) + "}";
        assertThatThrownBy(() -> read("otlp-logs", JSON, deep))
                .isInstanceOf(MalformedInputException.class)
                .hasMessage("The body nests too deep or has too long a value");
    }

    @Test
    void saysWhereToPostWhatIsNoRequest() {
        assertThatThrownBy(() -> read("otlp", JSON, "{\"x\":1}"))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("/v1/logs");
        assertThatThrownBy(() -> read("otlp", PROTOBUF, "\n\3abc"))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("/v1/logs");
        assertThatThrownBy(() -> read("otlp-logs", PROTOBUF, "\n\3abc"))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageStartingWith("The body is not OTLP in protobuf");
    }

    @Test
    void noBytesMakeItFailInAnyOtherWay() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            for (String kind : new String[] {"otlp", "otlp-logs", "otlp-traces", "otlp-metrics"}) {
                for (String mediaType : new String[] {JSON, PROTOBUF}) {
                    try {
                        reader.read(kind, mediaType, new ByteArrayInputStream(bytes), calls);
                    } catch (MalformedInputException e) {
                        assertThat(e).hasMessageContaining("The body");
                    }
                }
            }
        }
        assertThat(calls.calls()).isEmpty();
    }

    @Test
    void passesOnThatTheInputFails() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> reader.read("otlp-logs", PROTOBUF, broken, calls))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        InputStream later = new SequenceInputStream(new ByteArrayInputStream("{".getBytes(UTF_8)), broken);
        assertThatThrownBy(() -> reader.read("otlp-logs", JSON, later, calls))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @ParameterizedTest
    @CsvSource({
        "input_tokens, 1.5", "input_tokens, 2147483648", "output_tokens, NaN", "cache_read_tokens, 1e99",
        "cost_usd, -1", "cost_usd, lots", "duration_ms, soon", "session.id, LONG",
        "event.timestamp, 9999-12-30T00:00:00Z"
    })
    void refusesACallThatCannotBeAndKeepsTheOthers(String attribute, String value) throws Exception {
        String text = value.equals("LONG") ? "x".repeat(5_000) : value;
        read("otlp-logs", JSON, request(record("a", attribute, text) + "," + record("b", "input_tokens", "3")));
        assertThat(calls.calls()).extracting(Invocation::invocationId).containsExactly("b");
        assertThat(calls.lines().get(0)).startsWith("rejected 0 ");
    }

    @Test
    void cutsALongError() throws Exception {
        String error = record("a", "error", "e".repeat(5_000)).replace("api_request", "api_error");
        read("otlp-logs", JSON, request(error));
        assertThat(calls.calls().get(0).errorMessage()).hasSize(1_000);
    }

    @Test
    void takesTheTimeOfTheRecordOrNowWithoutOneOfTheEvent() throws Exception {
        String record = record("a", "event.timestamp", "yesterday");
        read("otlp-logs", JSON, request(record.replace("{\"body\"", "{\"timeUnixNano\":1000000000,\"body\"")));
        read(
                "otlp-logs",
                JSON,
                request(record.replace("{\"body\"", "{\"observedTimeUnixNano\":\"2000000000\",\"body\"")));
        read("otlp-logs", JSON, request(record.replace("{\"body\"", "{\"timeUnixNano\":\"soon\",\"body\"")));
        assertThat(calls.calls())
                .extracting(call -> call.timestamp().getEpochSecond())
                .startsWith(1L, 2L);
        assertThat(calls.calls().get(2).timestamp().getEpochSecond()).isGreaterThan(1_700_000_000L);
    }

    private static String request(String records) {
        return "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + records + "]}]}]}";
    }

    private static String record(String id, String attribute, String value) {
        return "{\"body\":{\"stringValue\":\"claude_code.api_request\"},\"attributes\":["
                + "{\"key\":\"request_id\",\"value\":{\"stringValue\":\"" + id + "\"}},"
                + "{\"key\":\"" + attribute + "\",\"value\":{\"stringValue\":\"" + value + "\"}}]}";
    }

    private void read(String kind, String mediaType, String input) throws IOException, MalformedInputException {
        reader.read(kind, mediaType, new ByteArrayInputStream(input.getBytes(UTF_8)), calls);
    }
}
