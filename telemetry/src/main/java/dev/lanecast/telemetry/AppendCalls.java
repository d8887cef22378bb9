package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Inserts calls, and adds up those that are new. */
record AppendCalls(List<Invocation> calls) implements SqlWork<Receipt> {

    @Override
    public Receipt on(Connection connection) throws SQLException {
        int[] inserted = insert(connection);
        SpendTables totals = new SpendTables();
        int accepted = 0;
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] > 0) {
                totals.add(calls.get(i));
                accepted++;
            }
        }
        totals.store(connection);
        return new Receipt(accepted, inserted.length - accepted);
    }

    private int[] insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CallRow.INSERT)) {
            for (Invocation call : calls) {
                CallRow.bind(call, insert);
                insert.addBatch();
            }
            return insert.executeBatch();
        }
    }
}
