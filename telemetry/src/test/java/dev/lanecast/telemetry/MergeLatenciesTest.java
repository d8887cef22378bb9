package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.telemetry.Latencies;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.SynchronousMode;

class MergeLatenciesTest {

    @TempDir
    Path directory;

    @Test
    void addsWhatBothSay() {
        assertThat(merge(encoded(Map.of(5L, 1L, 900L, 2L)), encoded(Map.of(5L, 3L, 70_000L, 1L))))
                .isEqualTo(encoded(Map.of(5L, 4L, 900L, 2L, 70_000L, 1L)));
    }

    @Test
    void takesAwayWhatIsNegative() {
        byte[] both = encoded(Map.of(5L, 3L, 900L, 2L));
        assertThat(merge(both, encoded(Map.of(5L, -1L, 900L, -2L)))).isEqualTo(encoded(Map.of(5L, 2L)));
        assertThat(merge(encoded(Map.of(5L, -1L)), both)).isEqualTo(encoded(Map.of(5L, 2L, 900L, 2L)));
    }

    @Test
    void isNothingWhereNothingIsLeftOrWasSaid() {
        byte[] one = encoded(Map.of(5L, 1L));
        assertThat(merge(one, encoded(Map.of(5L, -1L)))).isNull();
        assertThat(merge(null, null)).isNull();
    }

    @Test
    void leavesAsItIsWhatOnlyOneSays() {
        byte[] one = encoded(Map.of(5L, 1L));
        assertThat(merge(one, null)).isEqualTo(one);
        assertThat(merge(null, one)).isEqualTo(one);
    }

    private static byte[] encoded(Map<Long, Long> counts) {
        Latencies latencies = new Latencies();
        counts.forEach(latencies::add);
        return latencies.encode();
    }

    private byte @Nullable [] merge(byte @Nullable [] one, byte @Nullable [] other) {
        try (Session session = Session.writing(directory.resolve("telemetry.db"), SynchronousMode.OFF)) {
            return session.run(sql -> {
                PreparedStatement merge = sql.prepare("SELECT merge_latencies(?, ?)");
                merge.setBytes(1, one);
                merge.setBytes(2, other);
                try (ResultSet row = merge.executeQuery()) {
                    return row.getBytes(1);
                }
            });
        }
    }
}
