package dev.lanecast.telemetry;

import static java.util.Objects.requireNonNull;

import dev.lanecast.telemetry.CallTable.Numbered;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In which blocks of rows the calls of an origin are. Calls of one origin come close to each other, so that this is much less
 * to keep than an index of rows, and a block is small enough to look through.
 */
final class CallBlocks {

    /** How many numbers are in a block; the schema has it, too. */
    private static final int SIZE = 256;

    private static final String IN_BLOCK = "seq BETWEEN block * " + SIZE + " AND block * " + SIZE + " + " + (SIZE - 1)
            + " AND model_call.origin = call_block.origin";

    /** A condition on the number of a call, whose parameter is a task. */
    static final String IS_OF_TASK = "seq IN (SELECT seq FROM call_origin CROSS JOIN call_block"
            + " ON call_block.origin = call_origin.id CROSS JOIN model_call ON " + IN_BLOCK + " WHERE task_id = ?)";

    /** What tells of a row of calls where it is. */
    static final String COLUMNS = "origin, seq / " + SIZE;

    private static final ManyRows ADD = new ManyRows("INSERT OR IGNORE INTO call_block (origin, block)", 2, "");
    private static final String DROP = "DELETE FROM call_block WHERE origin = ? AND block = ?"
            + " AND NOT EXISTS (SELECT 1 FROM model_call WHERE " + IN_BLOCK + ")";

    private CallBlocks() {}

    /**
     * Adds those of calls.
     *
     * @param origins the number of each origin
     */
    static void add(List<Numbered> calls, Map<Origin, Long> origins, Sql sql) throws SQLException {
        List<Numbered> some = new ArrayList<>();
        for (Numbered call : calls) {
            Numbered last = some.isEmpty() ? null : some.get(some.size() - 1);
            if (last == null || !call.origin().equals(last.origin()) || block(call) != block(last)) {
                some.add(call);
            }
        }
        ADD.execute(
                some,
                (call, before, add) -> {
                    add.setLong(before + 1, requireNonNull(origins.get(call.origin())));
                    add.setLong(before + 2, block(call));
                },
                sql);
    }

    /** Drops those that have no call any more, and the origins with none of them. */
    static void drop(Set<Block> blocks, Sql sql) throws SQLException {
        PreparedStatement drop = sql.prepare(DROP);
        for (Block block : blocks) {
            drop.setLong(1, block.origin);
            drop.setLong(2, block.number);
            drop.executeUpdate();
        }
        OriginTable.drop(blocks.stream().map(Block::origin).collect(Collectors.toSet()), sql);
    }

    /** Reads all that a statement answers with, which begins with {@link #COLUMNS}; says how many rows there were. */
    static int addAll(PreparedStatement query, Set<Block> blocks) throws SQLException {
        int count = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                blocks.add(new Block(rows.getLong(1), rows.getLong(2)));
                count++;
            }
        }
        return count;
    }

    private static long block(Numbered call) {
        return call.seq() / SIZE;
    }

    /** A block that has calls of an origin, or had. */
    record Block(long origin, long number) {}
}
