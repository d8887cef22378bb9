package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the nodes of one document into items, counting what aliases multiply. For one use. */
final class NodeReader {

    private static final int MOST_NODES = 10_000;
    private static final Set<String> SAFE_TAGS = Set.of(
            "str",
            "int",
            "float",
            "bool",
            "null",
            "timestamp",
            "binary",
            "seq",
            "map",
            "set",
            "omap",
            "pairs",
            "merge",
            "value");

    private int nodes;
    private int depth;

    Item read(Node node) throws FaultException {
        requireSafe(node);
        if (++nodes > MOST_NODES) {
            throw fault(node.getStartMark(), "the document has more than [" + MOST_NODES + "] values");
        }
        if (++depth > Yaml.MOST_DEPTH) {
            throw fault(node.getStartMark(), "the document is nested more than [" + Yaml.MOST_DEPTH + "] levels deep");
        }
        Item item = convert(node);
        depth--;
        return item;
    }

    private Item convert(Node node) throws FaultException {
        if (node instanceof ScalarNode scalar) {
            return new Item.Scalar(scalar.getValue(), Scalars.value(scalar.getTag(), scalar.getValue()));
        }
        if (node instanceof SequenceNode sequence) {
            List<Item> items = new ArrayList<>(sequence.getValue().size());
            for (Node item : sequence.getValue()) {
                items.add(read(item));
            }
            return new Item.Sequence(items);
        }
        return mapping((MappingNode) node);
    }

    private Item.Mapping mapping(MappingNode node) throws FaultException {
        Map<String, Item> fields = new LinkedHashMap<>();
        for (NodeTuple field : node.getValue()) {
            if (isMerge(field.getKeyNode())) {
                merge(field.getValueNode(), fields);
            }
        }
        Set<String> own = new HashSet<>();
        for (NodeTuple field : node.getValue()) {
            if (!isMerge(field.getKeyNode())) {
                String name = key(field.getKeyNode());
                if (!own.add(name)) {
                    throw fault(field.getKeyNode().getStartMark(), "found duplicate key [" + name + "]");
                }
                fields.put(name, read(field.getValueNode()));
            }
        }
        return new Item.Mapping(fields);
    }

    /** Of several merged maps the first wins, so that it comes last. */
    private void merge(Node value, Map<String, Item> fields) throws FaultException {
        List<Node> sources = value instanceof SequenceNode several ? several.getValue() : List.of(value);
        for (int i = sources.size() - 1; i >= 0; i--) {
            if (!(read(sources.get(i)) instanceof Item.Mapping source)) {
                throw fault(value.getStartMark(), "expected a mapping or list of mappings for merging");
            }
            fields.putAll(source.fields());
        }
    }

    private String key(Node node) throws FaultException {
        requireSafe(node);
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw fault(node.getStartMark(), "the key of a field must be text");
    }

    private static boolean isMerge(Node key) {
        return Tag.MERGE.equals(key.getTag());
    }

    private static void requireSafe(Node node) throws FaultException {
        String tag = node.getTag().getValue();
        boolean safe = tag.startsWith(Tag.PREFIX) && SAFE_TAGS.contains(tag.substring(Tag.PREFIX.length()));
        if (!safe) {
            throw fault(node.getStartMark(), "the tag [" + tag + "] is not allowed");
        }
    }

    static FaultException fault(@Nullable Mark mark, String message) {
        return mark == null
                ? new FaultException(message)
                : new FaultException(mark.getLine() + 1, mark.getColumn() + 1, message);
    }
}
