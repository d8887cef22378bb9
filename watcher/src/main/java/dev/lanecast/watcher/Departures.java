package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Files that are gone but not yet said to be, as they may turn up under another path. Confined to the watch thread.
 */
final class Departures {

    private static final long HOLD = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long STORM_HOLD = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long GIT_HOLD = TimeUnit.SECONDS.toNanos(10);

    private final Time time;
    private final GitLock git;
    private final Map<KnownFile, Long> since = new LinkedHashMap<>();

    /** Those of which more will be known at a time, as what may be in their new place is looked at again then. */
    private final Map<KnownFile, Long> awaited = new LinkedHashMap<>();

    private final Map<Long, List<KnownFile>> byDigest = new HashMap<>();
    private final Map<Object, List<KnownFile>> byFile = new HashMap<>();

    private boolean gitAtWork;
    private long gitUntil;

    Departures(Time time, GitLock git) {
        this.time = time;
        this.git = git;
    }

    boolean contains(KnownFile file) {
        return isLeft(file) || awaited.containsKey(file);
    }

    /** Whether it is gone, and no look is awaited that may tell where to. */
    boolean isLeft(KnownFile file) {
        return since.containsKey(file);
    }

    boolean isEmpty() {
        return since.isEmpty() && awaited.isEmpty();
    }

    List<KnownFile> withDigest(long digest) {
        return byDigest.getOrDefault(digest, List.of());
    }

    /** Those that were the same file on the disk. */
    List<KnownFile> withFile(Object file) {
        return byFile.getOrDefault(file, List.of());
    }

    void add(KnownFile file) {
        if (!contains(file)) {
            since.put(file, time.nanos());
            add(byDigest, file.digest, file);
            add(byFile, file.stamp.file(), file);
        }
    }

    /** Holds a file until a look at a later time, when it may be known what has become of it. */
    void await(KnownFile file, long at) {
        if (contains(file)) {
            since.remove(file);
            awaited.put(file, at);
        }
    }

    /** Forgets a file that is there again, or that moved. */
    void remove(KnownFile file) {
        if (contains(file)) {
            since.remove(file);
            awaited.remove(file);
            remove(byDigest, file.digest, file);
            remove(byFile, file.stamp.file(), file);
        }
    }

    private static <K> void add(Map<K, List<KnownFile>> index, @Nullable K key, KnownFile file) {
        if (key != null) {
            index.computeIfAbsent(key, any -> new ArrayList<>(1)).add(file);
        }
    }

    private static <K> void remove(Map<K, List<KnownFile>> index, @Nullable K key, KnownFile file) {
        if (key != null) {
            index.computeIfPresent(key, (any, same) -> {
                same.remove(file);
                return same.isEmpty() ? null : same;
            });
        }
    }

    /** When to ask for those that are due, or the time given if that is earlier. */
    long next(long latest) {
        if (isEmpty()) {
            return latest;
        }
        long now = time.nanos();
        LongStream first = since.values().stream().limit(1).mapToLong(Long::longValue);
        LongStream others = awaited.values().stream().mapToLong(Long::longValue);
        long left = LongStream.concat(first, others)
                .map(at -> at + HOLD - now)
                .min()
                .orElseThrow();
        long next = now + (left > 0 ? left : RETRY);
        return latest - next < 0 ? latest : next;
    }

    /**
     * Those that have been gone long enough, in the order in which they left.
     *
     * @param busy whether so much happens that the other half of a move may be late
     */
    Collection<KnownFile> due(boolean busy) {
        List<KnownFile> due = new ArrayList<>();
        if (isEmpty()) {
            return due;
        }
        long hold = hold(busy);
        long now = time.nanos();
        for (Map.Entry<KnownFile, Long> departure : since.entrySet()) {
            if (now - departure.getValue() < hold) {
                break;
            }
            due.add(departure.getKey());
        }
        awaited.forEach((file, at) -> {
            if (now - at >= hold) {
                due.add(file);
            }
        });
        return due;
    }

    /** Whether some of them were held back while much happened, so that hints of where they are may be late as well. */
    boolean wereHeld(Collection<KnownFile> due) {
        long now = time.nanos();
        return due.stream().anyMatch(file -> now - since.getOrDefault(file, now) > LATE);
    }

    /** Git releases its lock when all is written, but of the last files nothing may be heard yet. */
    private long hold(boolean busy) {
        long now = time.nanos();
        boolean locked = git.exists();
        if (locked) {
            gitUntil = now + HOLD;
        }
        gitAtWork = locked || (gitAtWork && (busy || now - gitUntil < 0));
        return gitAtWork ? GIT_HOLD : busy ? STORM_HOLD : HOLD;
    }

    /** Those of which no look that is awaited will say more. */
    Collection<KnownFile> left() {
        return List.copyOf(since.keySet());
    }

    /** Those of which one may. */
    Collection<KnownFile> awaited() {
        return List.copyOf(awaited.keySet());
    }
}
