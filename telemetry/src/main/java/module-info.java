/**
 * Keeps model calls in SQLite and reads them from what agents write. Nothing here is for direct use; ServiceLoader finds
 * it.
 */
@org.jspecify.annotations.NullMarked
module dev.lanecast.telemetry {
    requires com.fasterxml.jackson.core;
    requires com.google.protobuf;
    requires dev.lanecast.core;
    requires io.opentelemetry.proto;
    requires java.sql;
    requires org.xerial.sqlitejdbc;

    provides dev.lanecast.core.spi.InvocationReader with
            dev.lanecast.telemetry.RecordReader,
            dev.lanecast.telemetry.otlp.OtlpReader;
    provides dev.lanecast.core.spi.InvocationSourceProvider with
            dev.lanecast.telemetry.transcript.ClaudeTranscripts,
            dev.lanecast.telemetry.transcript.CodexTranscripts,
            dev.lanecast.telemetry.transcript.GeminiTranscripts;
    provides dev.lanecast.core.spi.TelemetryStoreProvider with
            dev.lanecast.telemetry.SqliteTelemetryStoreProvider;
}
