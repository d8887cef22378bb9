package dev.lanecast.core.wire;

import static dev.lanecast.core.fixture.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lanecast.core.fixture.Calls;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Status;
import dev.lanecast.core.telemetry.Tokens;
import dev.lanecast.core.wire.InvocationRecord.RefusedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InvocationRecordTest {

    @Test
    void readsWhatIsWritten() throws Exception {
        Invocation call = Calls.call("1", "x", 1_250_000);

        assertThat(read(MapWriter.object(out -> Wire.invocation(call, out)))).isEqualTo(call);
    }

    @Test
    void nothingAtAllIsACallNow() throws Exception {
        Invocation call = read(Map.of("unknown", List.of(1)));

        assertThat(call.timestamp()).isEqualTo(START);
        assertThat(call.status()).isEqualTo(Status.SUCCESS);
        assertThat(call.tokens()).isEqualTo(Tokens.NONE);
        assertThat(call.costMicros()).isNull();
        assertThat(call.latencyMs()).isNull();
        assertThat(call.invocationId()).isNull();
        assertThat(call.task()).isNull();
    }

    @Test
    void numbersMayComeAsText() throws Exception {
        Invocation call = read(Map.of(
                "prompt_tokens", "10",
                "completion_tokens", " 5 ",
                "cache_read_tokens", 2.0,
                "cache_write_tokens", new BigDecimal("3"),
                "cost_usd", "0.0125",
                "latency_ms", "1e3",
                "session_id", 42));

        assertThat(call.tokens()).isEqualTo(new Tokens(10, 5, 2, 3));
        assertThat(call.costMicros()).isEqualTo(12_500);
        assertThat(call.latencyMs()).isEqualTo(1_000);
        assertThat(call.sessionId()).isEqualTo("42");
    }

    @Test
    void blankTextIsNone() throws Exception {
        Invocation call = read(Map.of("task_id", "  ", "cost_usd", "", "timestamp", " ", "status", " "));

        assertThat(call.taskId()).isNull();
        assertThat(call.costMicros()).isNull();
        assertThat(call.timestamp()).isEqualTo(START);
        assertThat(call.status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void timesOfAnyZoneAreInstants() throws Exception {
        assertThat(read(Map.of("timestamp", "2026-11-20T11:00:00.5+02:00")).timestamp())
                .isEqualTo(Instant.parse("2026-11-20T09:00:00.5Z"));
    }

    @Test
    void aTimeMayBeADayAheadOfTheClockAndNoMore() throws Exception {
        Instant ahead = START.plus(Duration.ofDays(1));
        assertThat(read(Map.of("timestamp", ahead)).timestamp()).isEqualTo(ahead);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(Map.of("timestamp", ahead.plusSeconds(1))))
                .withMessage("[timestamp] must not be more than a day after this machine's clock, which says ["
                        + START.truncatedTo(ChronoUnit.SECONDS) + "], but is [" + ahead.plusSeconds(1)
                        + "]; set one of the clocks")
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("timestamp"));
    }

    @ParameterizedTest
    @CsvSource({"success, SUCCESS", "ERROR, ERROR", "Timeout, TIMEOUT"})
    void theStatusIsReadInAnyCase(String text, Status status) throws Exception {
        assertThat(read(Map.of("status", text)).status()).isEqualTo(status);
    }

    @Test
    void aTotalAloneCountsAsPrompt() throws Exception {
        assertThat(read(Map.of("total_tokens", 9)).tokens()).isEqualTo(new Tokens(9, 0, 0, 0));
    }

    @Test
    void aTotalThatFitsIsTaken() throws Exception {
        assertThat(read(Map.of("total_tokens", 9, "prompt_tokens", 4, "cache_read_tokens", 5))
                        .tokens())
                .isEqualTo(new Tokens(4, 0, 5, 0));
    }

    @Test
    void aTotalThatDoesNotFitIsRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(Map.of("total_tokens", 10, "prompt_tokens", 4)))
                .withMessageContaining("[10]")
                .withMessageContaining("[4]")
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("total_tokens"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeIsRefusedByName(String field, Object value) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(field, value);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(fields))
                .withMessageContaining("[" + field + "]")
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("task_id", Map.of("a", 1)),
                Arguments.of("task_id", List.of("a")),
                Arguments.of("error_message", "x".repeat(4_097)),
                Arguments.of("timestamp", "yesterday"),
                Arguments.of("timestamp", "2026-11-20T11:00:00"),
                Arguments.of("timestamp", "2026-13-20T11:00:00Z"),
                Arguments.of("timestamp", "+999999999-01-01T00:00:00Z"),
                Arguments.of("timestamp", "-0001-01-01T00:00:00Z"),
                Arguments.of("timestamp", 1_763_632_800),
                Arguments.of("prompt_tokens", -1),
                Arguments.of("prompt_tokens", 1.5),
                Arguments.of("prompt_tokens", 2_147_483_648L),
                Arguments.of("completion_tokens", "many"),
                Arguments.of("cache_read_tokens", true),
                Arguments.of("cache_write_tokens", "1E+39"),
                Arguments.of("total_tokens", -1),
                Arguments.of("latency_ms", "1E+99999999"),
                Arguments.of("latency_ms", "1".repeat(41)),
                Arguments.of("cost_usd", -0.01),
                Arguments.of("cost_usd", 1_000_001),
                Arguments.of("cost_usd", Double.NaN),
                Arguments.of("cost_usd", "1E-41"),
                Arguments.of("status", "ok"));
    }

    @Test
    void theLimitsThemselvesAreTaken() throws Exception {
        Invocation call = read(
                Map.of("prompt_tokens", Integer.MAX_VALUE, "cost_usd", 1_000_000, "error_message", "x".repeat(4_096)));

        assertThat(call.tokens().prompt()).isEqualTo(Integer.MAX_VALUE);
        assertThat(call.costMicros()).isEqualTo(1_000_000_000_000L);
    }

    private static Invocation read(Map<String, ?> fields) throws RefusedException {
        return InvocationRecord.read(fields, () -> START);
    }
}
