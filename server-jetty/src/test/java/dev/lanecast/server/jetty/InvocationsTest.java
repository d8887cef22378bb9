package dev.lanecast.server.jetty;

import static dev.lanecast.server.jetty.HttpTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import dev.lanecast.core.wire.InvocationRecord;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvocationsTest {

    private static final String PATH = "/api/invocations";
    private static final String[] JSON = {"Content-Type", "Application/JSON; charset=utf-8"};

    private final List<Invocation> recorded = new ArrayList<>();
    private final BoardFixture board = BoardFixture.with(Tasks.at("inbox/a.yaml"));
    private final ServerFixture server = new ServerFixture(board);

    InvocationsTest() {
        board.reader = Optional.of(new JsonReader());
        board.recorder = Optional.of(calls -> {
            recorded.addAll(calls);
            return new InvocationSink.Receipt(calls.size(), 0);
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void recordsOneOrMany() {
        HttpResponse<String> one = server.post(PATH, "{\"model_name\":\"m\",\"prompt_tokens\":3}", JSON);
        assertThat(one.statusCode()).isEqualTo(202);
        JsonNode receipt = ServerFixture.json(one);
        assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.get("duplicates").asInt()).isZero();
        assertThat(receipt.get("rejected")).isEmpty();

        assertThat(server.post(PATH, "[{},{},{}]", JSON).statusCode()).isEqualTo(202);
        assertThat(recorded).hasSize(4);
        assertThat(recorded.get(0).tokens().prompt()).isEqualTo(3);
    }

    @Test
    void listsTheRefusedOnesOfAnArray() {
        JsonNode receipt = ServerFixture.json(server.post(PATH, " \n[{},{\"prompt_tokens\":-1}]", JSON));
        assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.at("/rejected/0/index").asInt()).isEqualTo(1);
        assertThat(receipt.at("/rejected/0/message").asText()).contains("[prompt_tokens]");

        HttpResponse<String> allBad = server.post(PATH, " [{\"prompt_tokens\":-1}]", JSON);
        assertThat(allBad.statusCode()).isEqualTo(202);
    }

    @Test
    void refusesASingleBadRecordAndWhatIsNoJson() {
        assertError(server.post(PATH, " {\"prompt_tokens\":-1}", JSON), 400, "bad_record", "prompt_tokens");
        assertError(server.post(PATH, "{", JSON), 400, "malformed", null);
        assertThat(recorded).isEmpty();
    }

    @Test
    void refusesOtherMediaTypesAndEncodings() {
        assertUnsupported("Send the records with the media type application/json, not []");
        assertUnsupported(
                "Send the records with the media type application/json, not [text/plain]",
                "Content-Type",
                "text/plain");
        assertUnsupported(
                "Send the records as they are, not encoded as [gzip]",
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");
    }

    private void assertUnsupported(String sentence, String... headers) {
        HttpResponse<String> answer = server.post(PATH, "{}", headers);
        assertError(answer, 415, "unsupported_media_type", null);
        assertThat(ServerFixture.json(answer).at("/error/message").asText()).isEqualTo(sentence);
    }

    @Test
    void boundsTheBody() {
        String large = "[" + " ".repeat(4 * 1024 * 1024) + "]";
        for (int i = 0; i < 20; i++) {
            assertError(server.post(PATH, large, JSON), 413, "too_large", null);
        }
        // One byte too many, so that nothing is unread when the server closes, which would reset the connection.
        String chunk = "100000\r\n" + " ".repeat(0x100000) + "\r\n";
        String chunked = RawSocket.exchange(
                server.address,
                "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(4)
                        + "1\r\n \r\n0\r\n\r\n");
        assertThat(chunked).startsWith("HTTP/1.1 413 ").contains("too_large");
        assertThat(server.post(PATH, "[" + " ".repeat(4 * 1024 * 1024 - 2) + "]", JSON)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void saysThatItKeepsNoCallsOrCannot() {
        board.recorder = Optional.of(calls -> {
            throw new StorageException("The disk is full");
        });
        assertError(server.post(PATH, "{}", JSON), 503, "storage_failed", null);
        board.recorder = Optional.empty();
        assertError(server.post(PATH, "{}", JSON), 503, "no_telemetry", null);
    }

    @Test
    void answersAFaultOfItsOwnWithoutATrace() {
        Logger log = Logger.getLogger(JsonErrors.class.getName());
        log.setLevel(Level.OFF);
        board.recorder = Optional.of(calls -> {
            throw new IllegalStateException("secret");
        });
        HttpResponse<String> response = server.post(PATH, "{}", JSON);
        log.setLevel(null);
        assertError(response, 500, "server_error", null);
        assertThat(response.body()).doesNotContain("secret", "Exception");
    }

    /** Reads JSON as the real one does. */
    static final class JsonReader implements InvocationReader {

        @Override
        public String name() {
            return "json";
        }

        @Override
        public boolean accepts(String kind, String mediaType) {
            return kind.equals("invocations") && mediaType.equals("application/json");
        }

        @Override
        public void read(String kind, String mediaType, InputStream input, Sink sink)
                throws IOException, MalformedInputException {
            JsonNode body;
            try {
                body = new ObjectMapper().readTree(input);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new MalformedInputException("The body is not JSON");
            }
            List<JsonNode> records = new ArrayList<>();
            if (body.isArray()) {
                body.forEach(records::add);
            } else {
                records.add(body);
            }
            for (int i = 0; i < records.size(); i++) {
                record(i, new ObjectMapper().convertValue(records.get(i), Map.class), sink);
            }
        }

        @SuppressWarnings("unchecked")
        private static void record(int index, Map<?, ?> fields, Sink sink) {
            try {
                sink.call(InvocationRecord.read((Map<String, ?>) fields, java.time.InstantSource.system()));
            } catch (InvocationRecord.RefusedException e) {
                sink.rejected(index, e.field(), String.valueOf(e.getMessage()));
            }
        }
    }
}
