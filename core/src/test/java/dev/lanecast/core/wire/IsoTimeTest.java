package dev.lanecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T12:34:56Z",
                "2026-11-20T12:34:56.7Z",
                "2026-11-20T12:34:56.789Z",
                "2026-11-20T12:34:56.000001Z",
                "2026-11-20T12:34:56.987654321Z",
                "2028-02-29T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2026-11-20t12:34:56z",
                "2026-11-20T12:34Z",
                "2026-11-20T12:34:56.Z",
                "2026-11-20T12:34:56+05:45",
                "2026-11-20T12:34:56.789-01:00",
                "+12026-11-20T12:34:56Z"
            })
    void readsWhatThePlatformReads(String text) {
        assertThat(IsoTime.read(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-20",
                "2026-11-20T12:34:56",
                "2026-11-20 12:34:56Z",
                "2026-02-29T12:34:56Z",
                "2026-13-20T12:34:56Z",
                "2026-11-20T24:00:00Z",
                "2026-11-20T12:60:56Z",
                "2026-11-20T12:34:60Z",
                "2026-11-20T12:34:56.0123456789Z",
                "2026-11-20T12:34:56,789Z",
                "2026-11-20T12:34:5\u0666Z",
                "-026-11-20T12:34:56Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> IsoTime.read(text)).isInstanceOf(DateTimeException.class);
    }
}
