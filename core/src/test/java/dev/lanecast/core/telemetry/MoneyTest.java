package dev.lanecast.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0.000001", "1500000, 1.5", "100000000, 100", "-250000, -0.25"})
    void microsAreShownAsPlainDollars(long micros, String usd) {
        assertThat(Money.usd(micros).toString()).isEqualTo(usd);
        assertThat(Money.micros(new BigDecimal(usd))).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({"0.0000004, 0", "0.0000005, 1", "1.0000014, 1000001", "1E+3, 1000000000"})
    void dollarsAreRoundedHalfUp(String usd, long micros) {
        assertThat(Money.micros(new BigDecimal(usd))).isEqualTo(micros);
    }

    @Test
    void tooMuchForALongIsRefused() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.micros(new BigDecimal("1E+30")));
    }

    @Test
    void tokensAddUpAndAreNeverNegative() {
        assertThat(new Tokens(1, 2, 3, 4).total()).isEqualTo(10);
        assertThat(Tokens.NONE.total()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tokens(0, -1, 0, 0))
                .withMessageContaining("[0, -1, 0, 0, 0]");
    }
}
