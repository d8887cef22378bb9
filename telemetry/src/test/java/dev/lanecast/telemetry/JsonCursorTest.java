package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCursorTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "12, 12",
                "-3, -3",
                "-0, 0",
                "\"12\", 12",
                "|\" 12\"|, 0",
                "9223372036854775807, 9223372036854775807",
                "9223372036854775808, 0",
                "-9223372036854775809, 0",
                "1e3, 0",
                "1.0, 0",
                "null, 0",
                "true, 0",
                "|[1,2]|, 0",
                "|{\"a\":1}|, 0"
            })
    void readsWholeNumbersAndTakesWhatIsNoneForNothing(String json, long number) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser("{\"a\":" + json + ",\"b\":7}")) {
            parser.nextToken();
            JsonCursor cursor = new JsonCursor(parser);
            assertThat(cursor.field()).isTrue();
            assertThat(cursor.whole()).isEqualTo(number);
            assertThat(cursor.field()).isTrue();
            assertThat(cursor.name()).isEqualTo("b");
            assertThat(cursor.whole()).isEqualTo(7);
            assertThat(cursor.field()).isFalse();
        }
    }
}
