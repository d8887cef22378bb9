package dev.lanecast.watcher;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Gives every file name a text of its own and back, whatever its bytes and whatever the locale: each byte that is not
 * UTF-8 is written as the replacement character and its two hexadecimal digits.
 */
final class TreeNames {

    private static final String REPLACEMENT = "\uFFFD";

    /** One that is part of the name must not look like an escape. */
    private static final String ESCAPED_REPLACEMENT = "\uFFFDEF\uFFFDBF\uFFFDBD";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final boolean BYTES = File.separatorChar == '/';

    private TreeNames() {}

    /** The text of a file's own name. */
    static String text(Path name) {
        String text = name.toString();
        return !BYTES || isAscii(text) ? text : decode(bytes(name));
    }

    /** The file of a relative path of such texts. */
    static Path resolve(Path root, String path) {
        if (!BYTES || isAscii(path)) {
            return root.resolve(path);
        }
        StringBuilder uri = new StringBuilder(root.toUri().toString());
        if (uri.charAt(uri.length() - 1) != '/') {
            uri.append('/');
        }
        for (byte part : encode(path)) {
            if (part == '/') {
                uri.append('/');
            } else {
                uri.append('%').append(HEX.toHexDigits(part));
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Only the URI of a path shows its bytes. */
    private static byte[] bytes(Path name) {
        String path = name.toAbsolutePath().toUri().getRawPath();
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = path.lastIndexOf('/', end - 1) + 1; i < end; i++) {
            if (path.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(path, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(path.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StringBuilder text = new StringBuilder();
        while (in.hasRemaining()) {
            CharBuffer valid = CharBuffer.allocate(in.remaining());
            CoderResult result = decoder.reset().decode(in, valid, true);
            text.append(valid.flip().toString().replace(REPLACEMENT, ESCAPED_REPLACEMENT));
            for (int i = 0; result.isError() && i < result.length(); i++) {
                text.append(REPLACEMENT).append(HEX.toHexDigits(in.get()));
            }
        }
        return text.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static byte[] encode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            if (text.startsWith(REPLACEMENT, i) && isEscape(text, i)) {
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 3;
            } else {
                int character = text.codePointAt(i);
                bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(character);
            }
        }
        return bytes.toByteArray();
    }
}
