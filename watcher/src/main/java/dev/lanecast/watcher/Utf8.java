package dev.lanecast.watcher;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.reader.StreamReader;

/** Decodes the bytes of a file strictly. */
final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** The text, without its byte order mark; fails at the first byte or character that YAML does not allow. */
    static String decode(byte[] bytes) throws FaultException {
        return isPlain(bytes) ? new String(bytes, StandardCharsets.US_ASCII) : decodeAny(bytes);
    }

    /** Whether they are what nearly all files are made of; much cheaper than to decode with care. */
    private static boolean isPlain(byte[] bytes) {
        for (byte character : bytes) {
            if (character < ' ' ? character != '\n' && character != '\r' && character != '\t' : character == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String decodeAny(byte[] bytes) throws FaultException {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            throw at(text, text.length(), "the file is not valid UTF-8 here");
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        requirePrintable(text);
        return text;
    }

    private static void requirePrintable(String text) throws FaultException {
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            boolean plain = character >= ' ' && character < 0x7F;
            if (!plain && !StreamReader.isPrintable(character)) {
                throw at(text, i, "the control character [U+%04X] is not allowed here".formatted(character));
            }
            i += Character.charCount(character);
        }
    }

    private static FaultException at(String text, int end, String message) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new FaultException(line, text.codePointCount(start, end) + 1, message);
    }
}
