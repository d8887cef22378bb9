package dev.lanecast.telemetry.otlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are calls, and what their attributes mean.
 *
 * @param sections the first one that fits decides
 * @param attributes the names of all attributes that matter
 * @param eventNames the names of all events that matter
 * @param agents names of agents by their other names
 * @param kinds what counters count, by how they call it
 * @param providers names of providers by their other names
 * @param standardTiers names of the service tier that needs none
 */
record CallTable(
        List<Section> sections,
        Set<String> attributes,
        Set<String> eventNames,
        Map<String, String> agents,
        Map<String, String> kinds,
        Map<String, String> providers,
        Set<String> standardTiers) {

    private static final CallTable BUNDLED = read("calls.txt");

    /** The one that comes with Lanecast. */
    static CallTable bundled() {
        return BUNDLED;
    }

    /** How to read an event as a call, unless it is none. */
    Optional<Section> find(Event event) {
        return sections.stream()
                .filter(section -> section.fits(event))
                .findFirst()
                .filter(Section::calls);
    }

    /** The one name of an agent. */
    String agent(String name) {
        return agents.getOrDefault(name, name);
    }

    /** The one name of a provider. */
    String provider(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return providers.getOrDefault(lower, lower);
    }

    static CallTable of(
            List<Section> sections,
            Map<String, String> agents,
            Map<String, String> kinds,
            Map<String, String> providers,
            Set<String> standardTiers) {
        Set<String> attributes = new HashSet<>(Set.of(Section.SERVICE, LogNames.EVENT_NAME));
        Set<String> names = new HashSet<>();
        for (Section section : sections) {
            names.add(section.name());
            section.attributes().values().forEach(attributes::addAll);
            section.conditions().forEach(condition -> attributes.addAll(condition.attributes()));
        }
        return new CallTable(
                List.copyOf(sections),
                Set.copyOf(attributes),
                Set.copyOf(names),
                Map.copyOf(agents),
                Map.copyOf(kinds),
                Map.copyOf(providers),
                Set.copyOf(standardTiers));
    }

    private static CallTable read(String resource) {
        try (InputStream input = CallTable.class.getResourceAsStream(resource)) {
            return CallTableParser.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
