package dev.lanecast.core.stream;

import dev.lanecast.core.event.BoardEvent;
import dev.lanecast.core.event.BoardEvent.TaskDeleted;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.CostSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a client holds that took one view and applied every event after it, as the protocol tells it to. */
final class ClientModel {

    final Map<String, Task> tasks = new HashMap<>();
    final Map<String, InvalidFile> invalid = new HashMap<>();
    CostSummary costs;
    long seq;

    ClientModel(View view) {
        view.tasks().forEach(task -> tasks.put(task.key(), task));
        view.invalid().forEach(file -> invalid.put(file.key(), file));
        costs = view.costs();
        seq = view.seq();
    }

    void apply(Numbered numbered) {
        if (numbered.seq() != ++seq) {
            throw new IllegalStateException("Expected [" + seq + "] but got [" + numbered.seq() + "]");
        }
        if (numbered.event() instanceof BoardEvent event) {
            board(event);
        } else if (numbered.event() instanceof CostEvent.CostUpdate update) {
            costs = update.summary();
        } else if (numbered.event() instanceof CostEvent.TaskCost cost) {
            cost.tasks().forEach((key, spend) -> tasks.computeIfPresent(key, (same, task) -> task.withSpend(spend)));
        }
    }

    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        tasks.values().forEach(task -> counts.merge(task.lane(), 1, Integer::sum));
        return counts;
    }

    private void board(BoardEvent event) {
        if (event.from() != null) {
            drop(event.from().key());
        }
        drop(event.key());
        if (event instanceof TaskDeleted) {
            return;
        }
        if (event.task() != null) {
            tasks.put(event.key(), event.task());
        }
        if (event instanceof TaskInvalid broken) {
            invalid.put(event.key(), broken.invalid());
        }
    }

    private void drop(String key) {
        tasks.remove(key);
        invalid.remove(key);
    }
}
