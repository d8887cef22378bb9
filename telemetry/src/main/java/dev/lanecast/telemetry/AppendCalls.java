package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Deltas deltas = new Deltas();

    AppendCalls(List<Batch> batches) {
        this.batches = batches;
    }

    @Override
    public List<Receipt> on(Sql sql) throws SQLException {
        int[] accepted = new int[batches.size()];
        Fresh[] calls = merged();
        long last = Sequence.take(calls.length, sql);
        boolean[] isNew = addKeys(calls, last - calls.length + 1, sql);
        PreparedStatement insert = sql.prepare(CallRow.INSERT);
        for (int i = 0; i < calls.length; i++) {
            Fresh fresh = calls[i];
            if (isNew[i]) {
                Invocation settled = fresh.settle.apply(fresh.call);
                put(last - calls.length + 1 + i, settled, insert);
                deltas.add(settled, 1);
                accepted[fresh.batch]++;
            } else {
                merge(fresh, sql);
            }
        }
        RollupTable.add(deltas, last, sql);
        KeyTable.settle(last - calls.length, last, sql);
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < accepted.length; i++) {
            receipts.add(batches.get(i).receipt(accepted[i]));
        }
        return receipts;
    }

    /** The distinct calls in the order in which they came. */
    private Fresh[] merged() {
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
        return inOrder.toArray(new Fresh[0]);
    }

    /** Tries the keys in their own order, so that neighbours in the table are written together. */
    private static boolean[] addKeys(Fresh[] calls, long first, Sql sql) throws SQLException {
        Integer[] order = new Integer[calls.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(i -> calls[i].key));
        boolean[] isNew = new boolean[calls.length];
        for (int i : order) {
            isNew[i] = KeyTable.add(calls[i].key, first + i, sql);
        }
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
            put(seq, settled, sql.prepare(CallRow.REPLACE));
            deltas.add(known, -1);
            deltas.add(settled, 1);
        }
    }

    private static void put(long seq, Invocation call, PreparedStatement put) throws SQLException {
        CallRow.bind(seq, call, put);
        put.executeUpdate();
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
