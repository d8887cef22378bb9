package dev.lanecast.watcher;

import dev.lanecast.core.task.Checklist;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts acceptance criteria that can be ticked. Not thread-safe. */
final class Criteria {

    private static final Pattern BOX =
            Pattern.compile("(?m)^[ \\t]*(?:(?:[-*+]|\\d{1,3}[.)])[ \\t]+)?\\[([ xX]?)](?!\\()");
    private static final List<String> TICKS = List.of("done", "completed", "checked");

    private int done;
    private int total;

    private Criteria() {}

    /** The count; null where there is nothing to tick. */
    static @Nullable Checklist count(@Nullable Item criteria) {
        Criteria count = new Criteria();
        if (criteria instanceof Item.Mapping map) {
            count.addMap(map);
        } else if (criteria != null) {
            count.add(criteria);
        }
        return count.total == 0 ? null : new Checklist(count.done, count.total);
    }

    private void add(Item criterion) {
        if (criterion instanceof Item.Sequence list) {
            addAll(list.items());
        } else if (criterion instanceof Item.Scalar scalar) {
            addBoxes(scalar.text());
        } else {
            addTicked((Item.Mapping) criterion);
        }
    }

    private void addBoxes(String text) {
        if (text.indexOf('[') < 0) {
            return;
        }
        Matcher box = BOX.matcher(text);
        while (box.find()) {
            tick(box.group(1).equalsIgnoreCase("x"));
        }
    }

    private void addAll(Collection<Item> criteria) {
        criteria.forEach(this::add);
    }

    private void addMap(Item.Mapping map) {
        for (Item value : map.fields().values()) {
            if (value instanceof Item.Scalar scalar && scalar.value() instanceof Boolean ticked) {
                tick(ticked);
            } else {
                add(value);
            }
        }
    }

    private void addTicked(Item.Mapping criterion) {
        for (String name : TICKS) {
            if (criterion.fields().get(name) instanceof Item.Scalar scalar
                    && scalar.value() instanceof Boolean ticked) {
                tick(ticked);
                return;
            }
        }
    }

    private void tick(boolean ticked) {
        total++;
        done += ticked ? 1 : 0;
    }
}
