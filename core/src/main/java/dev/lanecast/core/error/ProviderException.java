package dev.lanecast.core.error;

import org.jspecify.annotations.Nullable;

/** A part that is missing, ambiguous or broken; thrown while Lanecast is put together. */
public final class ProviderException extends LanecastException {

    public ProviderException(String message) {
        this(message, null);
    }

    public ProviderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
