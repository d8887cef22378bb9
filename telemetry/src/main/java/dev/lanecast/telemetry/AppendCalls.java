package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.telemetry.CallTable.Numbered;
import dev.lanecast.telemetry.Deltas.Change;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.UnaryOperator;

/** Keeps what several callers hand in, and merges what is known. Not thread-safe; for one transaction. */
final class AppendCalls implements SqlWork<List<Receipt>> {

    private static final int ASKED = 2;
    private static final ManyRows KNOWN = new ManyRows(
            "WITH asked (number, known) AS (",
            ASKED,
            ") SELECT " + CallRow.COLUMNS + ", number FROM asked CROSS JOIN model_call ON seq = known"
                    + " CROSS JOIN call_origin ON id = origin");

    private final List<Batch> batches;
    private final KeyTable keys;
    private final List<Numbered> inserted = new ArrayList<>();
    private final List<Numbered> replaced = new ArrayList<>();
    private final Origins origins = new Origins();
    private final Deltas deltas = new Deltas();

    AppendCalls(List<Batch> batches, KeyTable keys) {
        this.batches = batches;
        this.keys = keys;
    }

    @Override
    public List<Receipt> on(Sql sql) throws SQLException {
        List<Told> distinct = distinct();
        long last = Sequence.take(distinct.size(), sql);
        number(last - distinct.size());
        keys.find(distinct, sql);
        keys.add(distinct.stream().filter(told -> told.known == 0).toList(), last, sql);
        List<Receipt> receipts = new ArrayList<>();
        for (Batch batch : batches) {
            receipts.add(batch.receipt(keep(batch, sql)));
        }
        ForkJoinTask<List<Change>> changes = ForkJoinPool.commonPool().submit(this::changes);
        CallTable.insert(inserted, sql);
        CallTable.replace(replaced, sql);
        CallChanges.add(replaced, last, sql);
        RollupTable.add(changes.join(), last, sql);
        return receipts;
    }

    /** One for each key, merged with the others that have it, in the order of keys. */
    private List<Told> distinct() {
        List<Told> sorted = new ArrayList<>();
        batches.forEach(batch -> sorted.addAll(batch.sorted()));
        // Several sorted lists, which this sort merges, and leaves those that are equal as they came.
        sorted.sort(null);
        List<Told> distinct = new ArrayList<>(sorted.size());
        for (Told told : sorted) {
            Told last = distinct.isEmpty() ? told : distinct.get(distinct.size() - 1);
            told.first = last == told || !told.key().equals(last.key());
            if (told.first) {
                told.merged = told.call();
                distinct.add(told);
            } else {
                last.merged = last.merged.merge(told.call());
            }
        }
        return distinct;
    }

    /** In the order in which they came. */
    private void number(long before) {
        long seq = before;
        for (Batch batch : batches) {
            for (Told told : batch.told()) {
                if (told.first) {
                    told.seq = ++seq;
                }
            }
        }
    }

    /** Answers how many are new. */
    private int keep(Batch batch, Sql sql) throws SQLException {
        List<Told> again = new ArrayList<>();
        int fresh = 0;
        for (Told told : batch.told()) {
            if (told.first && told.known == 0) {
                Invocation settled = batch.settle().apply(told.merged);
                Origin origin = settled == told.call() ? origins.of(told.origin()) : origins.of(settled);
                inserted.add(new Numbered(told.seq, settled, origin));
                fresh++;
            } else if (told.first) {
                again.add(told);
            }
        }
        KNOWN.execute(
                again,
                AppendCalls::bind,
                (from, to, query) -> merge(again.subList(from, to), batch.settle(), query),
                sql);
        return fresh;
    }

    /** How the sums change. It asks no database, so it is found beside the one thread that writes. */
    private List<Change> changes() {
        inserted.forEach(numbered -> deltas.add(numbered.call(), numbered.origin(), 1));
        return deltas.changes();
    }

    private static void bind(Told told, int before, PreparedStatement query) throws SQLException {
        query.setLong(before + 1, before / ASKED);
        query.setLong(before + 2, told.known);
    }

    /** Merges what is kept of some, which may be nothing any more, with what was handed in. */
    private void merge(List<Told> some, UnaryOperator<Invocation> settle, PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Told told = some.get(row.getInt(CallRow.COUNT + 1));
                Invocation known = CallRow.read(row);
                Invocation settled = settle.apply(known.merge(told.merged));
                if (!settled.equals(known)) {
                    Origin origin = origins.of(settled);
                    replaced.add(new Numbered(row.getLong(1), settled, origin));
                    deltas.add(known, new Origin(known), -1);
                    deltas.add(settled, origin, 1);
                }
            }
        }
    }
}
