package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CountedUse;
import dev.lanecast.core.telemetry.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Adds up what counters say of sessions that have no calls. */
final class ReadCounted {

    private static final String SUMS = "SELECT session_id, NULLIF(agent_name, ''), NULLIF(tool_name, ''),"
            + " NULLIF(provider, ''), NULLIF(model_name, ''), NULLIF(project, ''), MIN(begins), MAX(ends),"
            + " SUM(iif(kind = 0, amount, 0)), SUM(iif(kind = 1, amount, 0)), SUM(iif(kind = 2, amount, 0)),"
            + " SUM(iif(kind = 3, amount, 0)), SUM(iif(kind = 4, amount, 0)), SUM(iif(kind = 5, amount, NULL))"
            + " FROM counter WHERE session_id NOT IN (SELECT session_id FROM call_origin WHERE session_id IS NOT NULL)"
            + " GROUP BY session_id, agent_name, tool_name, provider, model_name, project"
            + " ORDER BY MAX(ends) DESC, session_id, model_name";

    private ReadCounted() {}

    static List<CountedUse> of(Sql sql) throws SQLException {
        List<CountedUse> uses = new ArrayList<>();
        try (ResultSet row = sql.prepare(SUMS).executeQuery()) {
            while (row.next()) {
                uses.add(use(row));
            }
        }
        return List.copyOf(uses);
    }

    private static CountedUse use(ResultSet row) throws SQLException {
        long cacheRead = row.getLong(12);
        long prompt = row.getLong(9) + Math.max(0, row.getLong(10) - (row.getLong(10) > 0 ? cacheRead : 0));
        Tokens tokens = new Tokens(prompt, row.getLong(11), cacheRead, row.getLong(13));
        long micros = row.getLong(14);
        boolean free = row.wasNull();
        return new CountedUse(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Micros.instant(row.getLong(7)),
                Micros.instant(row.getLong(8)),
                tokens,
                free ? null : micros);
    }
}
