package dev.lanecast.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final int KEYS = 3_000;

    private final Random random = new Random(42);
    private final Map<String, Integer> model = new HashMap<>();
    private Table<Integer> table = Table.empty();

    @Test
    void holdsWhatAMapHolds() {
        for (int step = 0; step < 5_000; step++) {
            change(step);
            String key = key();
            assertThat(table.get(key)).isEqualTo(model.get(key));
            assertThat(table.size()).isEqualTo(model.size());
        }
        assertThat(values(table)).containsExactlyInAnyOrderElementsOf(model.values());
    }

    @Test
    void anOldVersionNeverChanges() {
        for (int step = 0; step < 500; step++) {
            change(step);
        }
        Table<Integer> before = table;
        List<Integer> then = values(before);

        for (int step = 0; step < 500; step++) {
            change(1_000 + step);
        }
        table.withAll(Map.of("other", 1));

        assertThat(values(before)).isEqualTo(then);
        assertThat(before.get("other")).isNull();
        assertThat(values(table)).isNotEqualTo(then);
    }

    @Test
    void tellsWhatChangedSinceBefore() {
        for (int step = 0; step < 2_000; step++) {
            change(step);
        }
        Table<Integer> before = table;
        Map<String, Integer> then = new HashMap<>(model);
        for (int step = 0; step < 300; step++) {
            change(2_000 + step);
        }

        table.forEachChange(before, (key, value) -> {
            assertThat(then.get(key)).as(key).isNotEqualTo(value);
            if (value == null) {
                then.remove(key);
            } else {
                then.put(key, value);
            }
        });
        assertThat(then).isEqualTo(model);
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        assertThat(table.with("a", null).size()).isZero();
        assertThat(table.with("a", 1).with("a", null).size()).isZero();
    }

    @Test
    void manyAtOnceCountKnownKeysOnce() {
        Table<Integer> many = table.with("a", 1).withAll(Map.of("a", 2, "b", 3));

        assertThat(many.size()).isEqualTo(2);
        assertThat(values(many)).containsExactlyInAnyOrder(2, 3);
    }

    private void change(int value) {
        String key = key();
        if (random.nextInt(3) == 0) {
            table = table.with(key, null);
            model.remove(key);
        } else if (random.nextInt(100) == 0) {
            Map<String, Integer> many = Map.of(key, value, "b" + key, value);
            table = table.withAll(many);
            model.putAll(many);
        } else {
            table = table.with(key, value);
            model.put(key, value);
        }
    }

    private String key() {
        return "key-" + random.nextInt(KEYS);
    }

    private static List<Integer> values(Table<Integer> table) {
        List<Integer> values = new ArrayList<>();
        table.forEach(values::add);
        return values;
    }
}
