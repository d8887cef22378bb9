package dev.lanecast.core.stream;

import dev.lanecast.core.stream.LiveStream.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest events, bounded by number and by weight. One thread writes, any number read without a lock. */
final class Ring {

    private final AtomicReferenceArray<@Nullable Held> slots;
    private final long maxWeight;
    private long weight;
    private long first = 1;
    private long next = 1;

    Ring(int capacity, long maxWeight) {
        this.slots = new AtomicReferenceArray<>(capacity);
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
        slots.set(index(next), new Held(event, eventWeight));
        weight += eventWeight;
        next++;
        while (weight > maxWeight && next - first > 1) {
            forget();
        }
    }

    /** The events after {@code seq} up to {@code last}, as many as the limits allow but one at least; null if some are gone. */
    @Nullable
    List<Numbered> after(long seq, long last, Limits limits) {
        List<Numbered> events = new ArrayList<>();
        long bytes = 0;
        for (long wanted = seq + 1; wanted <= last && events.size() < limits.events(); wanted++) {
            Held held = held(wanted);
            if (held == null) {
                return null;
            }
            bytes += held.weight;
            if (bytes > limits.bytes() && !events.isEmpty()) {
                break;
            }
            events.add(held.event);
        }
        return events;
    }

    /** The events up to {@code last} that are held without a gap, at most {@code limit}, the oldest first. */
    List<Numbered> newest(long last, int limit) {
        Deque<Numbered> events = new ArrayDeque<>();
        for (long wanted = last; wanted > 0 && events.size() < limit; wanted--) {
            Held held = held(wanted);
            if (held == null) {
                break;
            }
            events.addFirst(held.event);
        }
        return List.copyOf(events);
    }

    private @Nullable Held held(long seq) {
        Held held = slots.get(index(seq));
        return held == null || held.event.seq() != seq ? null : held;
    }

    private void forget() {
        Held oldest = slots.getAndSet(index(first), null);
        weight -= oldest == null ? 0 : oldest.weight;
        first++;
    }

    private int index(long seq) {
        return (int) (seq % slots.length());
    }

    private record Held(Numbered event, int weight) {}
}
