package dev.lanecast.telemetry.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.lanecast.core.spi.InvocationReader.MalformedInputException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decodes OTLP in protobuf. */
final class ProtobufDecoder {

    private static final HexFormat HEX = HexFormat.of();

    private final CallTable table;
    private final Event.Sink sink;

    private ProtobufDecoder(CallTable table, Event.Sink sink) {
        this.table = table;
        this.sink = sink;
    }

    static void decode(Request request, InputStream input, CallTable table, Event.Sink sink)
            throws IOException, MalformedInputException {
        ProtobufDecoder decoder = new ProtobufDecoder(table, sink);
        try {
            switch (request) {
                case LOGS -> decoder.logs(ExportLogsServiceRequest.parseFrom(input));
                case TRACES -> decoder.spans(ExportTraceServiceRequest.parseFrom(input));
                case METRICS -> decoder.metrics(ExportMetricsServiceRequest.parseFrom(input));
                case ANY -> decoder.any(ByteString.readFrom(input));
            }
        } catch (InvalidProtocolBufferException e) {
            if (e.unwrapIOException() != e) {
                throw e.unwrapIOException();
            }
            throw new MalformedInputException("The body is not OTLP in protobuf: " + e.getMessage());
        }
    }

    /** The three requests have the same frame; only within the records do the types of fields differ. */
    private void any(ByteString body) throws MalformedInputException {
        Optional<ExportLogsServiceRequest> logs =
                whole(ExportLogsServiceRequest.parser(), body, ProtobufDecoder::records);
        if (logs.isPresent()) {
            logs(logs.get());
            return;
        }
        Optional<ExportMetricsServiceRequest> metrics =
                whole(ExportMetricsServiceRequest.parser(), body, ProtobufDecoder::allMetrics);
        if (metrics.isPresent()) {
            metrics(metrics.get());
            return;
        }
        spans(whole(ExportTraceServiceRequest.parser(), body, ProtobufDecoder::allSpans)
                .orElseThrow(() -> new MalformedInputException(
                        "The body is not OTLP in protobuf;" + " post it to /v1/logs, /v1/traces or /v1/metrics")));
    }

    /** The request, if each of its records is one in all its fields. */
    private static <T> Optional<T> whole(
            Parser<T> parser, ByteString body, Function<T, Stream<? extends Message>> records) {
        try {
            return Optional.of(parser.parseFrom(body))
                    .filter(request -> records.apply(request)
                            .allMatch(
                                    record -> record.getUnknownFields().asMap().isEmpty()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static Stream<LogRecord> records(ExportLogsServiceRequest request) {
        return request.getResourceLogsList().stream()
                .flatMap(group -> group.getScopeLogsList().stream())
                .flatMap(scope -> scope.getLogRecordsList().stream());
    }

    private static Stream<Metric> allMetrics(ExportMetricsServiceRequest request) {
        return request.getResourceMetricsList().stream()
                .flatMap(group -> group.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream());
    }

    private static Stream<Span> allSpans(ExportTraceServiceRequest request) {
        return request.getResourceSpansList().stream()
                .flatMap(group -> group.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream());
    }

    private void logs(ExportLogsServiceRequest request) {
        for (var group : request.getResourceLogsList()) {
            Map<String, String> resource = attributes(group.getResource().getAttributesList());
            group.getScopeLogsList()
                    .forEach(scope -> scope.getLogRecordsList().forEach(log -> sink.event(event(log, resource))));
        }
    }

    private void spans(ExportTraceServiceRequest request) {
        for (var group : request.getResourceSpansList()) {
            Map<String, String> resource = attributes(group.getResource().getAttributesList());
            group.getScopeSpansList()
                    .forEach(scope -> scope.getSpansList().forEach(span -> sink.event(event(span, resource))));
        }
    }

    private void metrics(ExportMetricsServiceRequest request) {
        for (var group : request.getResourceMetricsList()) {
            List<KeyValue> all = group.getResource().getAttributesList();
            Map<String, String> resource = attributes(all);
            group.getScopeMetricsList().stream()
                    .flatMap(scope -> scope.getMetricsList().stream())
                    .filter(metric -> table.eventNames().contains(metric.getName()) && metric.hasSum())
                    .forEach(metric -> points(metric, resource, all));
        }
    }

    private void points(Metric metric, Map<String, String> resource, List<KeyValue> all) {
        boolean delta =
                metric.getSum().getAggregationTemporality() == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
        for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
            Map<String, String> series = new TreeMap<>();
            Stream.concat(all.stream(), point.getAttributesList().stream())
                    .forEach(one -> series.put(one.getKey(), String.valueOf(text(one.getValue()))));
            sink.counter(
                    new Event(
                            Signal.COUNTER,
                            List.of(metric.getName()),
                            resource,
                            attributes(point.getAttributesList()),
                            point.getStartTimeUnixNano(),
                            point.getTimeUnixNano(),
                            "",
                            false,
                            null),
                    series.toString(),
                    point.hasAsInt() ? point.getAsInt() : point.getAsDouble(),
                    delta);
        }
    }

    private Event event(LogRecord log, Map<String, String> resource) {
        Map<String, String> own = attributes(log.getAttributesList());
        List<String> names = new ArrayList<>();
        addKnown(log.getEventName(), names);
        addKnown(text(log.getBody()), names);
        addKnown(own.get(LogNames.EVENT_NAME), names);
        return new Event(
                Signal.LOG,
                names,
                resource,
                own,
                0,
                LogNames.time(log.getTimeUnixNano(), log.getObservedTimeUnixNano()),
                id(log.getTraceId(), log.getSpanId()),
                false,
                null);
    }

    private Event event(Span span, Map<String, String> resource) {
        List<String> names = new ArrayList<>();
        addKnown(span.getName(), names);
        return new Event(
                Signal.SPAN,
                names,
                resource,
                attributes(span.getAttributesList()),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                id(span.getTraceId(), span.getSpanId()),
                span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
                span.getStatus().getMessage());
    }

    private Map<String, String> attributes(List<KeyValue> list) {
        Map<String, String> attributes = new HashMap<>();
        for (KeyValue attribute : list) {
            String value = table.attributes().contains(attribute.getKey()) ? text(attribute.getValue()) : null;
            if (value != null) {
                attributes.put(attribute.getKey(), value);
            }
        }
        return attributes;
    }

    private void addKnown(@Nullable String name, List<String> names) {
        if (name != null && table.eventNames().contains(name)) {
            names.add(name);
        }
    }

    private static @Nullable String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            default -> null;
        };
    }

    private static String id(ByteString trace, ByteString span) {
        return trace.isEmpty() || span.isEmpty()
                ? ""
                : HEX.formatHex(trace.toByteArray()) + "-" + HEX.formatHex(span.toByteArray());
    }
}
