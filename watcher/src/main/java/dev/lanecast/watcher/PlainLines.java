package dev.lanecast.watcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lanecast.watcher.PlainYaml.NotPlainException;
import java.nio.charset.Charset;
import org.yaml.snakeyaml.reader.StreamReader;

/** A text in UTF-8 line by line, passing over blank lines and comments. For one use. */
final class PlainLines {

    /** How many spaces stand before what the line holds; -1 after the last line. */
    int indent;

    /** Where what the line holds begins. */
    int start;

    /** Where it ends, without spaces. */
    int end;

    private static final byte DELETE = 0x7F;

    private final byte[] text;
    private final Charset charset;
    private int next;

    PlainLines(byte[] text) throws NotPlainException {
        this.text = text;
        this.charset = isAscii(text) ? ISO_8859_1 : UTF_8;
        if (charset == UTF_8) {
            PlainYaml.require(new String(text, UTF_8).codePoints().noneMatch(PlainLines::isStrange));
        }
    }

    private static boolean isAscii(byte[] text) throws NotPlainException {
        boolean ascii = true;
        for (byte character : text) {
            PlainYaml.require(character >= ' ' ? character != DELETE : character == '\n' || character < 0);
            ascii &= character >= 0;
        }
        return ascii;
    }

    /** What YAML takes for a line's end or does not allow, or this reader does not know how it is taken. */
    private static boolean isStrange(int character) {
        return character > '~'
                && (character == '\u0085'
                        || character == '\u00A0'
                        || character == '\u2028'
                        || character == '\u2029'
                        || character == '\uFEFF'
                        || character == '\uFFFD'
                        || !StreamReader.isPrintable(character));
    }

    /** Goes to the next line that holds something. */
    void next() {
        while (next < text.length) {
            int begin = next;
            int lineEnd = find('\n', begin, text.length);
            next = lineEnd + 1;
            start = skipSpaces(begin);
            if (start < lineEnd && text[start] != '#') {
                end = trimSpaces(start, lineEnd);
                indent = start - begin;
                return;
            }
        }
        indent = -1;
    }

    /** Takes the line as if it began here: what stands before is part of its indentation. */
    void enter(int at) {
        indent += at - start;
        start = at;
    }

    /** The character there if it is ASCII; else one that has no meaning in YAML. */
    char at(int place) {
        return (char) (text[place] & 0xFF);
    }

    String text(int from, int to) {
        return new String(text, from, to - from, charset);
    }

    /** Whether the line holds just this, at its very beginning. */
    boolean is(String wanted) {
        return indent == 0 && end - start == wanted.length() && text(start, end).equals(wanted);
    }

    /** Whether an entry of a list begins here. */
    boolean isDash(int at) {
        return text[at] == '-' && (at + 1 == end || text[at + 1] == ' ');
    }

    int skipSpaces(int from) {
        int at = from;
        while (at < text.length && text[at] == ' ') {
            at++;
        }
        return at;
    }

    int trimSpaces(int from, int to) {
        int at = to;
        while (at > from && text[at - 1] == ' ') {
            at--;
        }
        return at;
    }

    int find(char wanted, int from, int to) {
        int at = from;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }

    /** The literal text below the line, whose mark ends with an optional sign; goes to the line after it. */
    String literal(int sign, int parent) throws NotPlainException {
        boolean strip = sign < end && text[sign] == '-';
        PlainYaml.require(end == (strip ? sign + 1 : sign));
        int margin = skipSpaces(next) - next;
        PlainYaml.require(margin > parent && next + margin < text.length && text[next + margin] != '\n');
        byte[] literal = new byte[text.length - next];
        int length = 0;
        int kept = 0;
        while (next < text.length) {
            int lineEnd = find('\n', next, text.length);
            int spaces = Math.min(skipSpaces(next), lineEnd) - next;
            boolean blank = next + spaces == lineEnd;
            if (!blank && spaces < margin) {
                break;
            }
            PlainYaml.require(lineEnd < text.length && (!blank || spaces <= margin));
            if (!blank) {
                System.arraycopy(text, next + margin, literal, length, lineEnd - next - margin);
                length += lineEnd - next - margin;
            }
            literal[length++] = '\n';
            kept = blank ? kept : length;
            next = lineEnd + 1;
        }
        next();
        return new String(literal, 0, strip ? kept - 1 : kept, charset);
    }
}
