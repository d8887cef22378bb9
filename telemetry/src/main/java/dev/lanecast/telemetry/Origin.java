package dev.lanecast.telemetry;

import dev.lanecast.core.telemetry.CallCost;
import dev.lanecast.core.telemetry.Invocation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What calls of one session have in common, and what is kept once for all of them. Compared by hand, as one is made for each
 * call and the quick compiler does not see through what the compiler generates.
 */
final class Origin {

    private final Invocation call;
    private final int hash;

    /** That of a call. */
    Origin(Invocation call) {
        this.call = call;
        this.hash = (hash(call.sessionId()) * 31 + hash(call.taskId())) * 31 + hash(call.modelName());
    }

    /** One of the calls, which speaks for all of them. */
    Invocation call() {
        return call;
    }

    /** Whether it is that of a call. */
    boolean isOf(Invocation other) {
        return call == other || isAlike(call, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Origin origin && isOf(origin.call);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private static int hash(@Nullable Object value) {
        return value == null ? 0 : value.hashCode();
    }

    private static boolean isAlike(Invocation one, Invocation other) {
        return Objects.equals(one.sessionId(), other.sessionId())
                && Objects.equals(one.taskId(), other.taskId())
                && Objects.equals(one.modelName(), other.modelName())
                && Objects.equals(one.agentName(), other.agentName())
                && Objects.equals(one.toolName(), other.toolName())
                && Objects.equals(one.provider(), other.provider())
                && Objects.equals(one.serviceTier(), other.serviceTier())
                && Objects.equals(one.project(), other.project())
                && Objects.equals(one.branch(), other.branch())
                && one.agentBasis() == other.agentBasis()
                && one.projectBasis() == other.projectBasis()
                && one.link() == other.link()
                && one.status() == other.status()
                && isAlike(one.cost(), other.cost())
                && one.channels().equals(other.channels());
    }

    private static boolean isAlike(@Nullable CallCost one, @Nullable CallCost other) {
        return one == null || other == null
                ? one == other
                : one.source() == other.source() && Objects.equals(one.priceVersion(), other.priceVersion());
    }
}
