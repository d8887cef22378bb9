package dev.lanecast.watcher;

import dev.lanecast.core.board.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what is found in the tree into observations. Confined to the watch thread. */
final class Reconciler {

    private static final Duration TICK = Duration.ofMillis(10);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(11);
    private static final long COALESCE = TimeUnit.MILLISECONDS.toNanos(3);
    private static final int PARALLEL = 64;

    private final String project;
    private final TaskFiles files;
    private final Time time;
    private final KnownFiles known = new KnownFiles();
    private final Coverage coverage = new Coverage();
    private final Agenda agenda = new Agenda();
    private final Departures departures;
    private final Settling settling;
    private final Origins origins;
    private final TreeScan scan;
    private final Arrivals arrivals;
    private final Consumer<Observation> out;
    private final Pace heldLooks = new Pace();
    private final Pace arrivalLooks = new Pace();
    private int passes;

    Reconciler(WatcherSettings settings, TaskFiles files, Time time, ChangeSource changes, Consumer<Observation> out) {
        this.project = settings.root().project();
        this.files = files;
        this.time = time;
        this.out = out;
        this.departures = new Departures(time, GitLock.above(settings.root().path()));
        this.settling = new Settling(time);
        this.origins = new Origins(files, known, departures);
        this.scan = new TreeScan(files, known, departures, changes, coverage);
        this.arrivals = new Arrivals(files, known, coverage, scan, time);
    }

    KnownFiles known() {
        return known;
    }

    Coverage coverage() {
        return coverage;
    }

    /** Looks at paths that may have changed; reads one that was told of a moment ago when the moment is over. */
    void hinted(Collection<String> paths) {
        Pass pass = pass(paths);
        pass.unread.keySet().removeIf(this::postpone);
        finish(pass, false);
    }

    private boolean postpone(String path) {
        KnownFile file = known.get(path);
        if (file == null || time.nanos() - file.told >= COALESCE || departures.contains(file)) {
            return false;
        }
        agenda.add(path, file.told + COALESCE);
        return true;
    }

    /** Looks at the paths whose time has come, and gives up those that stay away. */
    void scheduled(boolean busy) {
        Pass pass = pass(agenda.due(time.nanos()), false);
        pass.gone.clear(); // A deletion has a hint of its own, or is found with what replaced it by a comparison.
        finish(pass, false);
        Collection<KnownFile> due = departures.due(busy);
        if (!departures.wereHeld(due)) {
            giveUp(due, busy);
        } else if (heldLooks.isDue(time.nanos())) {
            long start = time.nanos();
            compare(List.of(""));
            heldLooks.done(start, time.nanos());
            due.stream().filter(departures::isLeft).forEach(this::gone);
        }
    }

    /** A hint of where a file is now may be late for once, so that the place is looked for before the file is said to be gone. */
    private void giveUp(Collection<KnownFile> due, boolean busy) {
        if (!due.isEmpty() && arrivalLooks.isDue(time.nanos())) {
            long start = time.nanos();
            finish(pass(arrivals.unheard()), false);
            arrivalLooks.done(start, time.nanos());
        }
        departures.due(busy).forEach(this::gone);
    }

    /**
     * Compares everything below directories.
     *
     * @return the paths of what has changed where hints come, and no hint was taken of
     */
    Collection<String> compare(Collection<String> directories) {
        Set<String> polled = coverage.polled();
        Pass pass = pass(directories);
        Collection<String> unheard = unheard(pass, polled);
        finish(pass, false);
        if (!pass.gone.isEmpty()) {
            finish(pass(directories), false);
        }
        return unheard;
    }

    /** Looks at the whole tree for the first time and takes what it finds as final. */
    void first() {
        finish(pass(List.of("")), true);
    }

    /**
     * Compares the whole tree, and says of all that is gone that it is.
     *
     * @return whether the files that may still be written then have settled, and those whose place they take, by now
     */
    BooleanSupplier flush() {
        Pass pass = pass(List.of(""));
        finish(pass, false);
        if (!pass.gone.isEmpty()) {
            finish(pass(List.of("")), false);
        }
        departures.left().forEach(this::gone);
        Set<String> unsettled = settling.paths();
        Collection<KnownFile> held = departures.awaited();
        return () -> {
            unsettled.removeIf(path -> !settling.contains(path) || !agenda.contains(path));
            return unsettled.isEmpty() && held.stream().noneMatch(departures::contains);
        };
    }

