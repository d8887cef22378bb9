package dev.lanecast.cli.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One map of the file. What is wrong with it is added to the faults, and stands for nothing. A key that is there twice is a
 * fault, but each of its values is read, so that theirs are found too. Not thread-safe.
 */
final class Section {

    private final Map<String, List<Node>> values = new LinkedHashMap<>();
    private final Mark mark;
    private final Faults faults;

    private Section(Mark mark, Faults faults) {
        this.mark = mark;
        this.faults = faults;
    }

    /** The map of a node; without keys where it may have any. */
    static Section of(Node node, String what, @Nullable Keys keys, Faults faults) {
        Section section = new Section(node.getStartMark(), faults);
        if (!(node instanceof MappingNode map)) {
            faults.add(node.getStartMark(), "[" + what + "] must be a map of keys and values");
            return section;
        }
        for (NodeTuple tuple : map.getValue()) {
            section.add(tuple, keys);
        }
        return section;
    }

    private void add(NodeTuple tuple, @Nullable Keys keys) {
        Node key = tuple.getKeyNode();
        String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (keys != null && !keys.names().contains(name)) {
            String mend = keys.nearest(name)
                    .map(near -> "did you mean [" + near + "]?")
                    .orElse("the keys here are " + keys.names());
            faults.add(key.getStartMark(), "unknown key [" + name + "]; " + mend);
            return;
        }
        List<Node> before = values.computeIfAbsent(name, absent -> new ArrayList<>());
        if (!before.isEmpty()) {
            faults.add(key.getStartMark(), "[" + name + "] is there twice; leave one out");
        }
        before.add(tuple.getValueNode());
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void forEach(BiConsumer<String, Node> action) {
        values.forEach((key, nodes) -> nodes.forEach(node -> action.accept(key, node)));
    }

    private List<Node> nodes(String key) {
        return values.getOrDefault(key, List.of());
    }

    void fault(String message) {
        faults.add(mark, message);
    }

    /** The map that a key has, and any that it should not have beside it. */
    List<Section> maps(String key, @Nullable Keys keys) {
        return nodes(key).stream().map(node -> of(node, key, keys, faults)).toList();
    }

    /** The maps of a list. */
    List<Section> sections(String key, Keys keys) {
        return nodes(key).stream()
                .flatMap(node -> items(key, node).stream())
                .map(item -> of(item, "an entry of " + key, keys, faults))
                .toList();
    }

    private List<Node> items(String key, Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        faults.add(node.getStartMark(), "[" + key + "] must be a list");
        return List.of();
    }

    Optional<String> text(String key) {
        return value(key, "a text", text -> text);
    }

    void mustHave(String... keys) {
        for (String key : keys) {
            if (!has(key)) {
                fault("[" + key + "] is missing here");
            }
        }
    }

    /** Whoever writes an empty list means something else than the default. */
    void mustNotBeEmpty(String key) {
        for (Node node : nodes(key)) {
            if (node instanceof SequenceNode list && list.getValue().isEmpty()) {
                faults.add(node.getStartMark(), "[" + key + "] is empty; name one or more, or leave it out");
            }
        }
    }

    /** A text that must be there. */
    String required(String key) {
        mustHave(key);
        return text(key).orElse("");
    }

    /** Whatever a reading makes of a text; it throws if the text cannot be what it should be. */
    <T> Optional<T> value(String key, String what, Function<String, T> reading) {
        Optional<T> last = Optional.empty();
        for (Node node : nodes(key)) {
            last = value(key, node, what, reading);
        }
        return last;
    }

    private <T> Optional<T> value(String key, Node node, String what, Function<String, T> reading) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        try {
            if (!text.isEmpty()) {
                return Optional.of(reading.apply(text));
            }
        } catch (RuntimeException e) {
            // The message below says it better.
        }
        faults.add(node.getStartMark(), "[" + key + "] must be " + what + ", but is [" + text + "]");
        return Optional.empty();
    }

    /** Dollars, from 0 to a million, as micro-dollars. */
    Optional<Long> micros(String key) {
        return value(key, "an amount of US dollars from 0 to 1000000 with at most six decimals", text -> {
            BigDecimal usd = new BigDecimal(text);
            if (usd.signum() < 0 || usd.compareTo(BigDecimal.valueOf(1_000_000)) > 0 || Math.abs(usd.scale()) > 20) {
                throw new IllegalArgumentException();
            }
            return usd.movePointRight(6).longValueExact();
        });
    }
}
