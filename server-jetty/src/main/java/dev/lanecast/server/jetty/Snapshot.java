package dev.lanecast.server.jetty;

import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.wire.Wire;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One state as messages of bounded size, each written when it is asked for and kept while there is room. All of them
 * carry the totals, so that they have the same fields. Thread-safe.
 */
final class Snapshot {

    private static final int MAX_BYTES = 48 * 1024;
    private static final int FRAME_BYTES = 256;

    private final View view;
    private final List<Task> tasks;
    private final List<InvalidFile> invalid;
    private final String totals;
    private final int room;
    private final List<Integer> starts = new ArrayList<>(List.of(0));
    private final List<SoftReference<String>> texts = new ArrayList<>();

    /**
     * The messages for a view.
     *
     * @param done how many finished tasks at most: the newest of all projects
     */
    Snapshot(View view, Lanes lanes, int done) {
        this.view = view;
        this.tasks = shown(view.sortedTasks(), lanes, done);
        this.invalid = view.sortedInvalid();
        this.totals = totals(view, lanes);
        this.room = MAX_BYTES - FRAME_BYTES - bytes(totals);
    }

    /** Whether it was made of that very view; comparing what is in them would cost more than making another. */
    @SuppressWarnings("ReferenceEquality")
    boolean shows(View other) {
        return view == other;
    }

    /** The number that the client is at when it has the last part. */
    long seq() {
        return view.seq();
    }

    /** The message of that index, from 0; null after the last one. They are to be asked for in order. */
    synchronized @Nullable String part(int index) {
        if (index >= starts.size()) {
            return null;
        }
        String kept = index < texts.size() ? texts.get(index).get() : null;
        if (kept != null) {
            return kept;
        }
        String text = write(index);
        if (index < texts.size()) {
            texts.set(index, new SoftReference<>(text));
        } else {
            texts.add(new SoftReference<>(text));
        }
        return text;
    }

    /** Whether no message follows the one of that index, which has been asked for. */
    synchronized boolean isLast(int index) {
        return index == starts.size() - 1;
    }

    private String write(int index) {
        StringJoiner taskTexts = new StringJoiner(",", "\"tasks\":[", "],");
        StringJoiner invalidTexts = new StringJoiner(",", "\"invalid\":[", "],");
        int entry = starts.get(index);
        int used = 0;
        for (; entry < tasks.size() + invalid.size(); entry++) {
            String text = entryText(entry);
            used += bytes(text) + 1;
            if (used > room && entry > starts.get(index)) {
                break;
            }
            (entry < tasks.size() ? taskTexts : invalidTexts).add(text);
        }
        boolean last = entry == tasks.size() + invalid.size();
        if (!last && starts.size() == index + 1) {
            starts.add(entry);
        }
        return head(index + 1, last) + taskTexts + invalidTexts + totals.substring(1);
    }

    private String entryText(int entry) {
        return Json.text(out -> {
            if (entry < tasks.size()) {
                Wire.task(tasks.get(entry), out);
            } else {
                Wire.invalid(invalid.get(entry - tasks.size()), out);
            }
        });
    }

    private String head(int number, boolean last) {
        String head = Json.object(out -> {
            out.field("type", "snapshot");
            out.field("epoch", view.epoch());
            out.field("seq", view.seq());
            out.field("part", number);
            out.field("last", last);
        });
        return head.substring(0, head.length() - 1) + ",";
    }

    private static String totals(View view, Lanes lanes) {
        return Json.object(out -> {
            Wire.costFields(view.costs(), out);
            Wire.budgets(view.costs().budgets(), out);
            out.name("counts");
            out.startObject();
            for (Lane lane : lanes.all()) {
                out.field(lane.name(), view.counts().getOrDefault(lane.name(), 0));
            }
            out.endObject();
        });
    }

    private static List<Task> shown(List<Task> tasks, Lanes lanes, int done) {
        Set<String> newest = tasks.stream()
                .filter(task -> isFinished(task, lanes))
                .sorted(LanePage.NEWEST_FIRST)
                .limit(done)
                .map(Task::key)
                .collect(Collectors.toSet());
        return tasks.stream()
                .filter(task -> !isFinished(task, lanes) || newest.contains(task.key()))
                .toList();
    }

    private static boolean isFinished(Task task, Lanes lanes) {
        return lanes.role(task.lane()) == LaneRole.FINISHED;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
