package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Spend;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Adds new calls up, so that a summary need not read every row. Not thread-safe. */
final class SpendTables {

    private static final String ADD_TO_TOTAL = "INSERT INTO spend_total AS held"
            + " (model_name, agent_name, cost_micros, tokens, unpriced_calls) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (model_name, agent_name) DO UPDATE SET cost_micros = held.cost_micros + excluded.cost_micros,"
            + " tokens = held.tokens + excluded.tokens,"
            + " unpriced_calls = held.unpriced_calls + excluded.unpriced_calls";

    private static final String ADD_TO_QUARTER_HOUR = "INSERT INTO spend_quarter_hour AS held"
            + " (model_name, agent_name, begins_at, cost_micros) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (model_name, agent_name, begins_at)"
            + " DO UPDATE SET cost_micros = held.cost_micros + excluded.cost_micros";

    private final Map<Payer, Spend> totals = new HashMap<>();
    private final Map<Cell, Long> quarterHours = new HashMap<>();

    void add(Invocation call) {
        Payer payer = Payer.of(call);
        Long cost = call.costMicros();
        long micros = cost == null ? 0 : cost;
        totals.merge(payer, new Spend(micros, call.tokens().total(), cost == null ? 1 : 0), Spend::plus);
        quarterHours.merge(new Cell(payer, Micros.quarterHour(Micros.of(call.timestamp()))), micros, Long::sum);
    }

    void store(Connection connection) throws SQLException {
        storeTotals(connection);
        storeQuarterHours(connection);
    }

    private void storeTotals(Connection connection) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD_TO_TOTAL)) {
            for (Map.Entry<Payer, Spend> entry : totals.entrySet()) {
                add.setString(1, entry.getKey().model());
                add.setString(2, entry.getKey().agent());
                add.setLong(3, entry.getValue().micros());
                add.setLong(4, entry.getValue().tokens());
                add.setLong(5, entry.getValue().unpriced());
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    private void storeQuarterHours(Connection connection) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD_TO_QUARTER_HOUR)) {
            for (Map.Entry<Cell, Long> entry : quarterHours.entrySet()) {
                add.setString(1, entry.getKey().payer().model());
                add.setString(2, entry.getKey().payer().agent());
                add.setLong(3, entry.getKey().beginsAt());
                add.setLong(4, entry.getValue());
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    private record Cell(Payer payer, long beginsAt) {}
}
