package dev.lanecast.server.jetty;

import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.LaneSince;
import dev.lanecast.core.task.Links;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.task.TaskKey;
import dev.lanecast.core.task.Times;
import dev.lanecast.core.telemetry.Spend;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Makes tasks. */
final class Tasks {

    private Tasks() {}

    /** A task at a path such as {@code assigned/qa/x.yaml}; its id is the file's name. */
    static Task at(String path) {
        String[] names = path.split("/");
        String agent = names.length > 2 ? names[1] : null;
        String id = names[names.length - 1].replace(".yaml", "");
        return new Task(
                TaskKey.of(BoardFixture.ROOT.project(), path),
                BoardFixture.ROOT.project(),
                path,
                id,
                "Title of " + id,
                agent,
                names[0].equals("done") ? "done" : "new",
                names[0],
                "high",
                new Times(null, null, null, null, BoardFixture.NOW),
                new LaneSince(BoardFixture.NOW, LaneSince.Source.MTIME),
                List.of("urgent"),
                null,
                Links.NONE,
                null,
                "What " + id + " is about",
                Spend.NONE,
                Set.of(),
                7);
    }

    static Task titled(Task task, String title) {
        return new Task(
                task.key(),
                task.project(),
                task.path(),
                task.id(),
                title,
                task.agent(),
                task.status(),
                task.lane(),
                task.priority(),
                task.times(),
                task.laneSince(),
                task.tags(),
                task.initiative(),
                task.links(),
                task.checklist(),
                task.excerpt(),
                task.spend(),
                task.flags(),
                task.digest());
    }

    static Task since(String path, Instant since) {
        return at(path).withLaneSince(new LaneSince(since, LaneSince.Source.FIELD));
    }

    static InvalidFile broken(String path) {
        String project = BoardFixture.ROOT.project();
        return new InvalidFile(
                TaskKey.of(project, path),
                project,
                path,
                path.split("/")[0],
                new InvalidFile.Fault(3, 7, "found a tab"),
                BoardFixture.NOW);
    }
}
