package dev.lanecast.telemetry.otlp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One log record or span, whatever it was encoded in, with nothing in it that the table of calls does not name.
 *
 * @param names what it may go by
 * @param resource attributes of who sent it
 * @param own its other attributes
 * @param startNanos when it began, since 1970; 0 if it does not say
 * @param endNanos when it ended or happened, since 1970; 0 if it does not say
 * @param spanId trace and span, in hexadecimal; empty if it does not say
 * @param failed whether it says of itself that it failed
 * @param failure why, if it says so
 */
record Event(
        Signal signal,
        List<String> names,
        Map<String, String> resource,
        Map<String, String> own,
        long startNanos,
        long endNanos,
        String spanId,
        boolean failed,
        @Nullable String failure) {

    /** The value of the first of these attributes that is there, or null. */
    @Nullable
    String first(List<String> attributes) {
        for (String attribute : attributes) {
            String value = own.containsKey(attribute) ? own.get(attribute) : resource.get(attribute);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Takes events in the order of the input. */
    interface Sink {

        /** Takes one event. */
        void event(Event event);

        /**
         * Takes what a counter says.
         *
         * @param attributes all that tell it from other counters of its name, in some order of their own
         * @param value how much
         * @param delta whether that is what came since the last time, and not all since the start
         */
        void counter(Event event, String attributes, double value, boolean delta);
    }
}