    /** Finds what is there; when files are gone it takes a second one to find them, as they may move while one goes on. */
    private Pass pass(Collection<String> paths) {
        return pass(paths, true);
    }

    private Pass pass(Collection<String> paths, boolean forgets) {
        Pass pass = new Pass(++passes, forgets);
        paths.forEach(path -> look(path, pass));
        return pass;
    }

    /** When {@link #scheduled} has something to do, or the time given if that is earlier. */
    long next(long latest) {
        return departures.next(agenda.next(latest));
    }

    private Collection<String> unheard(Pass pass, Set<String> polled) {
        Set<String> unheard = new HashSet<>();
        pass.unread.forEach((path, stamp) -> {
            KnownFile file = known.get(path);
            boolean news = file == null || departures.contains(file) || !file.stamp.isSameVersion(stamp);
            if (news && !stamp.equals(Stamp.NONE)) {
                unheard.add(path);
            }
        });
        pass.gone.stream().filter(file -> !departures.contains(file)).forEach(file -> unheard.add(file.path));
        unheard.removeIf(path -> agenda.contains(path) || settling.contains(path) || Unheard.isIn(polled, path));
        return unheard;
    }

    private void look(String path, Pass pass) {
        if (!isCovered(path, pass)) {
            scan.look(path, pass);
        }
        if (!pass.unread.containsKey(path)) {
            settling.done(path);
        }
    }

    /** Whether the pass came to the directory of a path already, and so to the path. */
    private boolean isCovered(String path, Pass pass) {
        int end = path.lastIndexOf('/');
        return !path.isEmpty() && coverage.pass(end < 0 ? "" : path.substring(0, end)) == pass.number;
    }

    private void finish(Pass pass, boolean atOnce) {
        pass.gone.forEach(departures::add);
        Stream<Map.Entry<String, Stamp>> unread = pass.unread.size() > PARALLEL
                ? pass.unread.entrySet().parallelStream()
                : pass.unread.entrySet().stream();
        List<Look> looks =
                unread.map(file -> read(file.getKey(), file.getValue())).toList();
        looks.forEach(look -> accept(look, atOnce));
    }

    private Look read(String path, Stamp stamp) {
        Instant before = time.now();
        return new Look(path, before, files.read(path, stamp));
    }

    private void accept(Look look, boolean atOnce) {
        KnownFile file = known.get(look.path);
        Reading reading = look.reading;
        if (reading == null) {
            settling.done(look.path);
            return; // It went away meanwhile, which has a hint of its own, or of the directory that it went with.
        }
        if (file != null) {
            departures.remove(file);
        }
        OptionalLong later = settling.nextLook(reading);
        if (later.isPresent() && !atOnce) {
            agenda.add(look.path, later.getAsLong());
            KnownFile origin = file == null ? origins.of(reading) : null;
            if (origin != null) {
                departures.await(origin, later.getAsLong());
            }
        } else {
            settling.done(look.path);
            tell(reading, look.before, file);
        }
    }

    private void tell(Reading reading, Instant before, @Nullable KnownFile file) {
        boolean news = file == null || !file.isSame(reading);
        KnownFile origin = file == null ? origins.of(reading) : null;
        if (origin != null) {
            departures.remove(origin);
            known.remove(origin);
        }
        KnownFile now = known.put(reading);
        now.racy = reading.stamp().isRacy(TICK, before);
        if (now.racy) {
            agenda.add(now.path, time.nanos() + LOOK_AGAIN);
        }
        if (news) {
            now.told = time.nanos();
            out.accept(reading.observation(project, time.now(), origin == null ? null : origin.path));
        }
    }

    private void gone(KnownFile file) {
        departures.remove(file);
        known.remove(file);
        settling.done(file.path);
        out.accept(new Observation.Gone(file.path));
    }

    /** A file, when its read began, and what that gave; no reading if it went away meanwhile. */
    private record Look(
            String path, Instant before, @Nullable Reading reading) {}
}
