package dev.lanecast.watcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.LongRun;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The quick reader of plain files")
class PlainYamlTest {

    @Test
    void answersAsTheWholeParserDoesOrNotAtAll() throws IOException {
        RandomYaml texts = new RandomYaml(20261122);
        int answered = 0;
        int rounds = LongRun.choose(30_000, 600_000);
        for (int round = 0; round < rounds; round++) {
            String text = texts.next();
            Item.Mapping plain = PlainYaml.read(text.getBytes(UTF_8));
            if (plain != null) {
                assertThat(plain).as(text).isEqualTo(parsed(text));
                answered++;
            }
        }
        assertThat(answered).isGreaterThan(rounds / 20);
    }

    @Test
    void readsMostOfTheSampleBoard() throws IOException {
        List<String> files = RandomYaml.sampleBoard();
        assertThat(files.stream().filter(text -> PlainYaml.read(text.getBytes(UTF_8)) != null))
                .hasSizeGreaterThan(files.size() / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b\na: c\n",
                "a: b\n c\n",
                "a: b: c\n",
                "a: 'it''s'\n",
                "a: \"x\\ny\"\n",
                "a: {b: c}\n",
                "a: *b\n",
                "a: b\n---\nc: d\n",
                "a: |2\n   b\n",
                "a: |\n  b",
                "a: x # y\n",
                "<<: a\n",
                "- a\n",
                "a\n",
                "",
                "a:\tb\n"
            })
    void leavesTheRestToTheWholeParser(String text) {
        assertThat(PlainYaml.read(text.getBytes(UTF_8))).isNull();
    }

    private static Object parsed(String text) {
        try {
            return Yaml.parse(new WholeText(Utf8.decode(text.getBytes(UTF_8))));
        } catch (FaultException e) {
            return e.fault();
        }
    }
}
