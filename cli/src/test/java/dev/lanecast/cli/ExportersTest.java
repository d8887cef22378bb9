package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lanecast.core.Lanecast;
import dev.lanecast.core.fixture.Needed;
import dev.lanecast.core.spi.Settings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The exporters of OpenTelemetry itself, against the real server and its database. */
@Timeout(180)
class ExportersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SPANS = 1_500;
    private static final Path NODE_PEER = Path.of(System.getProperty("lanecast.root"), "cli", "src", "test", "otlp");

    @TempDir
    Path temp;

    private Lanecast lanecast;
    private URI address;

    @BeforeEach
    void serve() throws IOException {
        Path tree = Files.createDirectories(temp.resolve("harbour/work/collaboration"));
        lanecast = Lanecast.builder()
                .watch(tree)
                .settings(Settings.defaults().with("server.port", 0).with("telemetry.db", temp.resolve("telemetry.db")))
                .withTelemetry()
                .withDashboard()
                .start();
        address = lanecast.address().orElseThrow();
    }

    @AfterEach
    void stop() {
        lanecast.close();
    }

    @Test
    void theJavaSdkDeliversEachCallExactlyOnceInProtobuf() throws Exception {
        Resource resource = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "desk")));
        for (String compression : List.of("gzip", "none")) {
            sendSpans(resource, compression);
        }
        sendLog(resource);
        sendMetric(resource);
        assertTold(SPANS + 1, SPANS * 100L + (SPANS - 1L) * SPANS / 2 + 12 + 340 + 18_000 + 2_500);
        assertCounted("metrics of Java", 12);
    }

    @Test
    void theNodeExportersDeliverEachCallExactlyOnceInJson() throws Exception {
        boolean installed = Files.isDirectory(NODE_PEER.resolve("node_modules"));
        Needed.here(installed, "Run [npm ci] in [" + NODE_PEER + "] to try the exporters of Node");
        for (int run = 1; run <= 2; run++) {
            sendFromNode("metrics of Node " + run);
        }
        assertTold(SPANS + 1, SPANS * 100L + (SPANS - 1L) * SPANS / 2 + 5_000 + 200 + 70 + 11);
        assertCounted("metrics of Node 1", 5_000);
        assertCounted("metrics of Node 2", 5_000);
    }

    private void sendSpans(Resource resource, String compression) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(address + "v1/traces")
                .setCompression(compression)
                .build();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(10_000)
                        .build())
                .build()) {
            Tracer tracer = provider.get("desk");
            for (int i = 0; i < SPANS; i++) {
                tracer.spanBuilder("chat gpt-5")
                        .setAttribute("gen_ai.operation.name", "chat")
                        .setAttribute("gen_ai.provider.name", "openai")
                        .setAttribute("gen_ai.response.model", "gpt-5")
                        .setAttribute("gen_ai.response.id", "chatcmpl-" + i)
                        .setAttribute("gen_ai.usage.input_tokens", 100L)
                        .setAttribute("gen_ai.usage.cache_read.input_tokens", 60L)
                        .setAttribute("gen_ai.usage.output_tokens", (long) i)
                        .setAttribute("gen_ai.usage.cost", 0.001)
                        .startSpan()
                        .end();
            }
            assertDelivered(provider.forceFlush());
        }
    }

    private void sendLog(Resource resource) {
        OtlpHttpLogRecordExporter exporter = OtlpHttpLogRecordExporter.builder()
                .setEndpoint(address + "v1/logs")
                .build();
        try (SdkLoggerProvider provider = SdkLoggerProvider.builder()
                .setResource(resource)
                .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter).build())
                .build()) {
            Logger logger = provider.get("com.anthropic.claude_code.events");
            logger.logRecordBuilder()
                    .setBody("claude_code.api_request")
                    .setAttribute(AttributeKey.stringKey("event.name"), "api_request")
                    .setAttribute(AttributeKey.stringKey("request_id"), "req_011A")
                    .setAttribute(AttributeKey.stringKey("model"), "claude-opus-4-8")
                    .setAttribute(AttributeKey.longKey("input_tokens"), 12L)
                    .setAttribute(AttributeKey.longKey("output_tokens"), 340L)
                    .setAttribute(AttributeKey.longKey("cache_read_tokens"), 18_000L)
                    .setAttribute(AttributeKey.longKey("cache_creation_tokens"), 2_500L)
                    .setAttribute(AttributeKey.doubleKey("cost_usd"), 0.25)
                    .emit();
            assertDelivered(provider.forceFlush());
        }
    }

    private void sendMetric(Resource resource) {
        OtlpHttpMetricExporter exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(address + "v1/metrics")
                .build();
        try (SdkMeterProvider provider = SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricReader(PeriodicMetricReader.create(exporter))
                .build()) {
            provider.get("com.anthropic.claude_code")
                    .counterBuilder("claude_code.token.usage")
                    .build()
                    .add(
                            12,
                            Attributes.of(
                                    AttributeKey.stringKey("type"),
                                    "input",
                                    AttributeKey.stringKey("session.id"),
                                    "metrics of Java"));
            // The second time it sends the same sum once more.
            assertDelivered(provider.forceFlush());
            assertDelivered(provider.forceFlush());
        }
    }

    private static void assertDelivered(CompletableResultCode result) {
        result.join(60, TimeUnit.SECONDS);
        assertThat(result.isSuccess()).isTrue();
    }

    private void sendFromNode(String session) throws Exception {
        Path output = Files.createTempFile(temp, "node", ".txt");
        Process node = new ProcessBuilder("node", "send.js", address.toString(), Integer.toString(SPANS), session)
                .directory(NODE_PEER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(node.waitFor())
                .as("What Node printed: %s", Files.readString(output))
                .isZero();
    }

    /** What has been answered is committed, so that there is nothing to wait for. */
    private void assertTold(int calls, long tokens) throws Exception {
        TreeMap<String, Long> told = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page = get("api/invocations?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            for (JsonNode call : page.get("invocations")) {
                String id = call.get("provider").asText() + " "
                        + call.get("invocation_id").asText();
                assertThat(told.put(id, call.get("total_tokens").asLong())).isNull();
            }
            cursor = page.path("next").asText("").replace("null", "");
        } while (!cursor.isEmpty());
        assertThat(told).hasSize(calls);
        assertThat(told.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(tokens);
    }

    /** Counters tell of sessions whose calls nobody tells. */
    private void assertCounted(String session, long tokens) throws Exception {
        List<Long> told = new ArrayList<>();
        for (JsonNode use : get("api/usage").get("usage")) {
            if (use.get("session_id").asText().equals(session)) {
                told.add(use.get("total_tokens").asLong());
            }
        }
        assertThat(told).as("tokens of [%s]", session).containsExactly(tokens);
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }
}
