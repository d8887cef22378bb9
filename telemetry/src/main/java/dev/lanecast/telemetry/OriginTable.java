package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.Invocation;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What calls have in common, once each. It is always asked, never remembered, as other processes write it too. */
final class OriginTable {

    private static final String FIND = "SELECT id FROM call_origin WHERE high = ? AND low = ?";
    private static final String ADD = "INSERT INTO call_origin (high, low, session_id, task_id, link, agent_name,"
            + " tool_name, provider, model_name, service_tier, cost_source, price_version, status, project,"
            + " project_found, branch, channels) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
    private static final String DROP =
            "DELETE FROM call_origin WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM call_block WHERE origin = ?1)";

    private OriginTable() {}

    /** The number of an origin, which is added if it is new. */
    static long number(Origin origin, Sql sql) throws SQLException {
        List<@Nullable Object> values = values(origin.call());
        ByteBuffer key = ByteBuffer.wrap(Sha256.of(text(values)));
        PreparedStatement find = sql.prepare(FIND);
        find.setLong(1, key.getLong(0));
        find.setLong(2, key.getLong(Long.BYTES));
        try (ResultSet row = find.executeQuery()) {
            if (row.next()) {
                return row.getLong(1);
            }
        }
        PreparedStatement add = sql.prepare(ADD);
        add.setLong(1, key.getLong(0));
        add.setLong(2, key.getLong(Long.BYTES));
        for (int i = 0; i < values.size(); i++) {
            add.setObject(i + 3, values.get(i));
        }
        try (ResultSet row = add.executeQuery()) {
            return row.getLong(1);
        }
    }

    /** Drops those of the numbers that no call has any more. */
    static void drop(Collection<Long> numbers, Sql sql) throws SQLException {
        PreparedStatement drop = sql.prepare(DROP);
        for (long number : numbers) {
            drop.setLong(1, number);
            drop.executeUpdate();
        }
    }

    /** In the order of the columns. */
    private static List<@Nullable Object> values(Invocation call) {
        CallCost cost = call.cost();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(call.sessionId());
        values.add(call.taskId());
        values.add(call.link() == null ? null : call.link().ordinal());
        values.add(call.agentName());
        values.add(call.toolName());
        values.add(call.provider());
        values.add(call.modelName());
        values.add(call.serviceTier());
        values.add(cost == null ? null : cost.source().ordinal());
        values.add(cost == null ? null : cost.priceVersion());
        values.add(call.status().ordinal());
        values.add(call.project());
        values.add(Bases.number(call));
        values.add(call.branch());
        values.add(CallRow.bits(call.channels()));
        return values;
    }

    /** Another one for other values: each comes with its length. */
    private static String text(List<@Nullable Object> values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            String one = value == null ? "" : value.toString();
            text.append(value == null ? -1 : one.length()).append(' ').append(one);
        }
        return text.toString();
    }
}
