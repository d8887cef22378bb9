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
            read(cover(extent), sql);
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

    private Cover cover(Run extent) {
        Cover cover = new Cover();
        if (!query.by().isTime()) {
            cover.add(extent.from(), extent.to());
            return cover;
        }
        Instant begin = query.by().begin(Micros.instant(extent.from()), query.zone());
        while (Micros.of(begin) < extent.to()) {
            Instant next = query.by().next(begin, query.zone());
            periods.put(Micros.of(begin), query.by().keyOf(begin, query.zone()));
            cover.add(Math.max(extent.from(), Micros.of(begin)), Math.min(extent.to(), Micros.of(next)));
            begin = next;
        }
        return cover;
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
