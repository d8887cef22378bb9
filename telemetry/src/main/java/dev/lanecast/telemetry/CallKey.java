package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/** Tells calls apart: 16 bytes, few enough to outlive the row. */
final class CallKey {

    private static final int LENGTH = 16;

    private CallKey() {}

    /** The same for calls with the same id; a new one for each call without. */
    static byte[] of(Invocation call) {
        String id = call.invocationId();
        return id == null ? random() : Arrays.copyOf(Sha256.of(id), LENGTH);
    }

    private static byte[] random() {
        UUID random = UUID.randomUUID();
        return ByteBuffer.allocate(LENGTH)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
    }
}
