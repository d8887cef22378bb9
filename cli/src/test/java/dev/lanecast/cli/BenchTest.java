package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.cli.bench.Figure;
import dev.lanecast.cli.bench.Load;
import dev.lanecast.cli.bench.Sample;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchTest {

    private static final Load LOAD = new Load(20, 100, 100, 7);
    private static final Sample HUNDRED =
            Sample.of(IntStream.rangeClosed(1, 100).mapToDouble(n -> n / 10.0).toArray());

    @Test
    void refusesWhatItCannotMeasure() {
        assertThat(Ran.lanecast("bench", "flight").err())
                .startsWith("There is no benchmark [flight]; name one of [watch, scan, fanout, http, ingest, import]");
        assertThat(Ran.lanecast("bench", "watch", "--files", 0).err()).contains("from 1 to 1000000, but is [0]");
        assertThat(Ran.lanecast("bench", "watch", "--changes", "many").err()).contains("from 1 to 100000", "[many]");
        assertThat(Ran.lanecast("bench", "--idle", "0s")).extracting(Ran::code).isEqualTo(2);
    }

    @Test
    void alignsFiguresAndLeavesOutWhatASingleValueDoesNotHave() {
        List<Measurements> measured = List.of(
                new Measurements("watch", LOAD, List.of(new Figure("renamed", "ms", HUNDRED, Sample.of(2)))),
                new Measurements("scan", LOAD, List.of(new Figure("memory", "MB", Sample.of(317.3), null))));
        assertThat(printed(out -> FigureTable.print(out, measured))).isEqualToIgnoringNewLines("""
                        WATCH     P50   P95   P99   MAX  UNIT  TO RAW
                        renamed  5.00  9.50  9.90  10.0  ms     2.50x

                        SCAN      P50   P95   P99   MAX  UNIT  TO RAW
                        memory    317                    MB
                        """);
    }

    @Test
    void keepsThreeDigitsThatCount() {
        assertThat(List.of(
                        FigureTable.number(0.0512),
                        FigureTable.number(1.2345),
                        FigureTable.number(12.345),
                        FigureTable.number(12_345.6)))
                .containsExactly("0.051", "1.23", "12.3", "12346");
    }

    @Test
    void writesEveryFigureForPrograms() {
        Measurements measured =
                new Measurements("watch", LOAD, List.of(new Figure("renamed", "ms", HUNDRED, Sample.of(2))));
        assertThat(printed(out -> Json.print(out, json -> Measurements.write(List.of(measured), json))))
                .contains("\"name\":\"watch\",\"files\":20,\"changes\":100,\"seed\":7,\"figures\":[")
                .contains("{\"name\":\"renamed\",\"unit\":\"ms\",\"count\":100,"
                        + "\"p50\":5,\"p95\":9.5,\"p99\":9.9,\"max\":10,\"ratio\":2.5}");
    }

    @Test
    void startsAnotherProcessLikeThisOneWithoutItsWords() {
        List<String> arguments = List.of("-Xmx512m", "-jar", "bench.jar", "bench", "scan");
        assertThat(OwnCommand.without(2, "/usr/bin/java", arguments))
                .containsExactly("/usr/bin/java", "-Xmx512m", "-jar", "bench.jar");
    }

    private static String printed(java.util.function.Consumer<PrintWriter> printing) {
        StringWriter text = new StringWriter();
        printing.accept(new PrintWriter(text, true));
        return text.toString();
    }
}
