package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.error.StorageException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteConfig.SynchronousMode;

class KeyTableTest {

    private static final int MOST_KEYS = 40;
    private static final int MOST_RUNS = 10;

    @TempDir
    Path directory;

    private final Map<CallKey, Long> held = new HashMap<>();
    private Process one;
    private Process other;

    @BeforeEach
    void open() {
        one = new Process(MOST_KEYS);
        other = new Process(MOST_KEYS);
    }

    @AfterEach
    void close() {
        one.session.close();
        other.session.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "4, 0", "5, 1000", "6, 2095152", "7, 2097152"})
    void processesThatWriteInTurnsKnowEveryKeyOfTheOther(long seed, int numbersTaken) throws SQLException {
        one.session.transact(sql -> Sequence.take(numbersTaken, sql));
        Random random = new Random(seed);
        for (int step = 0; step < 600; step++) {
            Process process = random.nextInt(20) < 3 ? other : one;
            List<Told> calls =
                    calls(random.ints(1 + random.nextInt(30), 0, 4_000).distinct());
            if (random.nextInt(10) == 0) {
                assertThatThrownBy(() -> process.keep(calls, true)).isInstanceOf(StorageException.class);
            } else {
                process.keep(calls, false);
            }
            assertThat(calls)
                    .as("step %s", step)
                    .allSatisfy(told -> assertThat(told.known).isEqualTo(held.getOrDefault(told.key(), 0L)));
            calls.forEach(told -> told.known = process.failed || told.known > 0 ? told.known : told.seq);
            calls.stream().filter(told -> told.known > 0).forEach(told -> held.put(told.key(), told.known));
        }
        assertThat(one.keys()).isEqualTo(held);
    }

    @Test
    void movesTheNewestOnceCommitsWereMany() throws SQLException {
        for (int i = 0; i <= MOST_RUNS; i++) {
            one.keep(calls(IntStream.of(i)), false);
        }
        assertThat(one.runs()).isEqualTo(1);
        assertThat(one.moved()).isEqualTo(MOST_RUNS);
    }

    @Test
    void movesTheNewestOnceTheyAreMany() throws SQLException {
        one.keep(calls(IntStream.range(0, MOST_KEYS)), false);
        assertThat(one.moved()).isZero();
        one.keep(calls(IntStream.of(MOST_KEYS)), false);
        assertThat(one.runs()).isEqualTo(1);
        assertThat(one.moved()).isEqualTo(MOST_KEYS);
    }

    @Test
    void doesNotTakeTheMoveOfAnotherForItsOwnThatFailed() {
        Process third = new Process(MOST_KEYS + 1);
        one.keep(calls(IntStream.range(0, MOST_KEYS)), false);
        List<Told> two = calls(IntStream.of(101, 102));
        assertThatThrownBy(() -> one.keep(two, true)).isInstanceOf(StorageException.class);
        // The second of these moves the first, and takes the number that was given back.
        third.keep(calls(IntStream.of(201)), false);
        third.keep(calls(IntStream.of(202)), false);
        third.session.close();

        List<Told> again = calls(IntStream.of(201));
        one.keep(again, false);
        assertThat(again.get(0).known).isEqualTo(MOST_KEYS + 1);
    }

    private static List<Told> calls(IntStream ids) {
        Origins origins = new Origins();
        return ids.mapToObj(id -> Told.of(Calls.call("call " + id), origins))
                .sorted()
                .toList();
    }

    /** A session and what it has in memory. */
    private final class Process {

        private final Session session;
        private final int mostKeys;
        private KeyTable table;
        private boolean failed;

        Process(int mostKeys) {
            this.mostKeys = mostKeys;
            table = new KeyTable(mostKeys, MOST_RUNS);
            Path file = directory.resolve("telemetry.db");
            session = Session.writing(file, SynchronousMode.OFF);
            new Schema(file, Migration.all()).update(session);
            session.useWriteAheadLog();
        }

        /** Looks for calls and adds those that are new; in the end, nothing of it counts if it is to fail. */
        void keep(List<Told> calls, boolean fail) {
            failed = true;
            try {
                session.transact(sql -> {
                    long last = Sequence.take(calls.size(), sql);
                    for (int i = 0; i < calls.size(); i++) {
                        calls.get(i).seq = last - i;
                    }
                    table.find(calls, sql);
                    table.add(calls.stream().filter(told -> told.known == 0).toList(), last, sql);
                    if (fail) {
                        throw new SQLException("it is to fail");
                    }
                    return true;
                });
                failed = false;
            } finally {
                if (failed) {
                    table = new KeyTable(mostKeys, MOST_RUNS);
                }
            }
        }

        /** Those in the file, none of which is there twice. */
        Map<CallKey, Long> keys() throws SQLException {
            List<KeyRun.Numbered> found = new ArrayList<>();
            session.transact(sql -> {
                try (ResultSet rows = sql.prepare("SELECT keys FROM key_run UNION ALL SELECT keys FROM key_page")
                        .executeQuery()) {
                    while (rows.next()) {
                        KeyRun.forEach(
                                rows.getBytes(1),
                                (high, low, seq) -> found.add(new KeyRun.Numbered(new CallKey(high, low), seq)));
                    }
                }
                return true;
            });
            Map<CallKey, Long> keys = new HashMap<>();
            found.forEach(numbered ->
                    assertThat(keys.put(numbered.key(), numbered.seq())).isNull());
            return keys;
        }

        int runs() {
            return number("SELECT COUNT(*) FROM key_run");
        }

        int moved() {
            return number("SELECT COALESCE(SUM(length(keys)), 0) / " + KeyRun.KEY_BYTES + " FROM key_page");
        }

        private int number(String query) {
            return session.transact(sql -> {
                try (ResultSet row = sql.prepare(query).executeQuery()) {
                    return row.getInt(1);
                }
            });
        }
    }
}
