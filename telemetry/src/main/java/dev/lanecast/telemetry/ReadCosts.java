package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.CostSums;
import dev.lanecast.core.telemetry.CostSums.Key;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.telemetry.Cover.Run;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers a question from the sums, and from single calls where no span fits. */
final class ReadCosts implements SqlWork<CostPage> {

    private static final String IN_SPANS = "SELECT begins, name, project, " + RollupTable.SUMS
            + " FROM rollup WHERE dimension = ? AND span = ? AND begins >= ? AND begins < ?";

    /** Where the calls begin and end, to the day. */
    private static final String EXTENT =
            "SELECT MIN(begins), MAX(begins) FROM rollup WHERE dimension = 0 AND span = 1 AND invocations > 0";

    /** The days with calls. */
    private static final String DAYS = "SELECT DISTINCT begins FROM rollup"
            + " WHERE dimension = 0 AND span = 1 AND begins >= ? AND begins < ? AND invocations > 0 ORDER BY begins";

    private final CostQuery query;
    private final CostSums sums;
    private final Dimension dimension;
    private final NavigableMap<Long, String> periods = new TreeMap<>();

    ReadCosts(CostQuery query) {
        this.query = query;
        this.sums = new CostSums(query);
        this.dimension = dimension(query.split() != null ? query.split() : query.by());
    }

    @Override
    public CostPage on(Sql sql) throws SQLException {
        boolean always = query.from() == null && query.to() == null;
        if (always && !query.by().isTime()) {
            readSpans(Span.EVER, new Run(0, 1), sql);
            return sums.page();
        }
        Run extent = extent(sql);
        if (extent.from() < extent.to()) {
            read(query.by().isTime() ? periods(extent, sql) : whole(extent), sql);
        }
        return sums.page();
    }

    private void read(Cover cover, Sql sql) throws SQLException {
        for (Map.Entry<Span, List<Run>> runs : cover.runs().entrySet()) {
            for (Run run : runs.getValue()) {
                readSpans(runs.getKey(), run, sql);
            }
        }
        for (Run rest : cover.rest()) {
            readCalls(rest, sql);
        }
    }

    /** The part of the question in which there are calls. */
    private Run extent(Sql sql) throws SQLException {
        try (ResultSet row = sql.prepare(EXTENT).executeQuery()) {
            long first = row.getLong(1);
            if (row.wasNull()) {
                return new Run(0, 0);
            }
            Instant from = query.from();
            Instant to = query.to();
            long begin = Span.DAY.begin(first);
            long end = Span.DAY.begin(row.getLong(2) + 1);
            return new Run(
                    from == null ? begin : Math.max(begin, Micros.up(from)),
                    to == null ? end : Math.min(end, Micros.up(to)));
        }
    }

    private static Cover whole(Run extent) {
        Cover cover = new Cover();
        cover.add(extent.from(), extent.to());
        return cover;
    }

    /** The periods that may have calls; a single call that lies far off must not make them many. */
    private Cover periods(Run extent, Sql sql) throws SQLException {
        Cover cover = new Cover();
        long covered = extent.from();
        for (long day : days(extent, sql)) {
            long end = Math.min(extent.to(), Span.DAY.begin(day + 1));
            covered = Math.max(covered, Span.DAY.begin(day));
            Instant begin = query.by().begin(Micros.instant(covered), query.zone());
            while (covered < end) {
                Instant next = query.by().next(begin, query.zone());
                long until = Math.min(extent.to(), Micros.of(next));
                periods.put(Micros.of(begin), query.by().keyOf(begin, query.zone()));
                cover.add(covered, until);
                covered = until;
                begin = next;
            }
        }
        return cover;
    }

    private static List<Long> days(Run extent, Sql sql) throws SQLException {
        PreparedStatement statement = sql.prepare(DAYS);
        statement.setLong(1, Span.DAY.number(extent.from()));
        statement.setLong(2, Span.DAY.number(extent.to() - 1) + 1);
        List<Long> days = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                days.add(rows.getLong(1));
            }
        }
        return days;
    }

    private void readSpans(Span span, Run run, Sql sql) throws SQLException {
        String project = query.project();
        PreparedStatement statement = sql.prepare(project == null ? IN_SPANS : IN_SPANS + " AND project = ?");
        statement.setInt(1, dimension.ordinal());
        statement.setInt(2, span.ordinal());
        statement.setLong(3, run.from());
        statement.setLong(4, run.to());
        if (project != null) {
            statement.setString(5, project);
        }
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long begin = span.begin(rows.getLong(1));
                Key key = key(begin, dimension == Dimension.ALL ? rows.getString(3) : rows.getString(2));
                RollupTable.addTo(sums.at(key), rows, 4);
            }
        }
    }

    private void readCalls(Run rest, Sql sql) throws SQLException {
        CallFilter filter = CallFilter.ALL
                .between(Micros.instant(rest.from()), Micros.instant(rest.to()))
                .project(query.project());
        try (Where where = Where.of(filter, "SELECT " + CallRow.COLUMNS + " FROM invocation", "", sql);
                ResultSet rows = where.query()) {
            while (rows.next()) {
                Invocation call = CallRow.read(rows);
                String name = dimension == Dimension.ALL
                        ? Objects.requireNonNullElse(call.project(), "")
                        : dimension.nameIn(call);
                sums.at(key(Micros.of(call.timestamp()), name)).add(call, 1);
            }
        }
    }

    private Key key(long time, String name) {
        if (!query.by().isTime()) {
            return new Key(name, null);
        }
        String period = Objects.requireNonNull(periods.floorEntry(time)).getValue();
        return new Key(period, splitName(name));
    }

    private @Nullable String splitName(String name) {
        return query.split() == null ? null : name;
    }

    private static Dimension dimension(By by) {
        return switch (by) {
            case DAY, HOUR, PROJECT -> Dimension.ALL;
            case MODEL -> Dimension.MODEL;
            case AGENT -> Dimension.AGENT;
            case TOOL -> Dimension.TOOL;
            case TASK -> Dimension.TASK;
            case SESSION -> throw new IllegalArgumentException("Sessions are not added up");
        };
    }
}
