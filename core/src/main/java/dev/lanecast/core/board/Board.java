package dev.lanecast.core.board;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.event.Stamp;
import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskKey;
import dev.lanecast.core.task.TaskRoot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The board of one task source: turns what is seen of files into what happened to tasks, after the table of events in
 * {@code docs/protocol.md}. Not thread-safe: one thread at a time may use it.
 */
public final class Board {

    private final TaskRoot root;
    private final Lanes lanes;
    private final Duration stalledAfter;
    private final InstantSource clock;
    private final String epoch = UUID.randomUUID().toString();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Twins twins = new Twins();
    private long revision;
    private boolean live;

    /**
     * An empty board.
     *
     * @param stalledAfter how long a task may stand unchanged in an active lane before it is flagged
     */
    public Board(TaskRoot root, Lanes lanes, Duration stalledAfter, InstantSource clock) {
        this.root = root;
        this.lanes = lanes;
        this.stalledAfter = stalledAfter;
        this.clock = clock;
    }

    /** Takes the first sight of the whole tree, before all others; answers the state that it leads to. */
    public Fact.Baseline scanned(Collection<? extends Observation> observations) {
        observations.forEach(this::apply);
        live = true;
        List<Task> tasks = new ArrayList<>();
        List<InvalidFile> invalid = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.task() != null) {
                tasks.add(entry.task());
            }
            if (entry.invalid() != null) {
                invalid.add(entry.invalid());
            }
        }
        return new Fact.Baseline(stamp(), clock.instant(), root, tasks, invalid);
    }

    /** Takes one later sight; answers what it changes, in order, or nothing. */
    public List<Fact> observe(Observation observation) {
        return facts(apply(observation));
    }

    /** Flags what has stalled by now; answers what that changes. */
    public List<Fact> tick() {
        List<BoardEvent> events = new ArrayList<>();
        entries.forEach((key, entry) -> {
            Task task = entry.task();
            if (task != null && task.flags().contains(Flag.STALLED) != isStalled(task)) {
                flag(key, Flag.STALLED, this::isStalled, events);
            }
        });
        return facts(events);
    }

    private List<BoardEvent> apply(Observation observation) {
        List<BoardEvent> events = new ArrayList<>();
        if (observation instanceof Observation.Present present) {
            Task task = present.task();
            put(task.key(), present.from(), (old, from) -> readable(task, old, from), events);
        } else if (observation instanceof Observation.Broken broken) {
            InvalidFile file = broken.file();
            put(file.key(), broken.from(), (old, from) -> unreadable(file, old, from), events);
        } else if (observation instanceof Observation.Gone gone) {
            remove(gone.path(), null, events);
        }
        return events;
    }

    private void put(String key, @Nullable String fromPath, Sight sight, List<BoardEvent> events) {
        String fromKey = fromPath == null ? key : TaskKey.of(root.project(), fromPath);
        Entry target = entries.get(key);
        Entry source = fromKey.equals(key) ? null : entries.get(fromKey);
        if (fromPath == null || source == null) {
            change(key, target, null, sight, events);
        } else if (target == null) {
            change(key, source, source.origin(), sight, events);
        } else {
            twins.replace(idOf(source), fromKey, null, fromKey);
            change(key, target, null, sight, events);
            remove(fromPath, key, events);
        }
    }

    private void change(String key, @Nullable Entry old, @Nullable Origin from, Sight sight, List<BoardEvent> events) {
        Entry now = store(from == null ? key : from.key(), old, key, sight.after(old, from));
        BoardEvent event = Transition.between(old, now, from, lanes);
        if (event != null) {
            events.add(event);
        }
        flagTwins(key, idOf(old), events);
        flagTwins(key, idOf(now), events);
    }

    private void remove(String path, @Nullable String onto, List<BoardEvent> events) {
        String key = TaskKey.of(root.project(), path);
        Entry old = entries.remove(key);
        if (old == null) {
            return;
        }
        String id = idOf(old);
        twins.replace(id, key, null, key);
        events.add(new TaskDeleted(key, path, old.origin().lane(), old.task(), twin(id, onto)));
        flagTwins(key, id, events);
    }

    private @Nullable String twin(@Nullable String id, @Nullable String onto) {
        if (id == null) {
            return null;
        }
        return onto != null && twins.of(id).contains(onto) ? onto : twins.newest(id);
    }

    private Entry readable(Task task, @Nullable Entry old, @Nullable Origin from) {
        Task there = task.withLaneSince(laneSince(task, old, from));
        return new Entry(there.withFlag(Flag.STALLED, isStalled(there)), null);
    }

    private Entry unreadable(InvalidFile fault, @Nullable Entry old, @Nullable Origin from) {
        if (old == null) {
            return new Entry(null, fault);
        }
        InvalidFile known = old.invalid();
        Task last = old.task() == null || from == null ? old.task() : moved(old.task(), fault, old, from);
        return new Entry(
                last == null ? null : last.withFlag(Flag.UNREADABLE, true),
                known == null ? fault : fault.withSince(known.since()));
    }

    private Task moved(Task last, InvalidFile fault, Entry old, Origin from) {
        Task there =
                last.at(fault.path(), fault.lane()).withLaneSince(LaneSince.of(lanes.role(fault.lane()), last.times()));
        return there.withLaneSince(laneSince(there, old, from));
    }

    private LaneSince laneSince(Task task, @Nullable Entry old, @Nullable Origin from) {
        if (task.laneSince().source() == LaneSince.Source.FIELD) {
            return task.laneSince();
        }
        if (old == null || (from != null && !from.lane().equals(task.lane()))) {
            return live ? new LaneSince(clock.instant(), LaneSince.Source.EVENT) : task.laneSince();
        }
        Task before = old.task();
        return before != null && before.laneSince().source() == LaneSince.Source.EVENT
                ? before.laneSince()
                : task.laneSince();
    }

    private Entry store(String oldKey, @Nullable Entry old, String key, Entry now) {
        twins.replace(idOf(old), oldKey, idOf(now), key);
        Task task = now.task();
        Entry stored = task == null ? now : now.withTask(task.withFlag(Flag.DUPLICATE_ID, isDuplicate(task)));
        entries.remove(oldKey);
        entries.put(key, stored);
        return stored;
    }

    private void flagTwins(String key, @Nullable String id, List<BoardEvent> events) {
        if (id == null) {
            return;
        }
        for (String other : twins.of(id)) {
            if (!other.equals(key)) {
                flag(other, Flag.DUPLICATE_ID, this::isDuplicate, events);
            }
        }
    }

    private void flag(String key, Flag flag, Predicate<Task> rule, List<BoardEvent> events) {
        Entry entry = entries.get(key);
        if (entry == null || entry.task() == null) {
            return;
        }
        Task task = entry.task();
        Task changed = task.withFlag(flag, rule.test(task));
        if (!changed.equals(task)) {
            entries.put(key, entry.withTask(changed));
            events.add(Transition.flagged(task, changed, entry.invalid()));
        }
    }

    private boolean isDuplicate(Task task) {
        return twins.of(task.id()).size() > 1;
    }

    private boolean isStalled(Task task) {
        Instant latest = clock.instant().minus(stalledAfter);
        LaneSince since = task.laneSince();
        // A move leaves the modification time as it is.
        boolean justCame =
                since.source() == LaneSince.Source.EVENT && !since.at().isBefore(latest);
        return lanes.role(task.lane()) == LaneRole.ACTIVE
                && task.times().updatedAt().isBefore(latest)
                && !justCame;
    }

    private List<Fact> facts(List<BoardEvent> events) {
        Instant now = clock.instant();
        List<Fact> facts = new ArrayList<>(events.size());
        for (BoardEvent event : events) {
            facts.add(new Fact.BoardChanged(stamp(), now, event));
        }
        return facts;
    }

    private Stamp stamp() {
        return new Stamp(root.project(), epoch, ++revision);
    }

    private static @Nullable String idOf(@Nullable Entry entry) {
        return entry == null || entry.task() == null ? null : entry.task().id();
    }

    /** What a sight of a file makes of the entry that was there before. */
    private interface Sight {

        Entry after(@Nullable Entry old, @Nullable Origin from);
    }
}
