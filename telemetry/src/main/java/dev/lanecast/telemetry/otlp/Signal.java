package dev.lanecast.telemetry.otlp;

import dev.lanecast.core.telemetry.Invocation.Channel;

/** A kind of event that may tell of a model call. */
enum Signal {
    LOG(Channel.LOG),
    SPAN(Channel.SPAN),
    /** Tells of no single call. */
    COUNTER(Channel.API);

    private final Channel channel;

    Signal(Channel channel) {
        this.channel = channel;
    }

    Channel channel() {
        return channel;
    }
}
