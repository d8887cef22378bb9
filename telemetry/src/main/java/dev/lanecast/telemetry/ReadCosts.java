package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.CostSums;
import dev.lanecast.core.telemetry.CostSums.Key;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tally;
import dev.lanecast.telemetry.Cover.Piece;
import dev.lanecast.telemetry.Cover.Run;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.LongToIntFunction;

/** Answers a question from the sums, and from single calls where no span fits. */
final class ReadCosts implements SqlWork<CostPage> {

    private static final String IN_SPANS = "SELECT begins, %1$s, %3$s FROM rollup"
            + " WHERE dimension = ? AND span = ? AND begins >= ? AND begins < ?%2$s GROUP BY begins, %1$s";

    /** Where the calls begin and end, to the day. */
    private static final String EXTENT =
            "SELECT MIN(begins), MAX(begins) FROM rollup WHERE dimension = 0 AND span = 1 AND invocations > 0";

    /** The days with calls. */
    private static final String DAYS = "SELECT DISTINCT begins FROM rollup"
            + " WHERE dimension = 0 AND span = 1 AND begins >= ? AND begins < ? AND invocations > 0";

    private final CostQuery query;
    private final CostSums sums;
    private final Dimension dimension;
    private final List<Instant> periods = new ArrayList<>();

    ReadCosts(CostQuery query) {
        this.query = query;
        this.sums = new CostSums(query);
        this.dimension = dimension(query.split() != null ? query.split() : query.by());
    }

    @Override
    public CostPage on(Sql sql) throws SQLException {
        boolean always = query.from() == null && query.to() == null;
        if (always && !query.by().isTime()) {
            readSpans(Span.EVER, new Run(0, 1), begin -> 0, Piece.NONE, sql);
            return sums.page();
        }
        Run extent = extent(sql);
        if (extent.from() < extent.to()) {
            List<Span> spans = dimension.spansWithin(query.by() == By.HOUR ? Span.HOUR : Span.DAY);
            read(new Cover(bounds(extent, sql), spans), sql);
        }
        return sums.page();
    }

    private void read(Cover cover, Sql sql) throws SQLException {
        readSpans(cover.base(), cover.bases(), cover::periodOf, Piece.NONE, sql);
        for (Piece piece : cover.pieces()) {
            if (piece.span() == null) {
                readCalls(piece, sql);
            } else {
                readSpans(piece.span(), piece.run(), number -> piece.plus(), piece.minus(), sql);
            }
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

    /**
     * Where the periods begin and the last one ends; all of it is one, if the question is not about time. A period lasts
     * until the next one that may have calls, so that a single call that lies far off does not make them many.
     */
    private List<Long> bounds(Run extent, Sql sql) throws SQLException {
        List<Long> bounds = new ArrayList<>(List.of(extent.from()));
        if (query.by().isTime()) {
            NavigableSet<Long> days = days(extent, sql);
            Instant begin = query.by().begin(Micros.instant(extent.from()), query.zone());
            while (Micros.of(begin) < extent.to()) {
                periods.add(begin);
                begin = next(begin, days);
                bounds.add(Math.min(extent.to(), Micros.of(begin)));
            }
        } else {
            bounds.add(extent.to());
        }
        return bounds;
    }

    private Instant next(Instant period, NavigableSet<Long> days) {
        Instant next = query.by().next(period, query.zone());
        Long day = days.ceiling(Span.DAY.number(Micros.of(next)));
        Instant busy = day == null ? next : query.by().begin(Micros.instant(Span.DAY.begin(day)), query.zone());
        return busy.isAfter(next) ? busy : next;
    }

    private static NavigableSet<Long> days(Run extent, Sql sql) throws SQLException {
        PreparedStatement statement = sql.prepare(DAYS);
        statement.setLong(1, Span.DAY.number(extent.from()));
        statement.setLong(2, Span.DAY.number(extent.to() - 1) + 1);
        NavigableSet<Long> days = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                days.add(rows.getLong(1));
            }
        }
        return days;
    }

    private void readSpans(Span span, Run run, LongToIntFunction plus, int minus, Sql sql) throws SQLException {
        String project = query.project();
        PreparedStatement statement = sql.prepare(IN_SPANS.formatted(
                dimension == Dimension.ALL ? "project" : "name",
                project == null ? "" : " AND project = ?",
                RollupTable.sums(query.latencies())));
        statement.setInt(1, dimension.ordinal());
        statement.setInt(2, span.ordinal());
        statement.setLong(3, run.from());
        statement.setLong(4, run.to());
        if (project != null) {
            statement.setString(5, project);
        }
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(2);
                Tally tally = RollupTable.read(rows, 3);
                add(plus.applyAsInt(rows.getLong(1)), name, 1, tally);
                add(minus, name, -1, tally);
            }
        }
    }

    private void add(int period, String name, int times, Tally tally) {
        if (period != Piece.NONE) {
            sums.at(key(period, name)).add(tally, times);
        }
    }

    private void readCalls(Piece piece, Sql sql) throws SQLException {
        CallFilter filter = CallFilter.ALL
                .between(
                        Micros.instant(piece.run().from()),
                        Micros.instant(piece.run().to()))
                .project(query.project());
        try (Where where = Where.of(filter, "SELECT " + CallRow.COLUMNS + " FROM invocation", "", sql);
                ResultSet rows = where.query()) {
            while (rows.next()) {
                Invocation call = CallRow.read(rows);
                String name = dimension == Dimension.ALL
                        ? Objects.requireNonNullElse(call.project(), "")
                        : dimension.nameIn(call);
                if (piece.plus() != Piece.NONE) {
                    sums.at(key(piece.plus(), name)).add(call, 1);
                }
                if (piece.minus() != Piece.NONE) {
                    sums.at(key(piece.minus(), name)).add(call, -1);
                }
            }
        }
    }

    private Key key(int period, String name) {
        return query.by().isTime()
                ? new Key(periods.get(period), query.split() == null ? "" : name)
                : new Key(null, name);
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
