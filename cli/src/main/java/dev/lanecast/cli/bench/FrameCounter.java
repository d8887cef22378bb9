package dev.lanecast.cli.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/** Counts the frames of one connection, and in them the events, each of which holds {@link #MARK} once. */
final class FrameCounter {

    /** A character that stands nowhere else in what the server sends. */
    static final char MARK = '@';

    private static final int PING = 0x89;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final LongAdder frames;
    private final LongAdder events;
    private int endOfHead;
    private int headLeft = 2;
    private long payload;
    private boolean pinged;

    FrameCounter(LongAdder frames, LongAdder events) {
        this.frames = frames;
        this.events = events;
    }

    /** Takes what has arrived, which is in an array; tells whether an answer to a ping is due. */
    boolean take(ByteBuffer bytes) {
        pinged = false;
        int whole = 0;
        int marks = 0;
        while (bytes.hasRemaining()) {
            if (payload > 0 && headLeft == 0) {
                int end = bytes.position() + (int) Math.min(payload, bytes.remaining());
                marks += marks(bytes, end);
                payload -= end - bytes.position();
                bytes.position(end);
            } else {
                head(bytes.get());
            }
            if (payload == 0 && headLeft == 0) {
                whole++;
                headLeft = 2;
            }
        }
        events.add(marks);
        frames.add(whole);
        return pinged;
    }

    private static int marks(ByteBuffer bytes, int end) {
        byte[] all = bytes.array();
        int last = bytes.arrayOffset() + end;
        int marks = 0;
        for (int i = bytes.arrayOffset() + bytes.position(); i < last; i++) {
            if (all[i] == MARK) {
                marks++;
            }
        }
        return marks;
    }

    /** The answer to the upgrade ends with an empty line; then each frame has a head of 2, 4 or 10 bytes. */
    private void head(byte next) {
        if (endOfHead < 4) {
            endOfHead = next == '\n' || next == '\r' ? endOfHead + 1 : 0;
        } else if (headLeft == 2) {
            pinged |= (next & 0xFF) == PING;
            headLeft = 1;
        } else if (headLeft == 1) {
            int length = next & 0x7F;
            headLeft = length == EIGHT_BYTES ? 8 + 2 : length == TWO_BYTES ? 2 + 2 : 0;
            payload = headLeft == 0 ? length : 0;
        } else {
            payload = payload << Byte.SIZE | (next & 0xFF);
            headLeft = headLeft == 3 ? 0 : headLeft - 1;
        }
    }
}
