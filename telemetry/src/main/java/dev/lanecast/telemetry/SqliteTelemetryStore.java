package dev.lanecast.telemetry;

import dev.lanecast.core.spi.FileState;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallPage;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.CountedUse;
import dev.lanecast.core.telemetry.CounterReading;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import dev.lanecast.telemetry.NetworkDisk.DiskType;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Model calls in one SQLite file: one thread writes, a few sessions read beside it. */
final class SqliteTelemetryStore implements TelemetryStore {

    final Writer writer;

    private final Path file;
    private final Readers readers;
    private final Session watcher;
    private long version;
    private long versionElsewhere;

    private SqliteTelemetryStore(Path file, Session session, Supplier<KeyTable> keys) {
        this.file = file;
        this.readers = new Readers(file);
        this.watcher = Session.reading(file);
        this.version = watcher.run(SqliteTelemetryStore::dataVersion);
        this.versionElsewhere = session.run(SqliteTelemetryStore::dataVersion);
        this.writer = new Writer(session, new Checkpoints(Session.reading(file)), keys);
    }

    static SqliteTelemetryStore open(Path file, SynchronousMode sync) {
        return open(file, sync, DiskType::ofPlatform, KeyTable::new);
    }

    /** One that makes its tables of keys so. */
    static SqliteTelemetryStore open(Path file, SynchronousMode sync, DiskType disk, Supplier<KeyTable> keys) {
        NetworkDisk.refuse(file, disk);
        Session session = Session.writing(file, sync);
        try {
            new Schema(file, Migration.all()).update(session);
            session.useWriteAheadLog();
            return new SqliteTelemetryStore(file, session, keys);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public Receipt append(List<Invocation> calls, UnaryOperator<Invocation> settle) {
        return calls.isEmpty() ? new Receipt(0, 0) : writer.append(Batch.of(calls, settle));
    }

    @Override
    public long rewrite(CallFilter filter, long since, UnaryOperator<Invocation> change) {
        long from = since == 0 ? 0 : writer.run(sql -> CallChanges.reach(since, sql));
        long changed = rewrite(filter, change, from, 0);
        return from == 0 ? changed : changed + rewrite(filter, change, 0, from);
    }

    private long rewrite(CallFilter filter, UnaryOperator<Invocation> change, long first, long since) {
        long changed = 0;
        long after = first;
        while (after >= 0) {
            RewriteCalls.Piece piece = writer.transact(new RewriteCalls(filter, change, after, since));
            changed += piece.changed();
            after = piece.last();
        }
        return changed;
    }

    @Override
    public long forget(Instant before) {
        long forgotten = 0;
        int piece = ForgetCalls.AT_ONCE;
        while (piece == ForgetCalls.AT_ONCE) {
            piece = writer.transact(new ForgetCalls(before));
            forgotten += piece;
        }
        return forgotten;
    }

    @Override
    public CostPage costs(CostQuery query) {
        return readers.read(query.by() == CostQuery.By.SESSION ? new ReadSessions(query) : new ReadCosts(query));
    }

    @Override
    public CallPage calls(CallQuery query) {
        return readers.read(new ReadCalls(query));
    }

    @Override
    public void count(List<CounterReading> readings) {
        if (!readings.isEmpty()) {
            writer.transact(new CountReadings(readings));
        }
    }

    @Override
    public List<CountedUse> counted() {
        return readers.read(ReadCounted::of);
    }

    @Override
    public List<FileState> filesRead() {
        return readers.read(FilesRead::of);
    }

    @Override
    public void keepFilesRead(List<FileState> files) {
        if (!files.isEmpty()) {
            writer.transact(new FilesRead(files));
        }
    }

    @Override
    public boolean remember(String mark) {
        return writer.transact(new Remember(mark));
    }

    @Override
    public boolean remembers(String mark) {
        return readers.read(sql -> Remember.isKept(mark, sql));
    }

    @Override
    public void backup(Path target) {
        Copy.write(file, target.toAbsolutePath());
    }

    @Override
    public Changes since(long cursor, int newest) {
        return readers.read(new ReadChanges(cursor, newest));
    }

    @Override
    public CostSummary summary(Instant now, ZoneId zone) {
        return readers.read(new ReadSummary(now, zone));
    }

    @Override
    public Map<TaskRef, Spend> spend(Set<TaskRef> tasks) {
        return readers.read(sql -> ReadSpend.of(tasks, sql));
    }

    @Override
    public Map<TaskRef, Spend> spend() {
        return readers.read(ReadSpend::ofAll);
    }

    @Override
    public synchronized boolean changed() {
        long before = version;
        version = watcher.run(SqliteTelemetryStore::dataVersion);
        return version != before;
    }

    @Override
    public synchronized boolean changedElsewhere() {
        long before = versionElsewhere;
        versionElsewhere = writer.run(SqliteTelemetryStore::dataVersion);
        return versionElsewhere != before;
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        watcher.close();
    }

    /**
     * Another number after each commit on another connection, be it of this process or another. Only one connection of this
     * process writes, and to that one all others are of other processes.
     */
    private static long dataVersion(Sql sql) throws SQLException {
        try (ResultSet row = sql.prepare("PRAGMA data_version").executeQuery()) {
            return row.getLong(1);
        }
    }
}
