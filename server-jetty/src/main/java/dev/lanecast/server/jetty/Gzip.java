package dev.lanecast.server.jetty;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A text in gzip that is still open at its end (RFC 1952): short texts can be added without packing all of it again, in a
 * block of their own that is not compressed. Immutable.
 */
final class Gzip {

    static final int MAX_TAIL = 0xFFFF;

    private static final byte[] HEADER = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
    private static final int STORED_HEADER = 5;
    private static final int TRAILER = 8;
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final byte[] NOTHING = {};

    private final byte[] blocks;
    private final int checksum;
    private final int length;

    private Gzip(byte[] blocks, int checksum, int length) {
        this.blocks = blocks;
        this.checksum = checksum;
        this.length = length;
    }

    static Gzip of(byte[] text) {
        CRC32 checksum = new CRC32();
        checksum.update(text);
        return new Gzip(deflate(text), (int) checksum.getValue(), text.length);
    }

    /** The whole file. */
    byte[] bytes() {
        return with(NOTHING);
    }

    /** The whole file, with at most {@link #MAX_TAIL} bytes more of text. */
    byte[] with(byte[] tail) {
        return ByteBuffer.allocate(HEADER.length + blocks.length + STORED_HEADER + tail.length + TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HEADER)
                .put(blocks)
                .put((byte) 1)
                .putShort((short) tail.length)
                .putShort((short) ~tail.length)
                .put(tail)
                .putInt(checksum(tail))
                .putInt(length + tail.length)
                .array();
    }

    /** Goes on with the checksum, which CRC32 cannot do from a number. */
    private int checksum(byte[] tail) {
        int rest = ~checksum;
        for (byte next : tail) {
            rest ^= next & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                rest = (rest >>> 1) ^ (POLYNOMIAL & -(rest & 1));
            }
        }
        return ~rest;
    }

    private static byte[] deflate(byte[] text) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(text);
            ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length / 4 + 64);
            byte[] buffer = new byte[16 * 1024];
            int count = buffer.length;
            while (count == buffer.length) {
                count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                packed.write(buffer, 0, count);
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
