package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of a document: both what it means and how it was written. */
sealed interface Item {

    /** Names of fields that are text whatever they look like. */
    Set<String> TEXT_FIELDS = Set.of(
            "id",
            "task_id",
            "title",
            "agent",
            "status",
            "priority",
            "initiative",
            "description",
            "specification",
            "created_by",
            "created_at",
            "assigned_at",
            "started_at",
            "completed_at",
            "tags",
            "dependencies",
            "blocked_by",
            "blocks");

    /** Names of fields that are text at any depth. */
    Set<String> ID_FIELDS = Set.of("id", "task_id");

    /** The plain value, with numbers and truths as their source text if so asked. */
    @Nullable
    Object plain(boolean asText);

    /**
     * A single value.
     *
     * @param text as the file has it
     * @param value String, Boolean, Long, BigInteger, Double or null
     */
    record Scalar(String text, @Nullable Object value) implements Item {

        @Override
        public @Nullable Object plain(boolean asText) {
            return asText && value != null ? text : value;
        }
    }

    /** A list. */
    record Sequence(List<Item> items) implements Item {

        @Override
        public List<@Nullable Object> plain(boolean asText) {
            List<@Nullable Object> values = new ArrayList<>(items.size());
            items.forEach(item -> values.add(item.plain(asText)));
            return values;
        }
    }

    /** A map in the file's order, keys as their source text. */
    record Mapping(Map<String, Item> fields) implements Item {

        @Override
        public Map<String, @Nullable Object> plain(boolean asText) {
            return plain(ID_FIELDS);
        }

        /** The plain values of a whole document. */
        Map<String, @Nullable Object> document() {
            return plain(TEXT_FIELDS);
        }

        private Map<String, @Nullable Object> plain(Set<String> texts) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            fields.forEach((name, item) -> values.put(name, item.plain(texts.contains(name))));
            return values;
        }
    }
}
