package dev.lanecast.core.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.MemoryStore;
import dev.lanecast.core.price.Prices;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostQuery.By;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final MemoryStore store = new MemoryStore();

    @Test
    void projectsThePaceOfTheLastWeekOntoTheRestOfTheMonth() {
        store.append(List.of(
                call("2026-10-31T23:59:59Z", 1_000L, "p"),
                call("2026-11-02T00:00:00Z", 500L, "p"),
                call("2026-11-19T00:00:00Z", 7_000L, "p"),
                call("2026-11-20T00:00:00Z", 70_000L, "q")));

        assertThat(Outlook.of(store, NOW, ZoneOffset.UTC, null)).isEqualTo(outlook(77_500, 11_000, 187_500));
        assertThat(Outlook.of(store, NOW, ZoneOffset.UTC, "p")).isEqualTo(outlook(7_500, 1_000, 17_500));
    }

    @Test
    void dividesByTheDaysThereAreInTheFirstWeek() {
        store.append(List.of(call("2026-11-18T13:00:00Z", 3_000L, "p"), call("2026-11-20T12:00:00Z", 900L, "q")));

        assertThat(Outlook.of(store, NOW, ZoneOffset.UTC, "p")).isEqualTo(outlook(3_000, 1_000, 13_000));
        assertThat(Outlook.of(store, NOW, ZoneOffset.UTC, "q")).isEqualTo(outlook(900, 900, 9_900));
        assertThat(Outlook.of(store, NOW.minusSeconds(6 * 3_600), ZoneOffset.UTC, "q"))
                .isEqualTo(outlook(900, 900, 10_125));
        assertThat(Outlook.of(store, NOW, ZoneOffset.UTC, "none")).isEqualTo(outlook(0, 0, 0));
    }

    @Test
    void countsWhatHasNoPriceInTheMonthAndInTheDaysOfThePace() {
        store.append(List.of(
                call("2026-11-02T00:00:00Z", null, "p"),
                call("2026-11-19T00:00:00Z", null, "p"),
                call("2026-11-20T00:00:00Z", 700L, "p")));

        Outlook outlook = Outlook.of(store, NOW, ZoneOffset.UTC, null);
        assertThat(outlook.spent()).isEqualTo(700);
        assertThat(outlook.unpriced()).isEqualTo(2);
        assertThat(outlook.unpricedPace()).isEqualTo(1);
    }

    @Test
    void saysWhatCachesAreGoodFor() {
        CostQuery all = CostQuery.by(By.DAY, ZoneOffset.UTC);
        assertThat(CacheEffect.of(store, all, Prices.builtIn(), NOW)).isEqualTo(new CacheEffect(null, 0));

        store.append(List.of(call("2026-11-19T00:00:00Z", 1L, "p"), call("2026-11-20T00:00:00Z", 1L, "q")));
        assertThat(CacheEffect.of(store, all, Prices.builtIn(), NOW)).isEqualTo(new CacheEffect(75, 27_000));
        assertThat(CacheEffect.of(store, all.of("q"), Prices.builtIn(), NOW)).isEqualTo(new CacheEffect(75, 13_500));
    }

    private static Outlook outlook(long spent, long perDay, long projected) {
        return new Outlook(spent, perDay, projected, 0, 0);
    }

    private static Invocation call(String time, @Nullable Long micros, String project) {
        return Invocation.at(Instant.parse(time))
                .modelName("claude-opus-4-5")
                .tokens(new Tokens(1_000, 5, 3_000, 0))
                .reportedMicros(micros)
                .project(project)
                .build();
    }
}
