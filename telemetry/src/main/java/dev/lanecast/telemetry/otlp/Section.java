package dev.lanecast.telemetry.otlp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the table says of one kind of event.
 *
 * @param calls whether such events are calls
 * @param name the event's name; {@code *} is any
 * @param services patterns of the service's name, or none
 * @param conditions all of them hold
 * @param attributes where fields come from, the first one that is there
 * @param constants fields that are always the same
 */
record Section(
        boolean calls,
        Signal signal,
        String name,
        List<String> services,
        List<Condition> conditions,
        Map<Field, List<String>> attributes,
        Map<Field, String> constants) {

    static final String SERVICE = "service.name";
    private static final String ANY = "*";

    boolean fits(Event event) {
        return event.signal() == signal
                && (name.equals(ANY) || event.names().contains(name))
                && (services.isEmpty() || services.stream().anyMatch(pattern -> isService(pattern, event)))
                && conditions.stream().allMatch(condition -> condition.holds(event));
    }

    /** The field's value as the event has it, or null. */
    @Nullable
    String value(Field field, Event event) {
        String value = event.first(attributes.getOrDefault(field, List.of()));
        return value == null ? constants.get(field) : value;
    }

    private static boolean isService(String pattern, Event event) {
        String service = event.resource().getOrDefault(SERVICE, "");
        return pattern.endsWith(ANY)
                ? service.startsWith(pattern.substring(0, pattern.length() - 1))
                : service.equals(pattern);
    }

    /** The first of some attributes that is there has one of some values. */
    record Condition(List<String> attributes, Set<String> values) {

        boolean holds(Event event) {
            String value = event.first(attributes);
            return value == null
                    ? values.contains("-")
                    : values.contains(ANY) || values.contains(value.toLowerCase(Locale.ROOT));
        }
    }
}
