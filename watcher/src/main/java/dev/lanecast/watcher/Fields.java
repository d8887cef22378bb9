package dev.lanecast.watcher;

import dev.lanecast.core.task.Flag;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one document as a task wants them; notes what it cannot use. Not thread-safe. */
final class Fields {

    private static final int LONGEST = 300;

    private final Map<String, Item> items;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    Fields(Item.Mapping document) {
        this.items = document.fields();
    }

    /** The item of that name; null if there is none, or if it is null. */
    @Nullable
    Item item(String name) {
        Item item = items.get(name);
        return item instanceof Item.Scalar scalar && scalar.value() == null ? null : item;
    }

    /** One line of text, however it looks; null if there is none, or it is blank, a list or a map. */
    @Nullable
    String line(String name) {
        Item item = item(name);
        if (item == null) {
            return null;
        }
        if (item instanceof Item.Scalar scalar) {
            String line = line(scalar);
            return line.isEmpty() ? null : line;
        }
        flag(Flag.FIELD_IGNORED);
        return null;
    }

    /** Running text as it stands; null if there is none. */
    @Nullable
    String prose(String name) {
        return item(name) instanceof Item.Scalar scalar ? scalar.text() : null;
    }

    void flag(Flag flag) {
        flags.add(flag);
    }

    Set<Flag> flags() {
        return flags;
    }

    /** The text of a scalar in one line of bounded length. */
    static String line(Item.Scalar scalar) {
        return Excerpt.cut(Excerpt.oneLine(scalar.text()), LONGEST);
    }
}
