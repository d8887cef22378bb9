package dev.lanecast.core.event;

/** Something that goes on until it is closed. */
public interface Subscription extends AutoCloseable {

    /** Ends it; nothing is delivered after the call returns, but for a delivery under way. A second call does nothing. */
    @Override
    void close();
}
