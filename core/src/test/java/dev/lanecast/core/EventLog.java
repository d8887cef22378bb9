package dev.lanecast.core;

import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.View;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a listener hears. Thread-safe. */
final class EventLog implements EventListener {

    private final List<Numbered> events = new ArrayList<>();
    private final List<View> resets = new ArrayList<>();

    @Override
    public synchronized void onEvent(Numbered event) {
        events.add(event);
        notifyAll();
    }

    @Override
    public synchronized void onReset(View view) {
        resets.add(view);
        notifyAll();
    }

    synchronized List<Long> numbers() {
        return events.stream().map(Numbered::seq).toList();
    }

    synchronized List<String> types() {
        return events.stream().map(event -> event.event().type()).toList();
    }

    synchronized List<View> resets() {
        return List.copyOf(resets);
    }

    /** Blocks until it has heard the event of that number; the test's time limit ends a vain wait. */
    synchronized void await(long seq) throws InterruptedException {
        while (!numbers().contains(seq)) {
            wait();
        }
    }

    /** Blocks until it has learnt that events are gone. */
    synchronized void awaitReset() throws InterruptedException {
        while (resets.isEmpty()) {
            wait();
        }
    }

    /** Blocks until it has heard an event of that type. */
    synchronized void await(String type) throws InterruptedException {
        while (!types().contains(type)) {
            wait();
        }
    }
}
