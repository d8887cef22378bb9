package dev.lanecast.watcher;

import dev.lanecast.core.task.Flag;
import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskKey;
import dev.lanecast.core.task.Times;
import dev.lanecast.core.telemetry.Spend;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a task of a document. The only place that knows the names of fields. Thread-safe. */
final class TaskReader {

    private static final int MOST_TAGS = 100;

    private final String project;
    private final StringPool pool = new StringPool();

    TaskReader(String project) {
        this.project = project;
    }

    Task read(Item.Mapping document, Place place, Instant modified, long digest) {
        Fields fields = new Fields(document);
        String id = id(fields, place);
        String title = fields.line("title");
        String priority = fields.line("priority");
        Times times = times(fields, modified);
        return new Task(
                TaskKey.of(project, place.path()),
                project,
                place.path(),
                id,
                title == null ? id : title,
                agent(fields, place),
                pool.shared(fields.line("status")),
                place.lane().name(),
                pool.shared(priority == null ? null : priority.toLowerCase(Locale.ROOT)),
                times,
                LaneSince.of(place.lane().role(), times),
                tags(fields),
                pool.shared(fields.line("initiative")),
                TaskLinks.read(fields),
                Criteria.count(fields.item("acceptance_criteria")),
                excerpt(fields),
                Spend.NONE,
                fields.flags(),
                digest);
    }

    private static String id(Fields fields, Place place) {
        String id = fields.line("id");
        if (id == null) {
            id = fields.line("task_id");
        }
        if (id != null) {
            return id;
        }
        fields.flag(Flag.ID_INFERRED);
        return place.inferredId();
    }

    private @Nullable String agent(Fields fields, Place place) {
        String named = fields.line("agent");
        if (place.agent() == null) {
            return pool.shared(named);
        }
        if (named != null && !named.equals(place.agent())) {
            fields.flag(Flag.AGENT_MISMATCH);
        }
        return pool.shared(place.agent());
    }

    private static Times times(Fields fields, Instant modified) {
        return new Times(
                TimeText.read("created_at", fields),
                TimeText.read("assigned_at", fields),
                TimeText.read("started_at", fields),
                TimeText.read("completed_at", fields),
                modified);
    }

    private List<String> tags(Fields fields) {
        Item item = fields.item("tags");
        if (item == null) {
            return List.of();
        }
        Set<String> tags = new LinkedHashSet<>();
        if (item instanceof Item.Scalar text) {
            Stream.of(text.text().split(",")).forEach(tag -> addTag(new Item.Scalar(tag, tag), fields, tags));
        } else if (item instanceof Item.Sequence list) {
            list.items().forEach(tag -> addTag(tag, fields, tags));
        } else {
            fields.flag(Flag.FIELD_IGNORED);
        }
        return tags.stream().limit(MOST_TAGS).toList();
    }

    private void addTag(Item item, Fields fields, Set<String> tags) {
        if (!(item instanceof Item.Scalar tag) || tag.value() == null) {
            fields.flag(Flag.FIELD_IGNORED);
            return;
        }
        String text = pool.shared(Fields.line(tag));
        if (text != null && !text.isEmpty()) {
            tags.add(text);
        }
    }

    private static String excerpt(Fields fields) {
        return Stream.of("description", "specification", "context")
                .map(fields::prose)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .map(Excerpt::of)
                .orElse("");
    }
}
