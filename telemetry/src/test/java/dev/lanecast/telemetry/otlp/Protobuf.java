package dev.lanecast.telemetry.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The golden requests, which are JSON, in protobuf. */
public final class Protobuf {

    private Protobuf() {}

    public static byte[] of(JsonNode request) {
        if (request.has("resourceMetrics")) {
            return metrics(request);
        }
        return request.has("resourceLogs") ? logs(request) : spans(request);
    }

    private static byte[] metrics(JsonNode request) {
        ExportMetricsServiceRequest.Builder built = ExportMetricsServiceRequest.newBuilder();
        for (JsonNode group : request.path("resourceMetrics")) {
            ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
            group.at("/scopeMetrics/0/metrics").forEach(metric -> scope.addMetrics(metric(metric)));
            built.addResourceMetrics(
                    ResourceMetrics.newBuilder().setResource(resource(group)).addScopeMetrics(scope));
        }
        return built.build().toByteArray();
    }

    private static Metric metric(JsonNode metric) {
        Metric.Builder built = Metric.newBuilder().setName(metric.path("name").asText());
        if (metric.has("sum")) {
            String temporality = metric.at("/sum/aggregationTemporality").asText();
            Sum.Builder sum = Sum.newBuilder().setAggregationTemporalityValue(temporality.equals("2") ? 2 : 1);
            metric.at("/sum/dataPoints").forEach(point -> sum.addDataPoints(point(point)));
            built.setSum(sum);
        } else {
            built.setHistogram(Histogram.getDefaultInstance());
        }
        return built.build();
    }

    private static NumberDataPoint point(JsonNode point) {
        NumberDataPoint.Builder built = NumberDataPoint.newBuilder()
                .setStartTimeUnixNano(point.path("startTimeUnixNano").asLong())
                .setTimeUnixNano(point.path("timeUnixNano").asLong())
                .addAllAttributes(attributes(point));
        return point.has("asInt")
                ? built.setAsInt(point.path("asInt").asLong()).build()
                : built.setAsDouble(point.path("asDouble").asDouble()).build();
    }

    private static byte[] logs(JsonNode request) {
        ExportLogsServiceRequest.Builder built = ExportLogsServiceRequest.newBuilder();
        for (JsonNode group : request.path("resourceLogs")) {
            ScopeLogs.Builder scope = ScopeLogs.newBuilder();
            group.at("/scopeLogs/0/logRecords").forEach(log -> scope.addLogRecords(log(log)));
            built.addResourceLogs(
                    ResourceLogs.newBuilder().setResource(resource(group)).addScopeLogs(scope));
        }
        return built.build().toByteArray();
    }

    private static byte[] spans(JsonNode request) {
        ExportTraceServiceRequest.Builder built = ExportTraceServiceRequest.newBuilder();
        for (JsonNode group : request.path("resourceSpans")) {
            ScopeSpans.Builder scope = ScopeSpans.newBuilder();
            group.at("/scopeSpans/0/spans").forEach(span -> scope.addSpans(span(span)));
            built.addResourceSpans(
                    ResourceSpans.newBuilder().setResource(resource(group)).addScopeSpans(scope));
        }
        return built.build().toByteArray();
    }

    private static LogRecord log(JsonNode log) {
        return LogRecord.newBuilder()
                .setTimeUnixNano(log.path("timeUnixNano").asLong())
                .setObservedTimeUnixNano(log.path("observedTimeUnixNano").asLong())
                .setSeverityNumberValue(log.path("severityNumber").asInt())
                .setBody(value(log.path("body")))
                .setEventName(log.path("eventName").asText(""))
                .setTraceId(id(log.path("traceId")))
                .setSpanId(id(log.path("spanId")))
                .addAllAttributes(attributes(log))
                .build();
    }

    private static Span span(JsonNode span) {
        String code = span.at("/status/code").asText("");
        return Span.newBuilder()
                .setTraceId(id(span.path("traceId")))
                .setSpanId(id(span.path("spanId")))
                .setParentSpanId(id(span.path("parentSpanId")))
                .setName(span.path("name").asText())
                .setKindValue(span.path("kind").asInt())
                .setStartTimeUnixNano(span.path("startTimeUnixNano").asLong())
                .setEndTimeUnixNano(span.path("endTimeUnixNano").asLong())
                .setStatus(Status.newBuilder()
                        .setMessage(span.at("/status/message").asText(""))
                        .setCodeValue(code.equals("2") || code.equals("STATUS_CODE_ERROR") ? 2 : 0))
                .addAllAttributes(attributes(span))
                .build();
    }

    private static Resource resource(JsonNode group) {
        return Resource.newBuilder()
                .addAllAttributes(attributes(group.path("resource")))
                .build();
    }

    private static List<KeyValue> attributes(JsonNode owner) {
        return StreamSupport.stream(owner.path("attributes").spliterator(), false)
                .map(attribute -> KeyValue.newBuilder()
                        .setKey(attribute.path("key").asText())
                        .setValue(value(attribute.path("value")))
                        .build())
                .toList();
    }

    private static AnyValue value(JsonNode value) {
        AnyValue.Builder built = AnyValue.newBuilder();
        if (value.has("stringValue")) {
            built.setStringValue(value.path("stringValue").asText());
        } else if (value.has("intValue")) {
            built.setIntValue(value.path("intValue").asLong());
        } else if (value.has("doubleValue")) {
            built.setDoubleValue(value.path("doubleValue").asDouble());
        } else if (value.has("boolValue")) {
            built.setBoolValue(value.path("boolValue").asBoolean());
        } else if (value.has("arrayValue")) {
            ArrayValue.Builder array = ArrayValue.newBuilder();
            value.at("/arrayValue/values").forEach(element -> array.addValues(value(element)));
            built.setArrayValue(array);
        } else if (value.has("kvlistValue")) {
            JsonNode list = value.path("kvlistValue");
            KeyValueList.Builder pairs = KeyValueList.newBuilder();
            list.path("values")
                    .forEach(pair -> pairs.addValues(KeyValue.newBuilder()
                            .setKey(pair.path("key").asText())
                            .setValue(value(pair.path("value")))));
            built.setKvlistValue(pairs);
        }
        return built.build();
    }

    private static ByteString id(JsonNode hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex.asText("").toLowerCase(Locale.ROOT)));
    }
}
