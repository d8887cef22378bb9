package dev.lanecast.core.telemetry;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names under which a model may be meant, which differ by who serves it. Immutable and thread-safe. */
public final class ModelName {

    /** A longer context that is asked for; what it costs depends on the prompt, not on the name. */
    private static final Pattern WINDOW = Pattern.compile("\\[\\d{1,4}[km]]$");

    private static final Pattern RESELLER = Pattern.compile("^(?:[a-z]+\\.)?anthropic\\.");
    private static final Pattern REVISION = Pattern.compile("-v\\d{1,2}(?::\\d{1,2})?$");
    private static final Pattern DATE =
            Pattern.compile("[-@](\\d{8}|\\d{4}-\\d{2}-\\d{2}|latest|default|preview|preview-\\d{2}-\\d{2,4})$");
    private static final Pattern CLAUDE_POINT = Pattern.compile("(?<=^claude-[a-z]{1,10}-\\d)\\.(?=\\d$)");

    private final Set<String> names;

    private ModelName(Set<String> names) {
        this.names = names;
    }

    /** Those of the model that a call names so: as it stands, without what resellers add, and without date and revision. */
    public static ModelName of(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String last = lower.substring(lower.lastIndexOf('/') + 1);
        String bare = without(WINDOW, without(RESELLER, last));
        // A revision stands behind the date or before it.
        String unrevised = without(REVISION, bare);
        String undated = without(DATE, unrevised);
        String plain = CLAUDE_POINT.matcher(without(REVISION, undated)).replaceFirst("-");
        Set<String> names = new HashSet<>(List.of(lower, bare, undated, plain));
        Matcher date = DATE.matcher(unrevised);
        if (date.find()) {
            names.add(plain + "-" + date.group(1));
        }
        return new ModelName(Set.copyOf(names));
    }

    /**
     * Whether a price or budget for such models is for this one.
     *
     * @param pattern a name, in which {@code *} stands for anything
     */
    public boolean isMeantBy(String pattern) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        if (!wanted.contains("*")) {
            return names.contains(wanted);
        }
        String regex = Stream.of(wanted.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return names.stream().anyMatch(name -> name.matches(regex));
    }

    private static String without(Pattern part, String name) {
        return part.matcher(name).replaceFirst("");
    }
}
