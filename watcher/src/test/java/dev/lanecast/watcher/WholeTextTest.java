package dev.lanecast.watcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.LongRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.reader.StreamReader;

@DisplayName("The text of a document")
class WholeTextTest {

    @Test
    void isReadAsByTheReaderOfTheParser() throws IOException {
        RandomYaml texts = new RandomYaml(20261129);
        for (int round = 0; round < LongRun.choose(10_000, 200_000); round++) {
            String text = texts.next();
            try {
                String decoded = Utf8.decode(text.getBytes(UTF_8));
                assertThat(parsed(new WholeText(decoded))).as(text).isEqualTo(parsed(new StreamReader(decoded)));
            } catch (FaultException e) {
                // It is no text.
            }
        }
    }

    @Test
    void hasTheSameMarksEverywhere() {
        String text = "id: é\r\nx: \uD83D\uDE00y\u2028z\n\r\rlast \uFEFF!\u0085";
        assertThat(marks(new WholeText(text))).isEqualTo(marks(new StreamReader(text)));
    }

    private static List<String> marks(StreamReader text) {
        List<String> marks = new ArrayList<>();
        while (text.peek() != 0) {
            marks.add("%d %d %d %d %s %s"
                    .formatted(
                            text.getIndex(),
                            text.getDocumentIndex(),
                            text.getLine(),
                            text.getColumn(),
                            text.prefix(3),
                            text.getMark().get_snippet()));
            text.forward();
            if (text.getIndex() == 5) {
                text.resetDocumentIndex();
            }
        }
        return marks;
    }

    private static Object parsed(StreamReader text) {
        try {
            return Yaml.parse(text);
        } catch (FaultException e) {
            return e.fault();
        }
    }
}
