package dev.lanecast.core.wire;

import dev.lanecast.core.recorder.CacheEffect;
import dev.lanecast.core.recorder.Outlook;
import dev.lanecast.core.spi.SourceHealth;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskField;
import dev.lanecast.core.task.TaskRoot;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.CountedUse;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Money;
import java.util.List;

/** Turns records into named fields, as {@code docs/protocol.md} lists them. Stateless. */
public final class Wire {

    private Wire() {}

    /** A task, as T in the protocol. */
    public static void task(Task task, FieldWriter out) {
        out.startObject();
        taskFields(task, out);
        out.endObject();
    }

    /** The fields of a task without the braces, so that more can follow. */
    public static void taskFields(Task task, FieldWriter out) {
        for (TaskField field : TaskField.values()) {
            out.field(field.wireName(), field.of(task));
        }
    }

    /** An unreadable file, as I in the protocol. */
    public static void invalid(InvalidFile file, FieldWriter out) {
        out.startObject();
        out.field("key", file.key());
        out.field("project", file.project());
        out.field("path", file.path());
        out.field("lane", file.lane());
        out.field("line", file.fault().line());
        out.field("column", file.fault().column());
        out.field("message", file.fault().message());
        out.field("since", file.since());
        out.endObject();
    }

    /** A numbered event. */
    public static void event(Numbered event, FieldWriter out) {
        out.startObject();
        eventFields(event, out);
        out.endObject();
    }

    /** The fields of a numbered event without the braces, so that more can follow. */
    public static void eventFields(Numbered event, FieldWriter out) {
        EventFields.write(event, out);
    }

    /** Several tasks. */
    public static void tasks(Iterable<Task> tasks, FieldWriter out) {
        out.startArray();
        tasks.forEach(task -> task(task, out));
        out.endArray();
    }

    /** Several unreadable files. */
    public static void invalids(Iterable<InvalidFile> files, FieldWriter out) {
        out.startArray();
        files.forEach(file -> invalid(file, out));
        out.endArray();
    }

    /** The totals, as {@code costs}. */
    public static void costs(Costs costs, FieldWriter out) {
        out.startObject();
        out.field("today", Money.usd(costs.today()));
        out.field("month", Money.usd(costs.month()));
        out.field("total", Money.usd(costs.total()));
        out.field("time_zone", costs.zone().getId());
        out.field("unpriced", costs.unpriced());
        out.field("unpriced_today", costs.unpricedToday());
        out.field("unpriced_month", costs.unpricedMonth());
        out.endObject();
    }

    /** The fields {@code costs}, {@code models} and {@code by_agent}. */
    public static void costFields(CostSummary summary, FieldWriter out) {
        out.name("costs");
        costs(summary.costs(), out);
        shares("models", "model", summary.models(), out);
        shares("by_agent", "agent", summary.byAgent(), out);
    }

    /** The field {@code budgets}. */
    public static void budgets(List<Budget> budgets, FieldWriter out) {
        out.name("budgets");
        out.startArray();
        for (Budget budget : budgets) {
            out.startObject();
            budgetFields(budget, out);
            out.endObject();
        }
        out.endArray();
    }

    /** A model call. */
    public static void invocation(Invocation call, FieldWriter out) {
        out.startObject();
        for (InvocationField field : InvocationField.values()) {
            out.field(field.wireName(), field.of(call));
        }
        out.endObject();
    }

    /** The fields {@code groups} and {@code next}, which is null after the last piece. */
    public static void costGroups(CostPage page, FieldWriter out) {
        CostFields.page(page, out);
    }

    /** The field {@code usage}: what counters say of sessions without calls. */
    public static void counted(List<CountedUse> uses, FieldWriter out) {
        CountedFields.list(uses, out);
    }

    /** The field {@code month}. */
    public static void outlook(Outlook outlook, FieldWriter out) {
        out.name("month");
        out.startObject();
        out.field("spent_usd", Money.usd(outlook.spent()));
        out.field("per_day_usd", Money.usd(outlook.perDay()));
        out.field("projected_usd", Money.usd(outlook.projected()));
        out.field("unpriced", outlook.unpriced());
        out.field("unpriced_pace", outlook.unpricedPace());
        out.endObject();
    }

    /** The field {@code cache}. */
    public static void cacheEffect(CacheEffect effect, FieldWriter out) {
        out.name("cache");
        out.startObject();
        out.field("hit_percent", effect.hitPercent());
        out.field("saved_usd", Money.usd(effect.saved()));
        out.endObject();
    }

    /** The fields {@code projects} and {@code lanes}. */
    public static void setting(List<TaskRoot> roots, Lanes lanes, FieldWriter out) {
        out.name("projects");
        out.startArray();
        for (TaskRoot root : roots) {
            out.startObject();
            out.field("project", root.project());
            out.field("root", root.path().toString());
            out.endObject();
        }
        out.endArray();
        out.name("lanes");
        out.startArray();
        for (Lane lane : lanes.all()) {
            out.startObject();
            out.field("name", lane.name());
            out.field("order", lane.order());
            out.field("role", lane.role().wireName());
            out.endObject();
        }
        out.endArray();
    }

    /** How a task source is doing, as an element of {@code watch}. */
    public static void health(SourceHealth health, FieldWriter out) {
        out.startObject();
        out.field("project", health.root().project());
        out.field("root", health.root().path().toString());
        out.field("mode", health.mode().wireName());
        out.field("files", health.files());
        out.field("invalid", health.invalid());
        out.field("resyncs", health.resyncs());
        out.field("last_resync", health.lastResync());
        out.field("reason", health.reason());
        out.endObject();
    }

    static void budgetFields(Budget budget, FieldWriter out) {
        out.field("budget", budget.budget());
        out.field("period", budget.period());
        out.field("percent", budget.percent());
        out.field("spent", Money.usd(budget.spent()));
        out.field("limit", Money.usd(budget.limit()));
        out.field("unpriced", budget.unpriced());
    }

    private static void shares(String name, String label, List<CostShare> shares, FieldWriter out) {
        out.name(name);
        out.startArray();
        for (CostShare share : shares) {
            out.startObject();
            out.field(label, share.name());
            out.field("today", Money.usd(share.today()));
            out.field("month", Money.usd(share.month()));
            out.field("total", Money.usd(share.total()));
            out.field("tokens", share.tokens());
            out.field("unpriced", share.unpriced());
            out.endObject();
        }
        out.endArray();
    }
}
