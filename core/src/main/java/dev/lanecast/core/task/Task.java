package dev.lanecast.core.task;

import static java.util.Objects.requireNonNull;

import dev.lanecast.core.telemetry.Spend;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands on the board: the summary of one file, without the document. Immutable.
 *
 * @param key unique on the board, see {@link TaskKey}
 * @param project the project's name
 * @param path the file, relative to the root, with {@code /}
 * @param id the label people use; not unique
 * @param title never null; the id where the file has none
 * @param agent the agent of the directory, else of the file
 * @param status as it stands in the file
 * @param lane the name of its lane
 * @param priority lower case; null where the file has none
 * @param times what the file says of when
 * @param laneSince since when it has stood in its lane
 * @param tags in the file's order
 * @param initiative what it belongs to
 * @param links other tasks it names
 * @param checklist null where nothing can be ticked
 * @param excerpt at most 160 characters of what it is about
 * @param spend what its model calls cost
 * @param flags what else to know
 * @param digest 64 bits of hash of the file's bytes, to tell a changed document
 */
public record Task(
        String key,
        String project,
        String path,
        String id,
        String title,
        @Nullable String agent,
        @Nullable String status,
        String lane,
        @Nullable String priority,
        Times times,
        LaneSince laneSince,
        List<String> tags,
        @Nullable String initiative,
        Links links,
        @Nullable Checklist checklist,
        String excerpt,
        Spend spend,
        Set<Flag> flags,
        long digest) {

    public Task {
        requireNonNull(key, "key");
        requireNonNull(id, "id");
        requireNonNull(laneSince, "laneSince");
        tags = List.copyOf(tags);
        flags = flags.isEmpty() ? Set.of() : Set.copyOf(flags);
    }

    /** The same task in another place; its key follows from the path, its agent from an agent's directory. */
    public Task at(String path, String lane) {
        String[] names = path.split("/", -1);
        String there = names.length > 2 ? names[1] : agent;
        return new Task(
                TaskKey.of(project, path),
                project,
                path,
                id,
                title,
                there,
                status,
                lane,
                priority,
                times,
                laneSince,
                tags,
                initiative,
                links,
                checklist,
                excerpt,
                spend,
                flags,
                digest);
    }

    /** The same task with another time of entry. */
    public Task withLaneSince(LaneSince laneSince) {
        return new Task(
                key,
                project,
                path,
                id,
                title,
                agent,
                status,
                lane,
                priority,
                times,
                laneSince,
                tags,
                initiative,
                links,
                checklist,
                excerpt,
                spend,
                flags,
                digest);
    }

    /** The same task with another cost. */
    public Task withSpend(Spend spend) {
        return spend.equals(this.spend)
                ? this
                : new Task(
                        key,
                        project,
                        path,
                        id,
                        title,
                        agent,
                        status,
                        lane,
                        priority,
                        times,
                        laneSince,
                        tags,
                        initiative,
                        links,
                        checklist,
                        excerpt,
                        spend,
                        flags,
                        digest);
    }

    /** The same task with or without a flag. */
    public Task withFlag(Flag flag, boolean on) {
        if (flags.contains(flag) == on) {
            return this;
        }
        EnumSet<Flag> changed = EnumSet.noneOf(Flag.class);
        changed.addAll(flags);
        if (on) {
            changed.add(flag);
        } else {
            changed.remove(flag);
        }
        return new Task(
                key,
                project,
                path,
                id,
                title,
                agent,
                status,
                lane,
                priority,
                times,
                laneSince,
                tags,
                initiative,
                links,
                checklist,
                excerpt,
                spend,
                changed,
                digest);
    }
}
