package dev.lanecast.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lanecast.core.telemetry.CostQuery.By;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostQueryTest {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-20T18:14:59Z, Asia/Kathmandu, 2026-11-20",
        "DAY, 2026-11-20T18:15:00Z, Asia/Kathmandu, 2026-11-21",
        "HOUR, 2026-11-20T18:20:00Z, Asia/Kathmandu, 2026-11-21T00:00+05:45",
        "HOUR, 2026-11-01T05:30:00Z, America/New_York, 2026-11-01T01:00-04:00",
        "HOUR, 2026-11-01T06:30:00Z, America/New_York, 2026-11-01T01:00-05:00"
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
