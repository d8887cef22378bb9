package dev.lanecast.telemetry.transcript;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineScanTest {

    private static final List<Needle> NEEDLES = List.of(new Needle("ab"), new Needle("bcb"), new Needle("c"));

    @Test
    void findsTheLinesThatAPlainSearchFinds() throws IOException {
        Random random = new Random(11);
        LineScan scan = new LineScan(NEEDLES);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(400);
            for (int i = 0; i < length; i++) {
                text.append("aabbbxxxxxxxxxxxxc\n\n".charAt(random.nextInt(20)));
            }
            List<String> found = new ArrayList<>();
            long whole = scan.scan(
                    pieces(text.toString(), random),
                    (bytes, begin, end) -> found.add(new String(bytes, begin, end - begin, UTF_8)),
                    count -> {});
            assertThat(found).isEqualTo(plain(text.toString()));
            assertThat(whole).isEqualTo(text.lastIndexOf("\n") + 1);
        }
    }

    @Test
    void findsTheEndsOfLinesThatAPlainSearchFinds() {
        Random random = new Random(12);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            for (int i = 0; i < random.nextInt(4) && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = '\n';
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            String text = new String(bytes, from, to - from, ISO_8859_1);
            int first = text.indexOf('\n');
            assertThat(ByteScan.first(bytes, (byte) '\n', from, to)).isEqualTo(first < 0 ? to : from + first);
            assertThat(ByteScan.behindLast(bytes, (byte) '\n', from, to)).isEqualTo(from + text.lastIndexOf('\n') + 1);
        }
    }

    @Test
    void findsATextWhereAPlainSearchFindsIt() {
        Random random = new Random(13);
        for (int round = 0; round < 10_000; round++) {
            String bytes = random(random, random.nextInt(40));
            String text = random(random, 1 + random.nextInt(3));
            int from = random.nextInt(bytes.length() + 1);
            int to = random.nextInt(bytes.length() + 1);
            int found = bytes.substring(0, Math.max(from, to)).indexOf(text, from);
            assertThat(new Needle(text).find(bytes.getBytes(UTF_8), from, to))
                    .as("[%s] in [%s] from %d to %d", text, bytes, from, to)
                    .isEqualTo(found < 0 || from > to ? to : found);
        }
    }

    private static String random(Random random, int length) {
        return random.ints(length, 0, 4)
                .mapToObj(i -> "ae\"_".substring(i, i + 1))
                .collect(Collectors.joining());
    }

    @Test
    void findsAByteBeyondAscii() {
        byte[] bytes = "a\u00e9b".repeat(5).getBytes(UTF_8);
        assertThat(ByteScan.first(bytes, (byte) 0xC3, 2, bytes.length)).isEqualTo(5);
        assertThat(ByteScan.behindLast(bytes, (byte) 0xA9, 0, 18)).isEqualTo(15);
        assertThat(new Needle("\u00e9b").find(bytes, 3, bytes.length)).isEqualTo(5);
    }

    @Test
    void leavesOutALineWithoutEndAndGoesOnBehindIt() throws IOException {
        byte[] text = new byte[40 * 1024 * 1024];
        Arrays.fill(text, (byte) 'x');
        put(text, 0, "c1\nc");
        put(text, 20 * 1024 * 1024, "c");
        put(text, 35 * 1024 * 1024, "\nc2\nno\nc3");
        List<String> found = new ArrayList<>();
        long whole = new LineScan(NEEDLES)
                .scan(
                        Channels.newChannel(new ByteArrayInputStream(text)),
                        (bytes, begin, end) -> found.add(new String(bytes, begin, Math.min(end - begin, 10), UTF_8)),
                        count -> {});
        assertThat(found).containsExactly("c1", "c2", "c3xxxxxxxx");
        assertThat(whole).isEqualTo(35L * 1024 * 1024 + "\nc2\nno\n".length());
    }

    @Test
    void doesNotHandOutTheRestOfALineThatIsTooLong() throws IOException {
        byte[] text = new byte[LineScan.MAX_LINE + 1024 * 1024];
        Arrays.fill(text, (byte) 'c');
        List<String> found = new ArrayList<>();
        long whole = new LineScan(NEEDLES)
                .scan(
                        Channels.newChannel(new ByteArrayInputStream(text)),
                        (bytes, begin, end) -> found.add("line"),
                        count -> {});
        assertThat(found).isEmpty();
        assertThat(whole).isZero();
    }

    private static List<String> plain(String text) {
        return Arrays.stream(text.split("\n", -1))
                .filter(line -> line.contains("ab") || line.contains("bcb") || line.contains("c"))
                .toList();
    }

    private static void put(byte[] text, int at, String what) {
        System.arraycopy(what.getBytes(UTF_8), 0, text, at, what.length());
    }

    /** A channel that gives a few bytes at a time. */
    private static ReadableByteChannel pieces(String text, Random random) {
        ReadableByteChannel whole = Channels.newChannel(new ByteArrayInputStream(text.getBytes(UTF_8)));
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer into) throws IOException {
                ByteBuffer piece = into.slice();
                piece.limit(Math.min(piece.capacity(), 1 + random.nextInt(50)));
                int count = whole.read(piece);
                into.position(into.position() + Math.max(count, 0));
                return count;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
