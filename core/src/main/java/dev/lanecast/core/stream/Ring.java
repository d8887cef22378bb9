package dev.lanecast.core.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest events, bounded by number and by weight. One thread writes, any number read without a lock. */
final class Ring {

    private final AtomicReferenceArray<@Nullable Numbered> slots;
    private final int[] weights;
    private final long maxWeight;
    private long weight;
    private long first = 1;
    private long next = 1;

    Ring(int capacity, long maxWeight) {
        this.slots = new AtomicReferenceArray<>(capacity);
        this.weights = new int[capacity];
        this.maxWeight = maxWeight;
    }

    /** Adds the next event; forgets the oldest ones if it must. */
    void add(Numbered event, int eventWeight) {
        if (event.seq() != next) {
            throw new IllegalArgumentException("Expected event [" + next + "] but got [" + event.seq() + "]");
        }
        if (next - first == slots.length()) {
            forget();
        }
        slots.set(index(next), event);
        weights[index(next)] = eventWeight;
        weight += eventWeight;
        next++;
        while (weight > maxWeight && next - first > 1) {
            forget();
        }
    }

    /** The events after {@code seq} up to {@code last}, at most {@code limit}; null if some are gone. */
    @Nullable
    List<Numbered> after(long seq, long last, int limit) {
        List<Numbered> events =
                new ArrayList<>((int) Math.max(0, Math.min(last - seq, Math.min(limit, slots.length()))));
        for (long wanted = seq + 1; wanted <= last && events.size() < limit; wanted++) {
            Numbered event = slots.get(index(wanted));
            if (event == null || event.seq() != wanted) {
                return null;
            }
            events.add(event);
        }
        return events;
    }

    /** The events up to {@code last} that are held without a gap, at most {@code limit}, the oldest first. */
    List<Numbered> newest(long last, int limit) {
        Deque<Numbered> events = new ArrayDeque<>();
        for (long wanted = last; wanted > 0 && events.size() < limit; wanted--) {
            Numbered event = slots.get(index(wanted));
            if (event == null || event.seq() != wanted) {
                break;
            }
            events.addFirst(event);
        }
        return List.copyOf(events);
    }

    private void forget() {
        slots.set(index(first), null);
        weight -= weights[index(first)];
        first++;
    }

    private int index(long seq) {
        return (int) (seq % slots.length());
    }
}
