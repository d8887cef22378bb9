// Sends one model call as a log record, others as spans and a counter, with the exporters that Node programs use.
import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";

const [address, count, counted] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const session = "4d1f8f8e-0a4e-4d8e-8f2c-9b8a7c6d5e4f";
const to = (path) => ({ url: address + path });
const resource = (name) => resourceFromAttributes({ "service.name": name, "session.id": session });

const logs = new LoggerProvider({
  resource: resource("gemini-cli"),
  processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter(to("v1/logs")) })],
});
logs.getLogger("gemini-cli").emit({
  body: "API response from gemini-3-pro. Status: 200.",
  attributes: {
    "event.name": "gemini_cli.api_response",
    "event.timestamp": "2026-11-20T10:00:04.000Z",
    "session.id": session,
    model: "gemini-3-pro",
    duration_ms: 1500,
    input_token_count: 5000,
    output_token_count: 200,
    cached_content_token_count: 3000,
    thoughts_token_count: 70,
    tool_token_count: 11,
  },
});

const traces = new BasicTracerProvider({
  resource: resource("desk"),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter(to("v1/traces")), { maxQueueSize: 10_000 })],
});
const tracer = traces.getTracer("desk");
for (let i = 0; i < count; i++) {
  const span = tracer.startSpan("chat gpt-5");
  span.setAttributes({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "gpt-5",
    "gen_ai.response.id": `chatcmpl-${i}`,
    "gen_ai.usage.input_tokens": 100,
    "gen_ai.usage.cache_read.input_tokens": 60,
    "gen_ai.usage.output_tokens": i,
    "gen_ai.usage.cost": 0.001,
  });
  span.end();
}

const reader = new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter(to("v1/metrics")) });
const metrics = new MeterProvider({ resource: resource("gemini-cli"), readers: [reader] });
metrics
  .getMeter("gemini-cli")
  .createCounter("gemini_cli.token.usage")
  .add(5000, { model: "gemini-3-pro", type: "input", "session.id": counted });

await Promise.all([logs.forceFlush(), traces.forceFlush(), metrics.forceFlush()]);
// The second time it sends the same sum once more.
await metrics.forceFlush();
await Promise.all([logs.shutdown(), traces.shutdown(), metrics.shutdown()]);
