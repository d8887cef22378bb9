package dev.lanecast.watcher;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.task.TaskRoot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a source of YAML tasks needs to know. The keys are {@code source.root} (required), {@code source.project},
 * {@code source.lanes} (lines of {@code name role}) and {@code source.mode} ({@code auto}, {@code native} or {@code poll}).
 *
 * @param root the tree, absolute
 * @param lanes the directories under it that count
 * @param mode how to learn of changes
 */
public record WatcherSettings(TaskRoot root, Lanes lanes, ModeChoice mode) {

    /** The default lanes, and the mode that fits the file system. */
    public static WatcherSettings defaults(TaskRoot root) {
        return new WatcherSettings(root, Lanes.defaults(), ModeChoice.AUTO);
    }

    /**
     * Reads the settings of a source.
     *
     * @throws ConfigurationException if one of them is missing or cannot work
     */
    public static WatcherSettings from(Settings settings) {
        Path path = settings.path("source.root")
                .orElseThrow(() -> new ConfigurationException(
                        "The setting [source.root] is missing; set it to the directory that holds the lanes"));
        Path root = path.toAbsolutePath().normalize();
        Path name = root.getFileName();
        String project = settings.text("source.project").orElse(name == null ? "root" : name.toString());
        return new WatcherSettings(new TaskRoot(project, root), lanes(settings), mode(settings));
    }

    /** The same with other lanes. */
    public WatcherSettings withLanes(Lanes lanes) {
        return new WatcherSettings(root, lanes, mode);
    }

    /** The same with another mode. */
    public WatcherSettings withMode(ModeChoice mode) {
        return new WatcherSettings(root, lanes, mode);
    }

    private static Lanes lanes(Settings settings) {
        List<String> lines = settings.list("source.lanes");
        if (lines.isEmpty()) {
            return Lanes.defaults();
        }
        List<Lane> lanes = new ArrayList<>();
        try {
            for (String line : lines) {
                int space = line.lastIndexOf(' ');
                LaneRole role = LaneRole.valueOf(line.substring(space + 1).toUpperCase(Locale.ROOT));
                lanes.add(new Lane(line.substring(0, Math.max(space, 0)).strip(), lanes.size(), role));
            }
            return new Lanes(lanes);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "The setting [source.lanes] must have lines such as [inbox waiting], but is [" + lines + "]", e);
        }
    }

    private static ModeChoice mode(Settings settings) {
        String mode = settings.text("source.mode").orElse("auto");
        try {
            return ModeChoice.valueOf(mode.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "The setting [source.mode] must be auto, native or poll, but is [" + mode + "]", e);
        }
    }

    /** How to learn of changes. */
    public enum ModeChoice {
        /** As the file system allows. */
        AUTO,
        /** The system tells. */
        NATIVE,
        /** By looking at intervals. */
        POLL
    }
}
