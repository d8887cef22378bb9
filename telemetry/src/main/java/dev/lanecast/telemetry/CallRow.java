package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Channel;
import dev.lanecast.core.telemetry.TaskLink;
import dev.lanecast.core.telemetry.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a model call from its columns. */
final class CallRow {

    static final String COLUMNS =
            "seq, invocation_id, ended_at, session_id, task_id, link, agent_name, tool_name, provider,"
                    + " model_name, service_tier, prompt_tokens, completion_tokens, cache_read_tokens, cache_write_tokens,"
                    + " cache_write_hour_tokens, cost_micros, cost_source, price_version, latency_ms, status, error_message,"
                    + " project, branch, channels, project_found";

    /** How many they are. */
    static final int COUNT = 26;

    private static final Invocation.Status[] STATUSES = Invocation.Status.values();
    private static final TaskLink[] LINKS = TaskLink.values();
    private static final CallCost.Source[] SOURCES = CallCost.Source.values();
    private static final Channel[] CHANNELS = Channel.values();

    private CallRow() {}

    /** The call of a row that has {@link #COLUMNS}. */
    static Invocation read(ResultSet row) throws SQLException {
        Long link = number(6, row);
        Long cost = number(17, row);
        int bases = row.getInt(26);
        return Invocation.at(Micros.instant(row.getLong(3)))
                .invocationId(row.getString(2))
                .sessionId(row.getString(4))
                .task(row.getString(5), link == null ? null : LINKS[link.intValue()])
                .agentName(row.getString(7), Bases.ofAgent(bases))
                .toolName(row.getString(8))
                .provider(row.getString(9))
                .modelName(row.getString(10))
                .serviceTier(row.getString(11))
                .tokens(new Tokens(row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16)))
                .cost(cost == null ? null : new CallCost(cost, SOURCES[row.getInt(18)], row.getString(19)))
                .latencyMs(number(20, row))
                .status(STATUSES[row.getInt(21)])
                .errorMessage(row.getString(22))
                .project(row.getString(23), Bases.ofProject(bases))
                .branch(row.getString(24))
                .channels(channels(row.getInt(25)))
                .build();
    }

    private static @Nullable Long number(int column, ResultSet row) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** Channels as a number. */
    static int bits(Set<Channel> channels) {
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
}
