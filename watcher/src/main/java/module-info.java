/**
 * Watches trees of YAML task files. It provides a task source and exports its settings.
 */
@org.jspecify.annotations.NullMarked
module dev.lanecast.watcher {
    requires static transitive org.jspecify;
    requires transitive dev.lanecast.core;
    requires org.yaml.snakeyaml;

    exports dev.lanecast.watcher;

    provides dev.lanecast.core.spi.TaskSourceProvider with
            dev.lanecast.watcher.YamlTaskSourceProvider;
}
