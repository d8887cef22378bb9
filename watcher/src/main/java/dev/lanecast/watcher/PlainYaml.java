package dev.lanecast.watcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the small part of YAML that nearly all task files keep to, several times faster than a whole parser: block maps and
 * lists, scalars of one line, literal text and short lists in brackets. It knows no fault: whatever it does not wholly
 * understand is left to {@link DocumentReader}, and where it answers, it answers the same (a test compares the two). For
 * one use.
 */
final class PlainYaml {

    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";
    private static final Item NOTHING = new Item.Scalar("", null);
    private static final int LONGEST_KEY = 100;
    private static final int MOST_DEPTH = Yaml.MOST_DEPTH / 2;
    private static final int MOST_VALUES = 1_000;

    private final PlainLines line;
    private int values;
    private int depth;

    private PlainYaml(PlainLines line) {
        this.line = line;
    }

    /** The document; null if it has to be read in another way. */
    static Item.@Nullable Mapping read(byte[] text) {
        try {
            return new PlainYaml(new PlainLines(text)).document();
        } catch (NotPlainException e) {
            return null;
        }
    }

    private Item.Mapping document() throws NotPlainException {
        line.next();
        if (line.is("---")) {
            line.next();
        }
        require(line.indent == 0);
        Item.Mapping document = mapping();
        require(line.indent < 0);
        return document;
    }

    /** A map whose first key stands at the start of the line. */
    private Item.Mapping mapping() throws NotPlainException {
        int indent = line.indent;
        Map<String, Item> fields = new LinkedHashMap<>();
        enter();
        do {
            int colon = colon(line.start);
            require(colon > 0);
            String name = line.text(line.start, colon);
            Item value = value(line.skipSpaces(colon + 1), indent, true);
            require(fields.put(name, value) == null);
        } while (line.indent == indent);
        depth--;
        require(line.indent < indent);
        return new Item.Mapping(fields);
    }

    private Item.Sequence sequence() throws NotPlainException {
        int indent = line.indent;
        List<Item> items = new ArrayList<>();
        enter();
        do {
            int at = line.skipSpaces(line.start + 1);
            if (at < line.end && colon(at) > 0) {
                line.enter(at);
                items.add(mapping());
            } else {
                items.add(value(at, indent, false));
            }
        } while (line.indent == indent && line.isDash(line.start));
        depth--;
        require(line.indent <= indent);
        return new Item.Sequence(items);
    }

    /** What stands at a place of the line or, if that is its end, in the lines below. */
    private Item value(int at, int indent, boolean ofKey) throws NotPlainException {
        require(++values <= MOST_VALUES);
        if (at < line.end) {
            Item item = inline(at, indent);
            require(line.indent <= indent);
            return item;
        }
        line.next();
        if (line.indent > indent || (ofKey && line.indent == indent && line.isDash(line.start))) {
            return line.isDash(line.start) ? sequence() : mapping();
        }
        return NOTHING;
    }

    private Item inline(int at, int indent) throws NotPlainException {
        char first = line.at(at);
        if (first == '|') {
            String text = line.literal(at + 1, indent);
            return new Item.Scalar(text, text);
        }
        Item item = switch (first) {
            case '"', '\'' -> quoted(at);
            case '[' -> list(at);
            default -> plain(at, line.end);
        };
        line.next();
        return item;
    }

    private Item quoted(int at) throws NotPlainException {
        int end = line.end - 1;
        require(end > at && line.at(end) == line.at(at));
        for (int i = at + 1; i < end; i++) {
            require(line.at(i) != line.at(at) && line.at(i) != '\\');
        }
        String text = line.text(at + 1, end);
        return new Item.Scalar(text, text);
    }

    private Item list(int at) throws NotPlainException {
        int end = line.end - 1;
        require(line.at(end) == ']');
        List<Item> items = new ArrayList<>();
        int start = line.skipSpaces(at + 1);
        while (start < end) {
            int comma = line.find(',', start, end);
            require(++values <= MOST_VALUES);
            items.add(listed(start, comma));
            start = line.skipSpaces(comma + 1);
            require(comma == end || start < end);
        }
        return new Item.Sequence(items);
    }

    private Item listed(int start, int comma) throws NotPlainException {
        int end = line.trimSpaces(start, comma);
        require(end > start);
        for (int i = start; i < end; i++) {
            require(INDICATORS.indexOf(line.at(i)) < (i == start ? 0 : 1));
        }
        return scalar(line.text(start, end));
    }

    private Item plain(int at, int end) throws NotPlainException {
        boolean dash = line.at(at) == '-' && at + 1 < end && line.at(at + 1) != ' ';
        require(dash || INDICATORS.indexOf(line.at(at)) < 0);
        for (int i = at + 1; i < end; i++) {
            char character = line.at(i);
            require(character != ':' || (i + 1 < end && line.at(i + 1) != ' '));
            require(character != '#' || line.at(i - 1) != ' ');
        }
        return scalar(line.text(at, end));
    }

    private static Item scalar(String text) {
        return new Item.Scalar(text, Scalars.value(ScalarTypes.of(text), text));
    }

    /** Where the colon of a simple key stands; 0 if there is none. */
    private int colon(int at) {
        int end = at;
        while (end < line.end && isKey(line.at(end))) {
            end++;
        }
        boolean key = end > at && end < at + LONGEST_KEY && Character.isLetter(line.at(at));
        boolean colon = end < line.end && line.at(end) == ':' && (end + 1 == line.end || line.at(end + 1) == ' ');
        return key && colon ? end : 0;
    }

    private static boolean isKey(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }

    private void enter() throws NotPlainException {
        require(++depth <= MOST_DEPTH);
        values++;
    }

    static void require(boolean understood) throws NotPlainException {
        if (!understood) {
            throw NotPlainException.THE_ONE;
        }
    }

    /** Says that a document is not plain; thrown so often that it carries nothing. */
    static final class NotPlainException extends Exception {

        private static final long serialVersionUID = 1L;
        static final NotPlainException THE_ONE = new NotPlainException();

        private NotPlainException() {
            super(null, null, false, false);
        }
    }
}
