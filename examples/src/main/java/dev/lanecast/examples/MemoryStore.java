package dev.lanecast.examples;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A telemetry store of one's own: a list. Thread-safe by one lock. */
final class MemoryStore implements TelemetryStore {

    private final List<Invocation> calls = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean changed;

    @Override
    public synchronized Receipt append(List<Invocation> fresh) {
        int before = calls.size();
        for (Invocation call : fresh) {
            String id = call.invocationId();
            if (id == null || ids.add(id)) {
                calls.add(call);
            }
        }
        int accepted = calls.size() - before;
        changed |= accepted > 0;
        return new Receipt(accepted, fresh.size() - accepted);
    }

    @Override
    public synchronized Changes since(long cursor, int newest) {
        List<Invocation> since = calls.subList((int) cursor, calls.size());
        List<Invocation> shown = since.stream()
                .sorted(Comparator.comparing(Invocation::timestamp).reversed())
                .limit(newest)
                .toList();
        Set<TaskRef> tasks =
                since.stream().map(Invocation::task).filter(Objects::nonNull).collect(Collectors.toSet());
        return new Changes(calls.size(), since.size(), shown, tasks);
    }

    @Override
    public synchronized CostSummary summary(Instant now, ZoneId zone) {
        CostShare all = share("", calls, now, zone);
        Costs costs = new Costs(all.today(), all.month(), all.total(), zone, all.unpriced());
        return new CostSummary(
                costs, shares(Invocation::modelName, now, zone), shares(Invocation::agentName, now, zone), List.of());
    }

    @Override
    public synchronized Map<TaskRef, Spend> spend() {
        Map<TaskRef, Spend> spend = new HashMap<>();
        for (Invocation call : calls) {
            TaskRef task = call.task();
            if (task != null) {
                spend.merge(task, spend(call), Spend::plus);
            }
        }
        return spend;
    }

    @Override
    public Map<TaskRef, Spend> spend(Set<TaskRef> tasks) {
        Map<TaskRef, Spend> spend = spend();
        spend.keySet().retainAll(tasks);
        return spend;
    }

    @Override
    public synchronized boolean changed() {
        boolean was = changed;
        changed = false;
        return was;
    }

    @Override
    public String location() {
        return "memory";
    }

    @Override
    public void close() {}

    private List<CostShare> shares(Function<Invocation, @Nullable String> name, Instant now, ZoneId zone) {
        Map<String, List<Invocation>> groups =
                calls.stream().collect(Collectors.groupingBy(call -> Objects.requireNonNullElse(name.apply(call), "")));
        return groups.entrySet().stream()
                .map(group -> share(group.getKey(), group.getValue(), now, zone))
                .sorted(Comparator.comparingLong(CostShare::total).reversed().thenComparing(CostShare::name))
                .toList();
    }

    private static CostShare share(String name, List<Invocation> calls, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Spend total = sum(calls, day -> true, zone);
        return new CostShare(
                name,
                sum(calls, today::equals, zone).micros(),
                sum(calls, day -> day.withDayOfMonth(1).equals(today.withDayOfMonth(1)), zone)
                        .micros(),
                total.micros(),
                total.tokens(),
                total.unpriced());
    }

    private static Spend sum(List<Invocation> calls, java.util.function.Predicate<LocalDate> days, ZoneId zone) {
        return calls.stream()
                .filter(call -> days.test(LocalDate.ofInstant(call.timestamp(), zone)))
                .map(MemoryStore::spend)
                .reduce(Spend.NONE, Spend::plus);
    }

    private static Spend spend(Invocation call) {
        Long micros = call.costMicros();
        return new Spend(micros == null ? 0 : micros, call.tokens().total(), micros == null ? 1 : 0);
    }
}
