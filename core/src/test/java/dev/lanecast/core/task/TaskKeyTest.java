package dev.lanecast.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskKeyTest {

    @Test
    void isOpaqueAndShort() {
        assertThat(TaskKey.of("shop", "inbox/日本.yaml")).matches("[A-Za-z0-9_-]{1,64}");
    }

    @Test
    void isTheSameForTheSamePlace() {
        assertThat(TaskKey.of("shop", "inbox/a.yaml"))
                .isEqualTo(TaskKey.of("shop", "inbox/a.yaml", ""))
                .isEqualTo("GtymDS37XsgbXyMJegnAFw");
    }

    @Test
    void differsByProjectPathAndEntry() {
        Set<String> keys = new HashSet<>();
        keys.add(TaskKey.of("shop", "inbox/a.yaml"));
        keys.add(TaskKey.of("shop~2", "inbox/a.yaml"));
        keys.add(TaskKey.of("shop", "inbox/b.yaml"));
        keys.add(TaskKey.of("shop", "inbox/a.yaml", "1"));
        keys.add(TaskKey.of("shopinbox", "/a.yaml"));

        assertThat(keys).hasSize(5);
    }
}
