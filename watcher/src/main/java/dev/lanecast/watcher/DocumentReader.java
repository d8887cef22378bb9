package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;

/** Builds the items of one document from the events of its parser, counting what aliases multiply. For one use. */
final class DocumentReader {

    private static final int MOST_VALUES = 10_000;
    private static final int MOST_ALIASES = 10;
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

    private final Parser parser;
    private final Map<String, @Nullable Anchored> anchors = new HashMap<>();
    private int values;
    private int depth;
    private int deepest;
    private int aliases;

    DocumentReader(Parser parser) {
        this.parser = parser;
    }

    /** The only document of the stream, which is a map. */
    Item.Mapping read() throws FaultException {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw new FaultException("the file is empty");
        }
        parser.getEvent();
        Event root = parser.getEvent();
        Item item = value(root);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw fault(parser.peekEvent().getStartMark(), "expected a single document, but found another document");
        }
        if (item instanceof Item.Mapping document) {
            return document;
        }
        throw fault(root.getStartMark(), "a task is a map of fields, but this is something else");
    }

    private Item value(Event event) throws FaultException {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor == null) {
            return fresh(event);
        }
        // Until it is whole, an alias to it would stand within it.
        anchors.put(anchor, null);
        int before = values;
        int deepestBefore = deepest;
        deepest = depth;
        Item item = fresh(event);
        anchors.put(anchor, new Anchored(item, values - before, deepest - depth));
        deepest = Math.max(deepest, deepestBefore);
        return item;
    }

    private Item fresh(Event event) throws FaultException {
        count(1, 1, event);
        if (event instanceof ScalarEvent scalar) {
            Tag tag = tag(scalar);
            return new Item.Scalar(scalar.getValue(), Scalars.value(tag, scalar.getValue()));
        }
        requireSafe(((CollectionStartEvent) event).getTag(), event);
        depth++;
        Item item = event instanceof MappingStartEvent ? mapping() : sequence();
        depth--;
        return item;
    }

    private Item alias(AliasEvent event) throws FaultException {
        Anchored known = known(event);
        if (!(known.item() instanceof Item.Scalar) && ++aliases > MOST_ALIASES) {
            throw fault(
                    event.getStartMark(),
                    "the document has more than [" + MOST_ALIASES + "] aliases of lists and maps");
        }
        count(known.values(), known.height(), event);
        return known.item();
    }

    private Anchored known(AliasEvent event) throws FaultException {
        String anchor = event.getAnchor();
        Anchored known = anchors.get(anchor);
        if (known == null) {
            String message = anchors.containsKey(anchor)
                    ? "the alias [" + anchor + "] stands within what it names"
                    : "found undefined alias [" + anchor + "]";
            throw fault(event.getStartMark(), message);
        }
        return known;
    }

    /** Notes so many values in so many levels below this one. */
    private void count(int more, int levels, Event event) throws FaultException {
        values += more;
        if (values > MOST_VALUES) {
            throw fault(event.getStartMark(), "the document has more than [" + MOST_VALUES + "] values");
        }
        deepest = Math.max(deepest, depth + levels);
        if (deepest > Yaml.MOST_DEPTH) {
            throw fault(event.getStartMark(), Yaml.TOO_DEEP);
        }
    }

    private Item sequence() throws FaultException {
        List<Item> items = new ArrayList<>();
        for (Event event = parser.getEvent(); !event.is(Event.ID.SequenceEnd); event = parser.getEvent()) {
            items.add(value(event));
        }
        return new Item.Sequence(items);
    }

    private Item mapping() throws FaultException {
        Map<String, Item> own = new LinkedHashMap<>();
        Map<String, Item> merged = new LinkedHashMap<>();
        for (Event event = parser.getEvent(); !event.is(Event.ID.MappingEnd); event = parser.getEvent()) {
            if (event instanceof ScalarEvent scalar && Tag.MERGE.equals(tag(scalar))) {
                merge(merged);
                continue;
            }
            String name = key(event);
            if (own.containsKey(name)) {
                throw fault(event.getStartMark(), "found duplicate key [" + name + "]");
            }
            own.put(name, value(parser.getEvent()));
        }
        if (merged.isEmpty()) {
            return new Item.Mapping(own);
        }
        merged.putAll(own);
        return new Item.Mapping(merged);
    }

    /** Of several maps in a list the first wins, so that it comes last. */
    private void merge(Map<String, Item> fields) throws FaultException {
        Event event = parser.getEvent();
        Item value = value(event);
        List<Item> sources = value instanceof Item.Sequence several ? several.items() : List.of(value);
        for (int i = sources.size() - 1; i >= 0; i--) {
            if (!(sources.get(i) instanceof Item.Mapping source)) {
                throw fault(event.getStartMark(), "expected a mapping or list of mappings for merging");
            }
            fields.putAll(source.fields());
        }
    }

    private String key(Event event) throws FaultException {
        boolean text = event instanceof ScalarEvent || event instanceof AliasEvent;
        if (text && value(event) instanceof Item.Scalar key) {
            return key.text();
        }
        throw fault(event.getStartMark(), "the key of a field must be text");
    }

    private static Tag tag(ScalarEvent scalar) throws FaultException {
        String tag = scalar.getTag();
        if (tag == null || tag.equals("!")) {
            return scalar.getImplicit().canOmitTagInPlainScalar() ? ScalarTypes.of(scalar.getValue()) : Tag.STR;
        }
        requireSafe(tag, scalar);
        return new Tag(tag);
    }

    private static void requireSafe(@Nullable String tag, Event event) throws FaultException {
        boolean safe = tag == null
                || tag.equals("!")
                || (tag.startsWith(Tag.PREFIX) && SAFE_TAGS.contains(tag.substring(Tag.PREFIX.length())));
        if (!safe) {
            throw fault(event.getStartMark(), "the tag [" + tag + "] is not allowed");
        }
    }

    static FaultException fault(@Nullable Mark mark, String message) {
        return mark == null
                ? new FaultException(message)
                : new FaultException(mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    /** What an anchor names: with how many values, in how many levels. */
    private record Anchored(Item item, int values, int height) {}
}
