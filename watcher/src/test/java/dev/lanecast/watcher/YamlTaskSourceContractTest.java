package dev.lanecast.watcher;

import dev.lanecast.core.contract.TaskSourceContract;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TaskSource;
import dev.lanecast.core.task.TaskRoot;

class YamlTaskSourceContractTest implements TaskSourceContract {

    @Override
    public TaskSource source(TaskRoot root) {
        return new YamlTaskSourceProvider()
                .create(Settings.defaults().with("source.root", root.path()).with("source.project", root.project()));
    }

    @Override
    public String fileName(String name) {
        return name + ".yaml";
    }

    @Override
    public String good(String id, String title) {
        return "id: " + id + "\ntitle: " + title + "\n";
    }

    @Override
    public String bad() {
        return "title: one: two\n";
    }
}
