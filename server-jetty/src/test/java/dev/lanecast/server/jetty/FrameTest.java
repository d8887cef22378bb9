package dev.lanecast.server.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A frame")
class FrameTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 125, 126, 127, 300, 32_768})
    void isReadyAsTheStandardHasIt(int length) {
        String text = "x".repeat(length);
        ByteBuffer ready = Frame.of(text).ready();
        assertThat(ready.get()).as("a whole text").isEqualTo((byte) 0x81);
        int first = ready.get();
        assertThat(first).isEqualTo(Math.min(length, 126));
        assertThat(first < 126 ? first : ready.getShort() & 0xFFFF).isEqualTo(length);
        assertThat(UTF_8.decode(ready).toString()).isEqualTo(text);
    }

    @Test
    void countsBytesAndNotCharacters() {
        ByteBuffer ready = Frame.of("\u00e9".repeat(100)).ready();
        assertThat(ready.remaining()).isEqualTo(4 + 200);
        assertThat(Frame.of("\u00e9".repeat(20_000)).ready().hasRemaining()).isFalse();
    }

    @Test
    void isNotReadyWhenItIsLong() {
        assertThat(Frame.of("x".repeat(32_769)).ready().hasRemaining()).isFalse();
    }

    @Test
    void liesOutsideOfTheHeapForManyAlone() {
        Frame.Message message = new Frame.Message("{}", null);
        Frame frame = Frame.of(List.of(message, message));
        assertThat(frame.ready().isDirect()).isFalse();
        assertThat(frame.forMany().ready().isDirect()).isTrue();
        assertThat(frame.forMany().text()).isEqualTo("[{},{}]");
    }

    @Test
    void isTheSameForEverybodyWhoReadsIt() {
        Frame frame = Frame.of("{}");
        frame.ready().get();
        assertThat(frame.ready().remaining()).isEqualTo(4);
        assertThat(frame.ready().isReadOnly()).isTrue();
    }
}
