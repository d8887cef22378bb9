package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.Invocation;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/** Tells calls apart: 16 bytes, few enough to outlive the row. Ordered as SQLite orders them. */
record CallKey(long high, long low) implements Comparable<CallKey> {

    static final int BYTES = 2 * Long.BYTES;

    /** The same for calls with the same provider and id; a new one for each call without an id. */
    static CallKey of(Invocation call) {
        String id = call.invocationId();
        if (id == null) {
            UUID random = UUID.randomUUID();
            return new CallKey(random.getMostSignificantBits(), random.getLeastSignificantBits());
        }
        String provider = call.provider() == null ? "" : call.provider().strip().toLowerCase(Locale.ROOT);
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(provider + '\0' + id));
        return new CallKey(hash.getLong(), hash.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    @Override
    public int compareTo(CallKey other) {
        int order = Long.compare(high, other.high);
        return order != 0 ? order : Long.compare(low, other.low);
    }
}
