package dev.lanecast.cli.config;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.price.Price;
import dev.lanecast.core.task.Lane;
import dev.lanecast.core.task.LaneRole;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.telemetry.BudgetRule;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code lanecast.yaml}. Not thread-safe. */
public final class ConfigReader {

    private final Faults faults = new Faults();
    private final Function<String, Duration> span;

    private ConfigReader(Function<String, Duration> span) {
        this.span = span;
    }

    /**
     * Reads a file.
     *
     * @param span reads a span of time such as {@code 30m}, and throws if it is none
     * @throws ConfigurationException if it cannot be read, with everything that is wrong in it
     */
    public static Config read(Path file, Function<String, Duration> span) {
        try {
            return read(file.toString(), Files.readString(file), span);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Cannot read the configuration [" + file + "]; see that it is a text file that you may read", e);
        }
    }

    static Config read(String file, String text, Function<String, Duration> span) {
        ConfigReader reader = new ConfigReader(span);
        Config config = reader.config(compose(file, text));
        if (!reader.faults.isEmpty()) {
            throw new ConfigurationException("The configuration [" + file + "] has faults: " + reader.faults.text());
        }
        return config;
    }

    private static @Nullable Node compose(String file, String text) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            String place = e.getProblemMark() == null
                    ? ""
                    : "line " + (e.getProblemMark().getLine() + 1) + ": ";
            throw new ConfigurationException(
                    "The configuration [" + file + "] is no YAML: " + place + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new ConfigurationException("The configuration [" + file + "] is no YAML: " + e.getMessage(), e);
        }
    }

    private Config config(@Nullable Node node) {
        if (node == null) {
            return Config.DEFAULTS;
        }
        Section root = Section.of(node, "the file", Keys.ROOT, faults);
        return new Config(
                lanes(root),
                span("stalled_after", root).orElse(Config.DEFAULTS.stalledAfter()),
                span("keep_calls", root).orElse(null),
                aliases(root),
                budgets(root),
                root.sections("prices", Keys.PRICE).stream()
                        .flatMap(section -> price(section).stream())
                        .toList(),
                webhook(root));
    }

    private Lanes lanes(Section root) {
        if (!root.has("lanes")) {
            return Lanes.defaults();
        }
        root.mustNotBeEmpty("lanes");
        List<Lane> lanes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : root.sections("lanes", Keys.LANE)) {
            String name = section.required("name");
            Optional<LaneRole> role = choice("role", LaneRole.class, section);
            section.mustHave("role");
            try {
                if (isNew(name, names, section)) {
                    lanes.add(new Lane(name, lanes.size(), role.orElse(LaneRole.WAITING)));
                }
            } catch (IllegalArgumentException e) {
                section.fault(String.valueOf(e.getMessage()));
            }
        }
        return new Lanes(lanes);
    }

    private static boolean isNew(String name, Set<String> names, Section section) {
        boolean isNew = names.add(name) || name.isEmpty();
        if (!isNew) {
            section.fault("there is another [" + name + "] before; give this one another name");
        }
        return isNew;
    }

    private Optional<Duration> span(String key, Section section) {
        return section.value(key, "a time such as 90s, 30m, 2h or 1d", span);
    }

    private Map<String, String> aliases(Section root) {
        Map<String, String> aliases = new HashMap<>();
        for (Section section : root.maps("aliases", null)) {
            section.forEach((name, agent) -> {
                if (agent instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                    aliases.put(name, scalar.getValue());
                } else {
                    faults.add(agent.getStartMark(), "the alias [" + name + "] must be the name of an agent");
                }
            });
        }
        return aliases;
    }

    private static List<BudgetRule> budgets(Section root) {
        Map<BudgetRule.Period, Set<String>> names = new EnumMap<>(BudgetRule.Period.class);
        return root.sections("budgets", Keys.BUDGET).stream()
                .flatMap(section -> budget(section, names).stream())
                .toList();
    }

    private static Optional<BudgetRule> budget(Section section, Map<BudgetRule.Period, Set<String>> names) {
        String name = section.required("name");
        Optional<BudgetRule.Period> period = choice("period", BudgetRule.Period.class, section);
        period.ifPresent(one -> isNew(name, names.computeIfAbsent(one, absent -> new HashSet<>()), section));
        Optional<Long> limit = section.micros("limit_usd");
        String agent = section.text("agent").orElse(null);
        String model = section.text("model").orElse(null);
        section.mustHave("period", "limit_usd");
        if (period.isEmpty() || limit.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BudgetRule(name, period.get(), limit.get(), agent, model));
        } catch (IllegalArgumentException e) {
            section.fault(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Price> price(Section section) {
        String model = section.required("model");
        Optional<Long> input = section.micros("input");
        Optional<Long> output = section.micros("output");
        section.mustHave("input", "output");
        long read = input.orElse(0L);
        long write = section.micros("cache_write").orElse(read);
        return Optional.of(new Price(
                section.text("provider").orElse("*"),
                model,
                section.value("from", "a day such as 2026-11-20", LocalDate::parse)
                        .orElse(null),
                section.value("above", "a whole number of tokens", ConfigReader::whole)
                        .orElse(0L),
                read,
                output.orElse(0L),
                section.micros("cache_read").orElse(read),
                write,
                section.micros("cache_write_hour").orElse(write),
                factor("batch", section),
                factor("fast", section)));
    }

    private Config.@Nullable Hook webhook(Section root) {
        Config.Hook last = null;
        for (Section section : root.maps("webhook", Keys.WEBHOOK)) {
            section.mustHave("url");
            String secret = section.text("secret").orElse(null);
            last = section.value("url", "an http or https address with a port up to 65535", ConfigReader::address)
                    .map(url -> new Config.Hook(url, secret))
                    .orElse(null);
        }
        return last;
    }

    private static @Nullable BigDecimal factor(String key, Section section) {
        return section.value(key, "a number from 0 to 100 with at most six decimals, such as 0.5", text -> {
                    BigDecimal factor = new BigDecimal(text);
                    if (factor.signum() < 0 || factor.compareTo(BigDecimal.valueOf(100)) > 0 || factor.scale() > 6) {
                        throw new IllegalArgumentException();
                    }
                    return factor;
                })
                .orElse(null);
    }

    private static long whole(String text) {
        long number = Long.parseLong(text);
        if (number < 0) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static URI address(String text) {
        URI uri = URI.create(text);
        boolean hasPort = uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= 65_535);
        if (uri.getHost() == null || !hasPort || !List.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException();
        }
        return uri;
    }

    private static <E extends Enum<E>> Optional<E> choice(String key, Class<E> type, Section section) {
        List<String> names = List.of(type.getEnumConstants()).stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        return section.value(key, "one of " + names, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }
}
