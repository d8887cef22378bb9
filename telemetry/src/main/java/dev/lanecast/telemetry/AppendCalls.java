package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.telemetry.CallTable.Numbered;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Keeps what several callers hand in, and merges what is known. Not thread-safe; for one transaction. */
final class AppendCalls implements SqlWork<List<Receipt>> {

    private static final ManyRows KNOWN = new ManyRows(
            "WITH asked (number, high, low) AS (",
            3,
            ") SELECT " + CallRow.COLUMNS + ", number FROM asked CROSS JOIN model_call ON seq = " + KeyTable.SEQ
                    + " CROSS JOIN call_origin ON id = origin");

    private final List<Batch> batches;
    private final Map<CallKey, Fresh> distinct = new HashMap<>();
    private final List<Numbered> inserted = new ArrayList<>();
    private final List<Numbered> replaced = new ArrayList<>();
    private final List<Fresh> again = new ArrayList<>();
    private final Origins origins = new Origins();
    private final Deltas deltas = new Deltas();

    AppendCalls(List<Batch> batches) {
        this.batches = batches;
    }

    @Override
    public List<Receipt> on(Sql sql) throws SQLException {
        int[] accepted = new int[batches.size()];
        List<Fresh> calls = merged();
        long last = Sequence.take(calls.size(), sql);
        long before = last - calls.size();
        BitSet isNew = addKeys(calls, before + 1, sql);
        for (int i = 0; i < calls.size(); i++) {
            Fresh fresh = calls.get(i);
            if (isNew.get(i)) {
                Invocation settled = fresh.settle.apply(fresh.call);
                Numbered numbered = new Numbered(before + 1 + i, settled, origins.of(settled));
                inserted.add(numbered);
                deltas.add(settled, numbered.origin(), 1);
                accepted[fresh.batch]++;
            } else {
                again.add(fresh);
            }
        }
        KNOWN.execute(again, AppendCalls::bind, (from, to, query) -> merge(again.subList(from, to), query), sql);
        CallTable.insert(inserted, sql);
        CallTable.replace(replaced, sql);
        RollupTable.add(deltas, last, sql);
        KeyTable.settle(before, last, sql);
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < accepted.length; i++) {
            receipts.add(batches.get(i).receipt(accepted[i]));
        }
        return receipts;
    }

    /** The distinct calls in the order in which they came. */
    private List<Fresh> merged() {
        List<Fresh> inOrder = new ArrayList<>();
        for (int batch = 0; batch < batches.size(); batch++) {
            Batch from = batches.get(batch);
            for (int i = 0; i < from.calls().size(); i++) {
                CallKey key = from.keys().get(i);
                Fresh known = distinct.get(key);
                if (known == null) {
                    Fresh fresh = new Fresh(key, from.calls().get(i), from.settle(), batch);
                    distinct.put(key, fresh);
                    inOrder.add(fresh);
                } else {
                    known.call = known.call.merge(from.calls().get(i));
                }
            }
        }
        return inOrder;
    }

    /** Tries the keys in their own order, so that neighbours in the table are written together. */
    private static BitSet addKeys(List<Fresh> calls, long first, Sql sql) throws SQLException {
        List<KeyTable.Numbered> keys = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            keys.add(new KeyTable.Numbered(calls.get(i).key, first + i));
        }
        keys.sort(Comparator.comparing(KeyTable.Numbered::key));
        BitSet added = KeyTable.add(keys, sql);
        BitSet isNew = new BitSet(calls.size());
        added.stream().forEach(i -> isNew.set((int) (keys.get(i).seq() - first)));
        return isNew;
    }

    private static void bind(Fresh fresh, int before, PreparedStatement query) throws SQLException {
        query.setLong(before + 1, before);
        query.setLong(before + 2, fresh.key.high());
        query.setLong(before + 3, fresh.key.low());
    }

    /** What is kept of some, which may be nothing any more, and what was handed in. */
    private void merge(List<Fresh> some, PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Fresh fresh = some.get(row.getInt(CallRow.COUNT + 1) / 3);
                Invocation known = CallRow.read(row);
                Invocation settled = fresh.settle.apply(known.merge(fresh.call));
                if (!settled.equals(known)) {
                    Numbered numbered = new Numbered(row.getLong(1), settled, origins.of(settled));
                    replaced.add(numbered);
                    deltas.add(known, new Origin(known), -1);
                    deltas.add(settled, numbered.origin(), 1);
                }
            }
        }
    }

    /** A call that nothing is known of yet but what was handed in. */
    private static final class Fresh {

        private final CallKey key;
        private final UnaryOperator<Invocation> settle;
        private final int batch;
        private Invocation call;

        Fresh(CallKey key, Invocation call, UnaryOperator<Invocation> settle, int batch) {
            this.key = key;
            this.call = call;
            this.settle = settle;
            this.batch = batch;
        }
    }
}
