package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.telemetry.CallRow.Numbered;
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

    private static final String KNOWN = "SELECT " + CallRow.COLUMNS + " FROM invocation WHERE seq = " + KeyTable.SEQ;

    private final List<Batch> batches;
    private final Map<CallKey, Fresh> distinct = new HashMap<>();
    private final List<Numbered> inserted = new ArrayList<>();
    private final List<Numbered> replaced = new ArrayList<>();
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
                inserted.add(new Numbered(before + 1 + i, settled));
                deltas.add(settled, 1);
                accepted[fresh.batch]++;
            } else {
                merge(fresh, sql);
            }
        }
        CallRow.insert(inserted, sql);
        CallRow.replace(replaced, sql);
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

    private void merge(Fresh fresh, Sql sql) throws SQLException {
        PreparedStatement query = sql.prepare(KNOWN);
        query.setBytes(1, fresh.key.bytes());
        long seq;
        Invocation known;
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return;
            }
            seq = row.getLong(1);
            known = CallRow.read(row);
        }
        Invocation settled = fresh.settle.apply(known.merge(fresh.call));
        if (!settled.equals(known)) {
            replaced.add(new Numbered(seq, settled));
            deltas.add(known, -1);
            deltas.add(settled, 1);
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
