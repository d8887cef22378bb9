package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.SynchronousMode;

class KeyPagesTest {

    @TempDir
    Path directory;

    private final Map<CallKey, Long> held = new TreeMap<>();
    private final Random random = new Random(11);
    private Session session;

    @BeforeEach
    void open() {
        Path file = directory.resolve("telemetry.db");
        session = Session.writing(file, SynchronousMode.OFF);
        new Schema(file, Migration.all()).update(session);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void holdWhatWasAddedAndNothingElse() throws SQLException {
        for (int size : List.of(1, 2, 3 * KeyPages.MOST, 500, 1, 7_000, 40)) {
            add(size, random::nextLong);
            assertExact();
        }
        assertThat(pages())
                .hasSizeBetween(25, 60)
                .allSatisfy(count -> assertThat(count).isBetween(1, KeyPages.MOST));
    }

    @Test
    void holdTheLeastAndTheGreatestKey() throws SQLException {
        add(KeyPages.MOST, random::nextLong);
        add(1, () -> Long.MIN_VALUE);
        add(1, () -> Long.MAX_VALUE);
        add(KeyPages.MOST, random::nextLong);
        assertExact();
    }

    @Test
    void areFilledWhereKeysComeInTheirOrder() throws SQLException {
        long[] next = {0};
        for (int i = 0; i < 40; i++) {
            add(100, () -> next[0]++);
        }
        assertExact();
        assertThat(pages()).hasSizeLessThan(4_000 / KeyPages.MOST * 2 + 3);
    }

    @Test
    void keepKeysTogetherThatBeginAlike() throws SQLException {
        add(3 * KeyPages.MOST, () -> 7);
        add(3 * KeyPages.MOST, () -> random.nextLong(5));
        add(3 * KeyPages.MOST, () -> random.nextLong(1_000));
        assertExact();
    }

    private void add(int size, LongSupplier highs) {
        Map<CallKey, Long> more = new TreeMap<>();
        while (more.size() < size) {
            CallKey key = new CallKey(highs.getAsLong(), random.nextLong());
            if (!held.containsKey(key)) {
                more.put(key, 1 + random.nextLong(Long.MAX_VALUE - 1));
            }
        }
        held.putAll(more);
        List<KeyRun.Numbered> keys = new ArrayList<>();
        more.forEach((key, seq) -> keys.add(new KeyRun.Numbered(key, seq)));
        session.transact(sql -> {
            KeyPages.add(keys, sql);
            return true;
        });
    }

    private void assertExact() throws SQLException {
        session.transact(sql -> {
            for (Map.Entry<CallKey, Long> each : held.entrySet()) {
                CallKey key = each.getKey();
                CallKey neighbour = new CallKey(key.high(), key.low() + 1);
                KeyPages.Page page = KeyPages.page(key.high(), sql);
                assertThat(page.first()).isLessThanOrEqualTo(key.high());
                assertThat(page.last()).isGreaterThanOrEqualTo(key.high());
                assertThat(page.seq(key)).isEqualTo(each.getValue());
                assertThat(page.seq(neighbour)).isEqualTo(held.getOrDefault(neighbour, 0L));
            }
            return true;
        });
        assertThat(pages().stream().mapToInt(Integer::intValue).sum()).isEqualTo(held.size());
    }

    /** How many keys each has. */
    private List<Integer> pages() {
        return session.transact(sql -> {
            List<Integer> counts = new ArrayList<>();
            try (ResultSet row =
                    sql.prepare("SELECT length(keys) FROM key_page").executeQuery()) {
                while (row.next()) {
                    counts.add(row.getInt(1) / KeyRun.KEY_BYTES);
                }
            }
            return counts;
        });
    }
}
