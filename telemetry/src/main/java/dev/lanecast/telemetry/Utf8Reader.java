package dev.lanecast.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8, and knows where it is. It fails with a {@link java.nio.charset.CharacterCodingException} at what is none,
 * but hands out everything before it first. Leaves the input open.
 */
final class Utf8Reader extends Reader {

    private final InputStream input;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(8_192).flip();
    private boolean ended;
    private int line = 1;
    private int column = 1;
    private boolean atEnd;

    Utf8Reader(InputStream input) {
        this.input = input;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(buffer, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int count = chars.position() - offset;
            if (count > 0 || result.isOverflow()) {
                advance(buffer, offset, count);
                return count;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (ended) {
                atEnd = true;
                return -1;
            }
            fill();
        }
    }

    @Override
    public void close() {}

    /** The line after the characters handed out, from 1. */
    int line() {
        return line;
    }

    /** The column after the characters handed out, from 1. */
    int column() {
        return column;
    }

    /** Whether the reader has met the end of the input. */
    boolean atEnd() {
        return atEnd;
    }

    private void advance(char[] buffer, int offset, int count) {
        int end = offset + count;
        int lines = 0;
        int begin = offset - column + 1;
        for (int i = offset; i < end; i++) {
            if (buffer[i] == '\n') {
                lines++;
                begin = i + 1;
            }
        }
        line += lines;
        column = end - begin + 1;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = input.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
    }
}
