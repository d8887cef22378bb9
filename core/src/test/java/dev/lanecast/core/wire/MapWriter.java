package dev.lanecast.core.wire;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds maps and lists from what is written, and refuses what a JSON generator would refuse. */
final class MapWriter implements FieldWriter {

    private final Deque<Object> open = new ArrayDeque<>();
    private @Nullable String name;
    private @Nullable Object root;

    /** The object that is written. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Consumer<FieldWriter> writing) {
        return (Map<String, Object>) value(writing);
    }

    /** The list that is written. */
    @SuppressWarnings("unchecked")
    static List<Object> list(Consumer<FieldWriter> writing) {
        return (List<Object>) value(writing);
    }

    /** The object that is written around fields. */
    static Map<String, Object> fields(Consumer<FieldWriter> writing) {
        return object(out -> {
            out.startObject();
            writing.accept(out);
            out.endObject();
        });
    }

    private static Object value(Consumer<FieldWriter> writing) {
        MapWriter writer = new MapWriter();
        writing.accept(writer);
        if (!writer.open.isEmpty() || writer.name != null || writer.root == null) {
            throw new IllegalStateException("Unfinished: " + writer.open + " " + writer.name);
        }
        return writer.root;
    }

    @Override
    public void startObject() {
        begin(new LinkedHashMap<String, Object>());
    }

    @Override
    public void endObject() {
        if (!(open.pop() instanceof Map)) {
            throw new IllegalStateException("Ends an object in a list");
        }
    }

    @Override
    public void startArray() {
        begin(new ArrayList<>());
    }

    @Override
    public void endArray() {
        if (!(open.pop() instanceof List)) {
            throw new IllegalStateException("Ends a list in an object");
        }
    }

    @Override
    public void name(String name) {
        if (this.name != null) {
            throw new IllegalStateException("Two names: " + this.name + ", " + name);
        }
        this.name = name;
    }

    @Override
    public void text(String text) {
        add(text);
    }

    @Override
    public void number(long number) {
        add(number);
    }

    @Override
    public void number(BigDecimal number) {
        add(number);
    }

    @Override
    public void truth(boolean value) {
        add(value);
    }

    @Override
    public void none() {
        add(null);
    }

    private void begin(Object container) {
        add(container);
        open.push(container);
    }

    @SuppressWarnings("unchecked")
    private void add(@Nullable Object value) {
        Object parent = open.peek();
        if (parent == null) {
            root = value;
        } else if (parent instanceof List) {
            ((List<Object>) parent).add(value);
        } else if (name == null || ((Map<String, Object>) parent).containsKey(name)) {
            throw new IllegalStateException("No name or one name twice: " + name + " for " + value);
        } else {
            ((Map<String, Object>) parent).put(name, value);
            name = null;
        }
    }
}
