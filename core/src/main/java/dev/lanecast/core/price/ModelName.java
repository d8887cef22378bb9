package dev.lanecast.core.price;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names under which models are called, which differ by who serves them. */
final class ModelName {

    /** A longer context that is asked for; what it costs depends on the prompt, not on the name. */
    private static final Pattern WINDOW = Pattern.compile("\\[\\d{1,4}[km]]$");

    private static final Pattern RESELLER = Pattern.compile("^(?:[a-z]+\\.)?anthropic\\.");
    private static final Pattern REVISION = Pattern.compile("-v\\d{1,2}(?::\\d{1,2})?$");
    private static final Pattern DATE =
            Pattern.compile("[-@](?:\\d{8}|\\d{4}-\\d{2}-\\d{2}|latest|default|preview|preview-\\d{2}-\\d{2,4})$");
    private static final Pattern CLAUDE_POINT = Pattern.compile("(?<=^claude-[a-z]{1,10}-\\d)\\.(?=\\d$)");

    private ModelName() {}

    /** Lower case, without what resellers and dates add. */
    static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String last = lower.substring(lower.lastIndexOf('/') + 1);
        String vendor = RESELLER.matcher(last).replaceFirst("");
        String plain = WINDOW.matcher(vendor).replaceFirst("");
        String undated = DATE.matcher(REVISION.matcher(plain).replaceFirst("")).replaceFirst("");
        return CLAUDE_POINT.matcher(undated).replaceFirst("-");
    }
}
