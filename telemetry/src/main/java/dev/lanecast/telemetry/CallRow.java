package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Channel;
import dev.lanecast.core.telemetry.TaskLink;
import dev.lanecast.core.telemetry.Tokens;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a model call, both ways. */
final class CallRow {

    static final String COLUMNS =
            "seq, invocation_id, ended_at, session_id, task_id, link, agent_name, tool_name, provider,"
                    + " model_name, service_tier, prompt_tokens, completion_tokens, cache_read_tokens, cache_write_tokens,"
                    + " cache_write_hour_tokens, cost_micros, cost_source, price_version, latency_ms, status, error_message,"
                    + " project, branch, channels, project_found";

    private static final int COUNT = 26;

    private static final ManyRows INSERT = new ManyRows("INSERT INTO invocation (" + COLUMNS + ")", COUNT, "");
    private static final ManyRows REPLACE = new ManyRows("REPLACE INTO invocation (" + COLUMNS + ")", COUNT, "");

    private static final Invocation.Status[] STATUSES = Invocation.Status.values();
    private static final TaskLink[] LINKS = TaskLink.values();
    private static final CallCost.Source[] SOURCES = CallCost.Source.values();
    private static final Channel[] CHANNELS = Channel.values();

    private CallRow() {}

    /** Puts new rows in. */
    static void insert(List<Numbered> rows, Sql sql) throws SQLException {
        INSERT.execute(rows, CallRow::bind, sql);
    }

    /** Puts rows in the place of those with their numbers. */
    static void replace(List<Numbered> rows, Sql sql) throws SQLException {
        REPLACE.execute(rows, CallRow::bind, sql);
    }

    /** The call of a row that has {@link #COLUMNS}. */
    static Invocation read(ResultSet row) throws SQLException {
        Long link = number(6, row);
        Long cost = number(17, row);
        boolean projectFound = row.getBoolean(26);
        String project = row.getString(23);
        return Invocation.at(Micros.instant(row.getLong(3)))
                .invocationId(row.getString(2))
                .sessionId(row.getString(4))
                .task(row.getString(5), link == null ? null : LINKS[link.intValue()])
                .agentName(row.getString(7))
                .toolName(row.getString(8))
                .provider(row.getString(9))
                .modelName(row.getString(10))
                .serviceTier(row.getString(11))
                .tokens(new Tokens(row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16)))
                .cost(cost == null ? null : new CallCost(cost, SOURCES[row.getInt(18)], row.getString(19)))
                .latencyMs(number(20, row))
                .status(STATUSES[row.getInt(21)])
                .errorMessage(row.getString(22))
                .project(projectFound ? null : project, project)
                .branch(row.getString(24))
                .channels(channels(row.getInt(25)))
                .build();
    }

    private static void bind(Numbered row, int before, PreparedStatement put) throws SQLException {
        Invocation call = row.call();
        Tokens tokens = call.tokens();
        CallCost cost = call.cost();
        put.setLong(before + 1, row.seq());
        put.setString(before + 2, call.invocationId());
        put.setLong(before + 3, Micros.of(call.timestamp()));
        put.setString(before + 4, call.sessionId());
        put.setString(before + 5, call.taskId());
        number(before + 6, call.link() == null ? null : (long) call.link().ordinal(), put);
        put.setString(before + 7, call.agentName());
        put.setString(before + 8, call.toolName());
        put.setString(before + 9, call.provider());
        put.setString(before + 10, call.modelName());
        put.setString(before + 11, call.serviceTier());
        put.setLong(before + 12, tokens.prompt());
        put.setLong(before + 13, tokens.completion());
        put.setLong(before + 14, tokens.cacheRead());
        put.setLong(before + 15, tokens.cacheWrite());
        put.setLong(before + 16, tokens.cacheWriteHour());
        number(before + 17, cost == null ? null : cost.micros(), put);
        number(before + 18, cost == null ? null : (long) cost.source().ordinal(), put);
        put.setString(before + 19, cost == null ? null : cost.priceVersion());
        number(before + 20, call.latencyMs(), put);
        put.setInt(before + 21, call.status().ordinal());
        put.setString(before + 22, call.errorMessage());
        put.setString(before + 23, call.project());
        put.setString(before + 24, call.branch());
        put.setInt(before + 25, bits(call.channels()));
        put.setBoolean(before + 26, call.projectFound());
    }

    private static void number(int index, @Nullable Long number, PreparedStatement statement) throws SQLException {
        if (number == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, number);
        }
    }

    private static @Nullable Long number(int column, ResultSet row) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static int bits(Set<Channel> channels) {
        int bits = 0;
        for (Channel channel : channels) {
            bits |= 1 << channel.ordinal();
        }
        return bits;
    }

    private static Set<Channel> channels(int bits) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (Channel channel : CHANNELS) {
            if ((bits >> channel.ordinal() & 1) == 1) {
                channels.add(channel);
            }
        }
        return channels;
    }

    /** A call and the number of its row. */
    record Numbered(long seq, Invocation call) {}
}
