package dev.lanecast.server.jetty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpTest {

    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/x-protobuf";
    private static final int MEGABYTE = 1024 * 1024;

    private final List<Invocation> recorded = new CopyOnWriteArrayList<>();
    private final BoardFixture board = BoardFixture.with();
    private final ServerFixture server = new ServerFixture(board);
    private final HttpClient http = HttpClient.newHttpClient();

    OtlpTest() {
        board.reader = Optional.of(new WordReader());
        board.recorder = Optional.of(calls -> {
            recorded.addAll(calls);
            return new InvocationSink.Receipt(calls.size(), 0);
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"/v1/logs, otlp-logs", "/v1/traces, otlp-traces", "/v1/metrics, otlp-metrics", "/, otlp"})
    void answersInTheEncodingOfTheRequest(String path, String kind) {
        HttpResponse<byte[]> json = post(path, JSON, "a b");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.headers().firstValue("content-type")).contains(JSON);
        assertThat(json.body()).asString(UTF_8).isEqualTo("{}");

        HttpResponse<byte[]> protobuf = post(path, PROTOBUF, "c");
        assertThat(protobuf.statusCode()).isEqualTo(200);
        assertThat(protobuf.headers().firstValue("content-type")).contains(PROTOBUF);
        assertThat(protobuf.body()).isEmpty();

        assertThat(recorded)
                .extracting(Invocation::invocationId)
                .containsExactly(kind + " a", kind + " b", kind + " c");
    }

    @Test
    void takesAnEmptyBodyAndParametersOfTheMediaType() {
        assertThat(post("/v1/logs", PROTOBUF, "").statusCode()).isEqualTo(200);
        assertThat(post("/v1/logs", "Application/JSON; charset=utf-8", "a").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/v1/logs, rejectedLogRecords", "/v1/traces, rejectedSpans", "/v1/metrics, rejectedDataPoints", "/, "})
    void tellsHowManyRecordsItRefused(String path, String name) {
        String number = name == null ? "" : "\"" + name + "\":\"2\",";
        assertThat(post(path, JSON, "bad a bad").body())
                .asString(UTF_8)
                .isEqualTo("{\"partialSuccess\":{" + number + "\"errorMessage\":\"Record 0: It is bad\"}}");
        // Field 1 of the response holds field 1, the number, and field 2, the text.
        String text = "\u0012\u0013Record 0: It is bad";
        assertThat(post(path, PROTOBUF, "bad a bad").body())
                .asString(ISO_8859_1)
                .isEqualTo("\n\u0017\b\u0002" + text);
        assertThat(recorded).hasSize(2);
    }

    @Test
    void refusesTheWholeBodyWithAStatus() {
        HttpResponse<byte[]> json = post("/v1/logs", JSON, "a broken");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.headers().firstValue("content-type")).contains(JSON);
        assertThat(json.body()).asString(UTF_8).isEqualTo("{\"code\":3,\"message\":\"It is broken\"}");
        HttpResponse<byte[]> protobuf = post("/v1/traces", PROTOBUF, "a broken");
        assertThat(protobuf.statusCode()).isEqualTo(400);
        assertThat(protobuf.headers().firstValue("content-type")).contains(PROTOBUF);
        assertThat(protobuf.body()).asString(ISO_8859_1).isEqualTo("\b\u0003\u0012\fIt is broken");
        assertThat(post("/", JSON, "broken").statusCode()).isEqualTo(404);
        assertThat(recorded).isEmpty();
    }

    @Test
    void unpacksGzip() {
        assertThat(post("/v1/logs", PROTOBUF, gzip("a b".getBytes(UTF_8)), "gzip")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/v1/logs", PROTOBUF, "c".getBytes(UTF_8), "identity").statusCode())
                .isEqualTo(200);
        assertThat(recorded).hasSize(3);
        byte[] cut = Arrays.copyOf(gzip("a b".getBytes(UTF_8)), 15);
        assertThat(post("/v1/logs", JSON, cut, "gzip").statusCode()).isEqualTo(400);
        assertThat(post("/v1/logs", JSON, "a".getBytes(UTF_8), "gzip").statusCode())
                .isEqualTo(400);
        assertThat(post("/v1/logs", JSON, "a".getBytes(UTF_8), "br").statusCode())
                .isEqualTo(415);
        assertThat(recorded).hasSize(3);
    }

    @Test
    void boundsTheBodyBeforeAndAfterUnpacking() {
        byte[] most = spaces(20 * MEGABYTE);
        assertThat(post("/v1/logs", JSON, most, "identity").statusCode()).isEqualTo(200);
        assertThat(post("/v1/logs", JSON, gzip(most), "gzip").statusCode()).isEqualTo(200);
        byte[] more = spaces(20 * MEGABYTE + 1);
        for (HttpResponse<byte[]> refused : List.of(
                post("/v1/logs", JSON, more, "identity"),
                post("/v1/logs", JSON, gzip(more), "gzip"),
                post("/v1/logs", JSON, gzip(spaces(200 * MEGABYTE)), "gzip"))) {
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).asString(UTF_8).startsWith("{\"code\":8,\"message\":\"The body is larger than");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void boundsWhatAllBodiesHoldTogether(String encoding) throws Exception {
        Semaphore arrived = new Semaphore(0);
        CountDownLatch goOn = new CountDownLatch(1);
        InvocationSink taking = board.recorder.orElseThrow();
        board.recorder = Optional.of(calls -> {
            arrived.release();
            awaitQuietly(goOn);
            return taking.record(calls);
        });
        byte[] large = spaces(20 * MEGABYTE);
        large[0] = 'a';
        byte[] sent = encoding.equals("gzip") ? gzip(large) : large;
        ExecutorService clients = Executors.newFixedThreadPool(3);
        List<Future<HttpResponse<byte[]>>> held = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            held.add(clients.submit(() -> post("/v1/logs", JSON, sent, encoding)));
        }
        assertThat(arrived.tryAcquire(3, 60, TimeUnit.SECONDS)).isTrue();

        HttpResponse<byte[]> refused = post("/v1/logs", JSON, sent, encoding);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("retry-after")).hasValue(5);
        assertThat(refused.body()).asString(UTF_8).startsWith("{\"code\":14,\"message\":\"The bodies of other");

        goOn.countDown();
        for (Future<HttpResponse<byte[]>> one : held) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
        clients.shutdown();
        assertThat(post("/v1/logs", JSON, sent, encoding).statusCode()).isEqualTo(200);
        assertThat(recorded).hasSize(4);
    }

    @Test
    void asksToTryAgainWhileTheStorageIsDown() {
        board.recorder = Optional.of(calls -> {
            throw new StorageException("The disk is full");
        });
        HttpResponse<byte[]> refused = post("/v1/metrics", PROTOBUF, "a");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("retry-after")).hasValue(5);
        assertThat(refused.body()).asString(ISO_8859_1).isEqualTo("\b\u000e\u0012\u0010The disk is full");
    }

    @Test
    void asksForNoRetryWhereNothingIsKept() {
        board.recorder = Optional.empty();
        assertThat(post("/v1/logs", JSON, "a").statusCode()).isEqualTo(501);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/grpc", ""})
    void refusesOtherMediaTypes(String mediaType) {
        assertThat(post("/v1/logs", mediaType, "a").statusCode()).isEqualTo(415);
    }

    @Test
    void thePageIsStillThere() {
        assertThat(server.get("/").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = server.send("PUT", "/");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("allow")).contains("GET, HEAD, POST");
    }

    private HttpResponse<byte[]> post(String path, String mediaType, String body) {
        return post(path, mediaType, body.getBytes(UTF_8), null);
    }

    private HttpResponse<byte[]> post(String path, String mediaType, byte[] body, String encoding) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.address.resolve(path)).POST(BodyPublishers.ofByteArray(body));
        if (!mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
        }
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] spaces(int length) {
        byte[] spaces = new byte[length];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Takes each word for a call. */
    private static final class WordReader implements InvocationReader {

        @Override
        public String name() {
            return "words";
        }

        @Override
        public boolean accepts(String kind, String mediaType) {
            return kind.startsWith("otlp") && (mediaType.equals(JSON) || mediaType.equals(PROTOBUF));
        }

        @Override
        public void read(String kind, String mediaType, InputStream input, Sink sink)
                throws IOException, MalformedInputException {
            String[] words = new String(input.readAllBytes(), UTF_8).strip().split(" ", -1);
            for (int i = 0; i < words.length; i++) {
                if (words[i].equals("broken")) {
                    throw new MalformedInputException("It is broken");
                } else if (words[i].equals("bad")) {
                    sink.rejected(i, null, "It is bad");
                } else if (!words[i].isEmpty()) {
                    sink.call(Invocation.at(Instant.EPOCH)
                            .invocationId(kind + " " + words[i])
                            .build());
                }
            }
        }
    }
}
