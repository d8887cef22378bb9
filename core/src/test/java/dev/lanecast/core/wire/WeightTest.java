package dev.lanecast.core.wire;

import static dev.lanecast.core.fixture.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.BoardEvent.TaskCreated;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskUpdated;
import dev.lanecast.core.event.CostEvent.CostUpdate;
import dev.lanecast.core.event.CostEvent.TaskCost;
import dev.lanecast.core.event.CostEvent.TelemetryUpdate;
import dev.lanecast.core.event.LiveEvent;
import dev.lanecast.core.fixture.Calls;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Spend;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeightTest {

    @ParameterizedTest
    @MethodSource("events")
    void isWithinTwiceTheSizeOfTheJson(LiveEvent event) {
        Numbered numbered = new Numbered(123, START, event);
        int size = json(MapWriter.object(out -> Wire.event(numbered, out))).getBytes(StandardCharsets.UTF_8).length;

        assertThat(Weight.of(numbered)).isBetween(size / 2, size * 2);
    }

    static Stream<LiveEvent> events() {
        return Stream.of(
                new TaskCreated(Sample.task("inbox/a.yaml")),
                new TaskCreated(WireTest.full()),
                new TaskUpdated(titled("Plain ".repeat(500)), List.of()),
                new TaskUpdated(titled("日本語の題名".repeat(500)), List.of()),
                new TaskUpdated(titled("Пример".repeat(500)), List.of()),
                new TaskUpdated(titled("🚀".repeat(500)), List.of()),
                new TaskUpdated(titled("\u0001\u0002".repeat(500)), List.of()),
                new TaskUpdated(titled("\"\\".repeat(500)), List.of()),
                new TaskInvalid(Sample.invalid("inbox/a.yaml"), null, null),
                new TaskCost(Collections.singletonMap("x".repeat(22), new Spend(1, 2, 3))),
                new CostUpdate(CostSummary.NONE),
                new TelemetryUpdate(1, Collections.nCopies(20, Calls.call("id", "x", 3))));
    }

    private static dev.lanecast.core.task.Task titled(String title) {
        return Sample.at("inbox/a.yaml").title(title).done();
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            StringJoiner fields = new StringJoiner(",", "{", "}");
            map.forEach((name, field) -> fields.add(quoted((String) name) + ":" + json(field)));
            return fields.toString();
        }
        if (value instanceof List<?> list) {
            StringJoiner values = new StringJoiner(",", "[", "]");
            list.forEach(each -> values.add(json(each)));
            return values.toString();
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return out.append('"').toString();
    }
}
