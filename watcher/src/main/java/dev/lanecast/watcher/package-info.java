/**
 * A task source over trees of YAML files, one task a file. Start at {@link dev.lanecast.watcher.YamlTaskSourceProvider}.
 */
package dev.lanecast.watcher;
