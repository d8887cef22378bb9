package dev.lanecast.core.wire;

import static dev.lanecast.core.fixture.Sample.START;
import static dev.lanecast.core.wire.MapWriter.fields;
import static dev.lanecast.core.wire.MapWriter.list;
import static dev.lanecast.core.wire.MapWriter.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.Calls;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Links;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.Times;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Spend;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireTest {

    static final String[] T = {
        "key",
        "project",
        "path",
        "id",
        "title",
        "agent",
        "status",
        "lane",
        "priority",
        "created_at",
        "updated_at",
        "lane_since",
        "lane_since_source",
        "tags",
        "initiative",
        "dependencies",
        "blocked_by",
        "blocks",
        "checklist",
        "excerpt",
        "cost_usd",
        "tokens",
        "unpriced",
        "flags"
    };
    static final String[] I = {"key", "project", "path", "lane", "line", "column", "message", "since"};
    static final String[] R = {
        "invocation_id",
        "timestamp",
        "session_id",
        "task_id",
        "task_link",
        "agent_name",
        "tool_name",
        "provider",
        "model_name",
        "service_tier",
        "prompt_tokens",
        "completion_tokens",
        "cache_read_tokens",
        "cache_write_tokens",
        "cache_write_hour_tokens",
        "total_tokens",
        "cost_usd",
        "cost_source",
        "price_version",
        "latency_ms",
        "status",
        "error_message",
        "project",
        "branch"
    };

    @Test
    void aTaskHasTheFieldsOfTheProtocol() {
        Map<String, Object> task = object(out -> Wire.task(full(), out));

        assertThat(task.keySet()).containsExactly(T);
        assertThat(task)
                .containsEntry("id", "x")
                .containsEntry("agent", "codex")
                .containsEntry("priority", "high")
                .containsEntry("created_at", "2026-11-20T10:00:00Z")
                .containsEntry("updated_at", "2026-11-20T10:00:04Z")
                .containsEntry("lane_since", "2026-11-20T10:00:00Z")
                .containsEntry("lane_since_source", "event")
                .containsEntry("tags", List.of("one", "two"))
                .containsEntry("dependencies", List.of("d"))
                .containsEntry("blocked_by", List.of("b"))
                .containsEntry("blocks", List.of("c"))
                .containsEntry("checklist", Map.of("done", 1L, "total", 3L))
                .containsEntry("cost_usd", new BigDecimal("1.5"))
                .containsEntry("tokens", 20L)
                .containsEntry("unpriced", 2L)
                .containsEntry("flags", List.of("id_inferred", "unreadable"));
    }

    @Test
    void aBareTaskHasNullsAndAZeroCost() {
        assertThat(object(out -> Wire.task(Sample.task("inbox/a.yaml"), out)))
                .containsEntry("agent", null)
                .containsEntry("priority", null)
                .containsEntry("created_at", null)
                .containsEntry("checklist", null)
                .containsEntry("cost_usd", BigDecimal.ZERO)
                .containsEntry("tokens", 0L)
                .containsEntry("flags", List.of());
    }

    @Test
    void fieldsOfATaskLeaveRoomForMore() {
        assertThat(fields(out -> {
                    Wire.taskFields(Sample.task("inbox/a.yaml"), out);
                    out.field("document_seq", 7);
                }))
                .containsEntry("document_seq", 7L)
                .hasSize(T.length + 1);
    }

    @Test
    void anInvalidFileHasTheFieldsOfTheProtocol() {
        Map<String, Object> file = object(out -> Wire.invalid(Sample.invalid("inbox/a.yaml"), out));

        assertThat(file.keySet()).containsExactly(I);
        assertThat(file)
                .containsEntry("line", 3L)
                .containsEntry("column", 7L)
                .containsEntry("message", "Expected a colon")
                .containsEntry("since", "2026-11-20T10:00:00Z");
    }

    @Test
    void listsHoldEveryOne() {
        assertThat(list(out -> Wire.tasks(List.of(full(), full()), out))).hasSize(2);
        assertThat(list(out -> Wire.invalids(List.of(Sample.invalid("inbox/a.yaml")), out)))
                .hasSize(1);
    }

    @Test
    void anInvocationHasTheFieldsOfTheProtocol() {
        Map<String, Object> call = object(out -> Wire.invocation(Calls.call("1", "x", 1_250_000), out));

        assertThat(call.keySet()).containsExactly(R);
        assertThat(call)
                .containsEntry("prompt_tokens", 10L)
                .containsEntry("total_tokens", 15L)
                .containsEntry("cost_usd", new BigDecimal("1.25"))
                .containsEntry("latency_ms", 120L)
                .containsEntry("status", "success")
                .containsEntry("branch", null);
        assertThat(object(out -> Wire.invocation(
                        Calls.call("1", "x", 1).toBuilder().cost(null).build(), out)))
                .containsEntry("cost_usd", null);
    }

    @Test
    void totalsHaveTheFieldsOfTheProtocol() {
        CostShare share = new CostShare("m", 1_000_000, 2_000_000, 3_000_000, 40, 5, 3, 4);
        CostSummary summary = new CostSummary(
                new Costs(1_000_000, 2_000_000, 3_000_000, ZoneId.of("Europe/Brussels"), 4, 1, 2),
                List.of(share),
                List.of(share),
                List.of());
        Map<String, Object> written = fields(out -> Wire.costFields(summary, out));

        assertThat(written.keySet()).containsExactly("costs", "models", "by_agent");
        assertThat(written.get("costs"))
                .isEqualTo(Map.of(
                        "today",
                        BigDecimal.ONE,
                        "month",
                        new BigDecimal("2"),
                        "total",
                        new BigDecimal("3"),
                        "time_zone",
                        "Europe/Brussels",
                        "unpriced",
                        4L,
                        "unpriced_today",
                        1L,
                        "unpriced_month",
                        2L));
        assertThat(written.get("models")).isEqualTo(List.of(share("model")));
        assertThat(written.get("by_agent")).isEqualTo(List.of(share("agent")));
    }

    @Test
    void budgetsHaveTheFieldsOfTheProtocol() {
        assertThat(fields(out -> Wire.budgets(List.of(new Budget("b", "day", 80, 800_000, 1_000_000, 2)), out)))
                .isEqualTo(Map.of(
                        "budgets",
                        List.of(Map.of(
                                "budget",
                                "b",
                                "period",
                                "day",
                                "percent",
                                80L,
                                "spent",
                                new BigDecimal("0.8"),
                                "limit",
                                BigDecimal.ONE,
                                "unpriced",
                                2L))));
    }

    @Test
    void theSettingNamesProjectsAndLanes() {
        Map<String, Object> setting = fields(out -> Wire.setting(List.of(Sample.ROOT), Lanes.defaults(), out));

        assertThat(setting.get("projects"))
                .isEqualTo(List.of(
                        Map.of("project", "shop", "root", Sample.ROOT.path().toString())));
        assertThat((List<?>) setting.get("lanes"))
                .hasSize(3)
                .first()
                .isEqualTo(Map.of("name", "inbox", "order", 0L, "role", "waiting"));
    }

    @Test
    void theHealthOfASourceHasTheFieldsOfTheProtocol() {
        SourceHealth health =
                new SourceHealth(Sample.ROOT, SourceHealth.Mode.POLL, 5, 1, 2, START, "No watches left", true);

        assertThat(object(out -> Wire.health(health, out)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "project",
                        "shop",
                        "root",
                        Sample.ROOT.path().toString(),
                        "mode",
                        "poll",
                        "files",
                        5L,
                        "invalid",
                        1L,
                        "resyncs",
                        2L,
                        "last_resync",
                        "2026-11-20T10:00:00Z",
                        "reason",
                        "No watches left"));
    }

    @Test
    void plainValuesAreWrittenAsTheyAre() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("text", "t");
        document.put("truth", true);
        document.put("int", 1);
        document.put("big", new BigInteger("12345678901234567890"));
        document.put("real", 0.5);
        document.put("endless", Double.POSITIVE_INFINITY);
        document.put("nothing", null);
        document.put("list", Arrays.asList(1L, null, List.of("x"), Collections.singletonMap("k", 2)));

        Map<String, Object> written = object(out -> out.value(document));

        Map<String, Object> expected = new LinkedHashMap<>(document);
        expected.put("int", 1L);
        expected.put("big", new BigDecimal("12345678901234567890"));
        expected.put("real", new BigDecimal("0.5"));
        expected.put("endless", "Infinity");
        expected.put("list", new ArrayList<>(Arrays.asList(1L, null, List.of("x"), Map.of("k", 2L))));
        assertThat(written).isEqualTo(expected);
        assertThat(written.keySet()).containsExactlyElementsOf(document.keySet());
    }

    static Task full() {
        return new Task(
                "k",
                "shop",
                "assigned/codex/x.yaml",
                "x",
                "A title",
                "codex",
                "in_progress",
                "assigned",
                "high",
                new Times(
                        START, START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3), START.plusSeconds(4)),
                new LaneSince(START, LaneSince.Source.EVENT),
                List.of("one", "two"),
                "initiative",
                new Links(List.of("d"), List.of("b"), List.of("c")),
                new dev.lanecast.core.task.Checklist(1, 3),
                "An excerpt",
                new Spend(1_500_000, 20, 2),
                EnumSet.of(Flag.UNREADABLE, Flag.ID_INFERRED),
                7);
    }

    private static Map<String, Object> share(String label) {
        return Map.of(
                label,
                "m",
                "today",
                BigDecimal.ONE,
                "month",
                new BigDecimal("2"),
                "total",
                new BigDecimal("3"),
                "tokens",
                40L,
                "unpriced",
                5L);
    }
}
