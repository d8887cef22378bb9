package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.InvocationSourceProvider;
import dev.lanecast.core.spi.Settings;

/** Finds the calls of Claude Code in its session files; the setting {@code transcripts.claude} lists other places of them. */
public final class ClaudeTranscripts implements InvocationSourceProvider {

    @Override
    public String name() {
        return "claude";
    }

    @Override
    public InvocationSource create(Settings settings) {
        return Places.source(name(), ClaudeFormat::new, settings);
    }
}
