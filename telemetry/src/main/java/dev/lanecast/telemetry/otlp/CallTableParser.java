package dev.lanecast.telemetry.otlp;

import dev.lanecast.telemetry.otlp.Section.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the text of a {@link CallTable}; its form is explained there, at the top. */
final class CallTableParser {

    private static final String ALL = "all";
    private static final String AGENT = "agent";
    private static final String KIND = "kind";
    private static final String PROVIDER = "provider";
    private static final String TIER = "standard tier";

    private final Map<Field, List<String>> shared = new EnumMap<>(Field.class);
    private final List<Section> sections = new ArrayList<>();
    private final Map<String, String> agents = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, String> providers = new HashMap<>();
    private final Map<String, Map<String, String>> names = Map.of(AGENT, agents, KIND, kinds, PROVIDER, providers);
    private final Set<String> tiers = new HashSet<>();

    private String heading = "";
    private List<String> services = List.of();
    private List<Condition> conditions = new ArrayList<>();
    private Map<Field, List<String>> attributes = new EnumMap<>(Field.class);
    private Map<Field, String> constants = new EnumMap<>(Field.class);

    private CallTableParser() {}

    static CallTable parse(String text) {
        CallTableParser parser = new CallTableParser();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(parser::line);
        parser.end();
        return CallTable.of(parser.sections, parser.agents, parser.kinds, parser.providers, parser.tiers);
    }

    private void line(String line) {
        if (line.startsWith("[")) {
            end();
            heading = line.substring(1, line.length() - 1);
        } else if (heading.equals(TIER)) {
            tiers.addAll(words(line));
        } else if (names.containsKey(heading)) {
            String[] sides = sides(line, "=");
            names.get(heading).put(sides[0], sides[1]);
        } else {
            rule(line);
        }
    }

    private void rule(String line) {
        if (line.startsWith("service ")) {
            services = words(sides(line, ":")[1]);
        } else if (line.startsWith("only ")) {
            String[] sides = sides(line.substring("only ".length()), " : ");
            conditions.add(new Condition(list(sides[0]), Set.copyOf(words(sides[1]))));
        } else if (line.contains("<-")) {
            String[] sides = sides(line, "<-");
            attributes
                    .computeIfAbsent(Field.named(sides[0]), field -> new ArrayList<>())
                    .addAll(list(sides[1]));
        } else {
            String[] sides = sides(line, "=");
            constants.put(Field.named(sides[0]), sides[1]);
        }
    }

    private void end() {
        if (heading.equals(ALL)) {
            shared.putAll(attributes);
        } else if (!heading.isEmpty() && !names.containsKey(heading) && !heading.equals(TIER)) {
            sections.add(section());
        }
        services = List.of();
        conditions = new ArrayList<>();
        attributes = new EnumMap<>(Field.class);
        constants = new EnumMap<>(Field.class);
        shared.forEach((field, names) -> attributes.put(field, new ArrayList<>(names)));
    }

    private Section section() {
        boolean calls = !heading.startsWith("no ");
        List<String> words = words(calls ? heading : heading.substring("no ".length()));
        Signal signal = Signal.valueOf(words.get(0).toUpperCase(Locale.ROOT));
        return new Section(calls, signal, words.get(1), services, conditions, attributes, constants);
    }

    private static String[] sides(String line, String sign) {
        String[] sides = line.split(sign, 2);
        return new String[] {sides[0].strip(), sides[1].strip()};
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }
}
