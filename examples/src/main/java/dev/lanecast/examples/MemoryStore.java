package dev.lanecast.examples;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallPage;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.CostPage;
import dev.lanecast.core.telemetry.CostQuery;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.Spend;
import dev.lanecast.core.telemetry.TaskRef;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A telemetry store of one's own: a list. Thread-safe by one lock. */
final class MemoryStore implements TelemetryStore {

    private final List<Kept> kept = new ArrayList<>();
    private final Map<Key, Kept> byKey = new HashMap<>();
    private final Map<TaskRef, Long> changes = new HashMap<>();
    private final Set<String> marks = new HashSet<>();
    private long number;
    private boolean changed;

    @Override
    public synchronized Receipt append(List<Invocation> calls, UnaryOperator<Invocation> settle) {
        int accepted = 0;
        for (Invocation call : calls) {
            String id = call.invocationId();
            Key key = id == null ? null : new Key(call.provider(), id);
            Kept known = key == null ? null : byKey.get(key);
            if (known != null) {
                boolean changes = replace(known, settle.apply(known.call.merge(call)));
                known.changed = changes ? number : known.changed;
            } else {
                Kept fresh = new Kept(++number, settle.apply(call));
                kept.add(fresh);
                if (key != null) {
                    byKey.put(key, fresh);
                }
                note(fresh.call);
                accepted++;
            }
        }
        return new Receipt(accepted, calls.size() - accepted);
    }

    @Override
    public synchronized long rewrite(CallFilter filter, long since, UnaryOperator<Invocation> change) {
        return kept.stream()
                .filter(one -> one.changed > since)
                .filter(one -> filter.test(one.call))
                .filter(one -> replace(one, change.apply(one.call)))
                .count();
    }

    /** A list has no sums that could outlive it, so it forgets nothing. */
    @Override
    public long forget(Instant before) {
        return 0;
    }

    @Override
    public synchronized boolean remember(String mark) {
        return marks.add(mark);
    }

    @Override
    public synchronized boolean remembers(String mark) {
        return marks.contains(mark);
    }

    @Override
    public void backup(Path target) {
        throw new StorageException("Calls in memory cannot be copied to [" + target + "]; use another store");
    }

    @Override
    public synchronized CostPage costs(CostQuery query) {
        return query.over(calls());
    }

    @Override
    public synchronized CallPage calls(CallQuery query) {
        return query.over(calls());
    }

    @Override
    public synchronized Changes since(long cursor, int newest) {
        List<Invocation> since = new ArrayList<>();
        for (int i = kept.size() - 1; i >= 0 && kept.get(i).number > cursor; i--) {
            since.add(kept.get(i).call);
        }
        Set<TaskRef> tasks = changes.entrySet().stream()
                .filter(change -> change.getValue() > cursor)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Changes(number, since.size(), since.subList(0, Math.min(newest, since.size())), tasks);
    }

    @Override
    public synchronized CostSummary summary(Instant now, ZoneId zone) {
        Spend today = sum(calls(), day(now, zone), zone);
        Spend month = sum(calls(), month(now, zone), zone);
        Spend total = sum(calls(), any -> true, zone);
        Costs costs = new Costs(
                today.micros(),
                month.micros(),
                total.micros(),
                zone,
                total.unpriced(),
                today.unpriced(),
                month.unpriced());
        return new CostSummary(
                costs, shares(Invocation::modelName, now, zone), shares(Invocation::agentName, now, zone), List.of());
    }

    @Override
    public synchronized Map<TaskRef, Spend> spend() {
        Map<TaskRef, Spend> spend = new HashMap<>();
        for (Invocation call : calls()) {
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

    private List<Invocation> calls() {
        return kept.stream().map(one -> one.call).toList();
    }

    private boolean replace(Kept known, Invocation call) {
        if (call.equals(known.call)) {
            return false;
        }
        number++;
        note(known.call);
        note(call);
        known.call = call;
        return true;
    }

    private void note(Invocation call) {
        changed = true;
        TaskRef task = call.task();
        if (task != null) {
            changes.put(task, number);
        }
    }

    private List<CostShare> shares(Function<Invocation, @Nullable String> name, Instant now, ZoneId zone) {
        Map<String, List<Invocation>> groups = calls().stream()
                .collect(Collectors.groupingBy(call -> Objects.requireNonNullElse(name.apply(call), "")));
        return groups.entrySet().stream()
                .map(group -> share(group.getKey(), group.getValue(), now, zone))
                .sorted(Comparator.comparingLong(CostShare::total).reversed().thenComparing(CostShare::name))
                .toList();
    }

    private static CostShare share(String name, List<Invocation> calls, Instant now, ZoneId zone) {
        Spend today = sum(calls, day(now, zone), zone);
        Spend inMonth = sum(calls, month(now, zone), zone);
        Spend total = sum(calls, any -> true, zone);
        return new CostShare(
                name,
                today.micros(),
                inMonth.micros(),
                total.micros(),
                total.tokens(),
                total.unpriced(),
                today.unpriced(),
                inMonth.unpriced());
    }

    private static Predicate<LocalDate> day(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone)::equals;
    }

    private static Predicate<LocalDate> month(Instant now, ZoneId zone) {
        YearMonth month = YearMonth.from(now.atZone(zone));
        return day -> YearMonth.from(day).equals(month);
    }

    private static Spend sum(List<Invocation> calls, Predicate<LocalDate> days, ZoneId zone) {
        return calls.stream()
                .filter(call -> days.test(LocalDate.ofInstant(call.timestamp(), zone)))
                .map(MemoryStore::spend)
                .reduce(Spend.NONE, Spend::plus);
    }

    private static Spend spend(Invocation call) {
        Long micros = call.costMicros();
        return new Spend(micros == null ? 0 : micros, call.tokens().total(), micros == null ? 1 : 0);
    }

    /** What tells calls apart. */
    private record Key(@Nullable String provider, String id) {}

    /** A call and the number under which it was kept. */
    private static final class Kept {

        private final long number;
        private long changed;
        private Invocation call;

        Kept(long number, Invocation call) {
            this.number = number;
            this.changed = number;
            this.call = call;
        }
    }
}
