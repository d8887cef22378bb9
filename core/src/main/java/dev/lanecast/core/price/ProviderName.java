package dev.lanecast.core.price;

import java.util.Locale;
import java.util.Map;

/** The names under which those who serve models go, which differ by who reports a call. */
final class ProviderName {

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("google", "gcp.gemini"),
            Map.entry("gemini", "gcp.gemini"),
            Map.entry("gcp.gen_ai", "gcp.gemini"),
            Map.entry("claude", "anthropic"),
            Map.entry("xai", "x_ai"),
            Map.entry("mistral", "mistral_ai"),
            Map.entry("moonshot", "moonshot_ai"),
            Map.entry("moonshotai", "moonshot_ai"),
            Map.entry("z.ai", "zai"),
            Map.entry("z_ai", "zai"));

    private ProviderName() {}

    /** Lower case, and one name for each provider. */
    static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return SAME.getOrDefault(lower, lower);
    }
}
