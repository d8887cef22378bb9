package dev.lanecast.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lanecast.core.telemetry.CostQuery.By;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CostQueryTest {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-20T18:14:59Z, Asia/Kathmandu, 2026-11-20",
        "DAY, 2026-11-20T18:15:00Z, Asia/Kathmandu, 2026-11-21",
        "HOUR, 2026-11-20T18:20:00Z, Asia/Kathmandu, 2026-11-21T00:00+05:45",
        "HOUR, 2026-11-01T05:30:00Z, America/New_York, 2026-11-01T01:00-04:00",
        "HOUR, 2026-11-01T06:30:00Z, America/New_York, 2026-11-01T01:00-05:00",
        "HOUR, 2026-04-04T13:59:00Z, Pacific/Chatham, 2026-04-05T03:00+13:45",
        "HOUR, 2026-04-04T14:05:00Z, Pacific/Chatham, 2026-04-05T02:45+12:45",
        "HOUR, 2026-04-04T14:15:00Z, Pacific/Chatham, 2026-04-05T03:00+12:45",
        "HOUR, 2026-09-26T14:01:00Z, Pacific/Chatham, 2026-09-27T03:45+13:45",
        "DAY, 2010-11-07T02:31:00Z, America/St_Johns, 2010-11-07",
        "DAY, 2010-11-07T02:29:00Z, America/St_Johns, 2010-11-06"
    })
    void daysAndHoursTurnInTheZone(By by, Instant time, ZoneId zone, String key) {
        assertThat(by.keyOf(by.begin(time, zone), zone)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "Australia/Lord_Howe, 2026-04-04T10:00:00Z, 2026-04-04T20:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T10:00:00Z, 2026-10-03T20:00:00Z",
        "America/New_York, 2026-03-08T03:00:00Z, 2026-03-08T12:00:00Z",
        "America/New_York, 2026-11-01T03:00:00Z, 2026-11-01T12:00:00Z",
        "Asia/Kathmandu, 2026-11-01T03:00:00Z, 2026-11-01T12:00:00Z"
    })
    void hoursFollowEachOtherWithoutAGap(ZoneId zone, Instant from, Instant to) {
        Instant begin = By.HOUR.begin(from, zone);
        List<String> keys = new ArrayList<>();
        while (begin.isBefore(to)) {
            Instant next = By.HOUR.next(begin, zone);
            for (Instant time = begin; time.isBefore(next); time = time.plusSeconds(300)) {
                assertThat(By.HOUR.begin(time, zone)).isEqualTo(begin);
            }
            assertThat(By.HOUR.begin(next, zone)).isEqualTo(next);
            keys.add(By.HOUR.keyOf(begin, zone));
            begin = next;
        }
        assertThat(keys).doesNotHaveDuplicates().hasSizeBetween(9, 11);
    }

    static Stream<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
    }

    /** Every quarter of an hour, and the second before it, around all times at which clocks turned since 1970. */
    @ParameterizedTest
    @MethodSource("zones")
    void everyTimeLiesInTheOneDayAndHourThatBeganLast(ZoneId zone) {
        ZoneOffsetTransition turn = zone.getRules().nextTransition(Instant.EPOCH);
        while (turn != null && turn.getInstant().isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
            for (By by : List.of(By.DAY, By.HOUR)) {
                Instant before = Instant.MIN;
                for (int quarter = -12; quarter <= 12; quarter++) {
                    Instant time = turn.getInstant().plusSeconds(quarter * 900L);
                    before = assertBegan(by, time.minusSeconds(1), zone, before);
                    before = assertBegan(by, time, zone, before);
                }
            }
            turn = zone.getRules().nextTransition(turn.getInstant());
        }
    }

    private static Instant assertBegan(By by, Instant time, ZoneId zone, Instant before) {
        Instant begin = by.begin(time, zone);
        assertThat(begin).as("%s at %s", by, time).isBetween(before, time);
        assertThat(by.next(begin, zone)).as("%s after %s", by, begin).isAfter(time);
        assertThat(by.begin(begin, zone)).isEqualTo(begin);
        assertThat(begin.equals(before)
                        || before.equals(Instant.MIN)
                        || by.next(before, zone).equals(begin))
                .as("%s after %s", by, before)
                .isTrue();
        return begin;
    }

    @Test
    void hasEveryGroupHoweverManyThereAre() {
        List<Invocation> calls = new ArrayList<>();
        for (int days = 1; days <= 200; days++) {
            calls.add(Invocation.at(Instant.EPOCH.plus(Duration.ofDays(days))).build());
            assertThat(CostQuery.by(By.DAY, ZoneOffset.UTC).over(calls).groups())
                    .hasSize(days);
        }
    }

    @Test
    void hoursComeInTheOrderOfTimeWhereClocksGoBack() {
        List<Invocation> calls = Stream.of("2026-10-25T01:20:00Z", "2026-10-25T00:10:00Z", "2026-10-25T00:50:00Z")
                .map(time -> Invocation.at(Instant.parse(time)).build())
                .toList();
        CostQuery query = CostQuery.by(By.HOUR, ZoneId.of("Europe/Berlin"));
        assertThat(query.over(calls).groups())
                .extracting(CostGroup::key)
                .containsExactly("2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00");
    }

    @Test
    void refusesWhatMakesNoSense() {
        CostQuery byDay = CostQuery.by(By.DAY, ZoneOffset.UTC);
        assertThatIllegalArgumentException().isThrownBy(() -> byDay.splitBy(By.HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> byDay.splitBy(By.SESSION));
        assertThatIllegalArgumentException().isThrownBy(() -> byDay.page(0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostQuery.by(By.MODEL, ZoneOffset.UTC).splitBy(By.AGENT))
                .withMessageContaining("[model]");
    }
}
