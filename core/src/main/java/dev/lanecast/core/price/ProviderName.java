package dev.lanecast.core.price;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names under which those who serve models go, which differ by who reports a call. */
final class ProviderName {

    /** They serve models of others, at the list price of those unless they have one of their own. */
    private static final Set<String> RESELLERS = Set.of("aws.bedrock", "gcp.vertex_ai", "azure");

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("bedrock", "aws.bedrock"),
            Map.entry("vertex", "gcp.vertex_ai"),
            Map.entry("vertex_ai", "gcp.vertex_ai"),
            Map.entry("azure.ai.openai", "azure"),
            Map.entry("azure.ai.inference", "azure"),
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

    static boolean isReseller(String plain) {
        return RESELLERS.contains(plain);
    }
}
