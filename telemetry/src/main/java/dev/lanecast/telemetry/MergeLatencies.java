package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Latencies;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/** Adds up two columns of latencies, which SQL cannot: a function of the connection, so that nobody has to read them first. */
final class MergeLatencies extends Function {

    static final String NAME = "merge_latencies";

    private static final int COLUMNS = 2;

    private MergeLatencies() {}

    static void addTo(Connection connection) throws SQLException {
        Function.create(connection, NAME, new MergeLatencies(), COLUMNS, FLAG_DETERMINISTIC);
    }

    @Override
    protected void xFunc() throws SQLException {
        byte[] one = value_blob(0);
        byte[] other = value_blob(1);
        result(one == null ? other : other == null ? one : sum(one, other));
    }

    private static byte @Nullable [] sum(byte[] one, byte[] other) {
        Latencies sum = Latencies.decode(one);
        sum.addAll(other, 1);
        return sum.isEmpty() ? null : sum.encode();
    }
}
