package dev.lanecast.watcher;

import java.util.Arrays;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * The characters of a document, all at hand. SnakeYAML's own reader holds a thousand of them and, while a word goes on,
 * copies what it holds for each thousand more, so that one long word costs a hundred times its memory.
 */
final class WholeText extends StreamReader {

    private static final String NAME = "file";
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /** Surely too many, whatever else the document is nested in. */
    private static final int MOST_OPEN = 2 * Yaml.MOST_DEPTH;

    private final int[] characters;
    private int at;
    private int document;
    private int line;
    private int column;
    private int open;

    /** All characters must be allowed in YAML. */
    WholeText(String text) {
        super("");
        this.characters = characters(text.toCharArray());
    }

    /** By hand, as a stream of a long text takes longer than its parser. */
    private static int[] characters(char... text) {
        int[] characters = new int[text.length];
        int count = 0;
        for (int i = 0; i < text.length; i++) {
            boolean pair = Character.isHighSurrogate(text[i]) && i + 1 < text.length;
            characters[count++] = pair ? Character.toCodePoint(text[i], text[++i]) : text[i];
        }
        return count == text.length ? characters : Arrays.copyOf(characters, count);
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int ahead) {
        return at + ahead < characters.length ? characters[at + ahead] : 0;
    }

    @Override
    public String prefix(int length) {
        return new String(characters, at, Math.min(length, characters.length - at));
    }

    /** The parser asks for it only within a line. */
    @Override
    public String prefixForward(int length) {
        String prefix = prefix(length);
        at += Math.min(length, characters.length - at);
        column += length;
        return prefix;
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        if (length == 1) {
            nest(peek());
        }
        for (int end = Math.min(at + length, characters.length); at < end; ) {
            step(characters[at++]);
        }
    }

    /**
     * The parser steps over a single bracket only where that begins or ends a list or map. It looks for a key a thousand
     * characters ahead, at each of which it goes through all that are open.
     */
    private void nest(int character) {
        if (character == '[' || character == '{') {
            if (++open > MOST_OPEN) {
                throw new ScannerException(null, null, Yaml.TOO_DEEP, getMark());
            }
        } else if (character == ']' || character == '}') {
            open--;
        }
    }

    private void step(int character) {
        if (Constant.LINEBR.has(character) || (character == '\r' && at < characters.length && peek() != '\n')) {
            line++;
            column = 0;
        } else if (character != BYTE_ORDER_MARK) {
            column++;
        }
    }

    @Override
    public Mark getMark() {
        return new Mark(NAME, at, line, column, characters, at);
    }

    @Override
    public int getIndex() {
        return at;
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getDocumentIndex() {
        return at - document;
    }

    @Override
    public void resetDocumentIndex() {
        document = at;
    }
}
