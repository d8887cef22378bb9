package dev.lanecast.core.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TwinsTest {

    private final Twins twins = new Twins();

    @Test
    void keepsTheOrderOfArrival() {
        twins.replace(null, "a", "x", "a");
        twins.replace(null, "b", "x", "b");

        assertThat(twins.of("x")).containsExactly("a", "b");
        assertThat(twins.newest("x")).isEqualTo("b");
    }

    @Test
    void theSameEntryAgainChangesNothing() {
        twins.replace(null, "a", "x", "a");
        twins.replace(null, "b", "x", "b");
        twins.replace("x", "a", "x", "a");

        assertThat(twins.of("x")).containsExactly("a", "b");
    }

    @Test
    void anotherIdOrAnotherKeyTakesItsPlace() {
        twins.replace(null, "a", "x", "a");
        twins.replace("x", "a", "y", "a");
        twins.replace("y", "a", "y", "b");

        assertThat(twins.of("x")).isEmpty();
        assertThat(twins.of("y")).containsExactly("b");
    }

    @Test
    void theLastOneGoes() {
        twins.replace(null, "a", "x", "a");
        twins.replace("x", "a", null, "a");

        assertThat(twins.newest("x")).isNull();
        assertThat(twins.of("x")).isEmpty();
    }
}
