package dev.lanecast.telemetry;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Model calls in one SQLite file: one session writes, another reads beside it. */
final class SqliteTelemetryStore implements TelemetryStore {

    private final Path file;
    private final Session writer;
    private final Session reader;
    private long version;

    private SqliteTelemetryStore(Path file, Session writer, Session reader) {
        this.file = file;
        this.writer = writer;
        this.reader = reader;
        this.version = reader.transact(SqliteTelemetryStore::dataVersion);
    }

    static SqliteTelemetryStore open(Path file) {
        Session writer = Session.writing(file);
        try {
            new Schema(file, Migration.all()).update(writer);
            writer.useWriteAheadLog();
            return new SqliteTelemetryStore(file, writer, Session.reading(file));
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    @Override
    public Receipt append(List<Invocation> calls) {
        return calls.isEmpty() ? new Receipt(0, 0) : writer.transact(new AppendCalls(calls));
    }

    @Override
    public Changes since(long cursor, int newest) {
        return reader.transact(new ReadChanges(cursor, newest));
    }

    @Override
    public CostSummary summary(Instant now, ZoneId zone) {
        return reader.transact(new ReadSummary(now, zone));
    }

    @Override
    public Map<TaskRef, Spend> spend(Set<TaskRef> tasks) {
        return reader.transact(connection -> ReadSpend.of(tasks, connection));
    }

    @Override
    public Map<TaskRef, Spend> spend() {
        return reader.transact(ReadSpend::ofAll);
    }

    @Override
    public synchronized boolean changed() {
        long before = version;
        version = reader.transact(SqliteTelemetryStore::dataVersion);
        return version != before;
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }

    /** Another number after each commit on another connection, be it of this process or another. */
    private static long dataVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            return row.getLong(1);
        }
    }
}
