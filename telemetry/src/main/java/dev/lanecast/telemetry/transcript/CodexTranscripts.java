package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.InvocationSourceProvider;
import dev.lanecast.core.spi.Settings;

/** Finds the calls of Codex CLI in its session files; the setting {@code transcripts.codex} lists other places of them. */
public final class CodexTranscripts implements InvocationSourceProvider {

    @Override
    public String name() {
        return "codex";
    }

    @Override
    public InvocationSource create(Settings settings) {
        return Places.source(name(), CodexFormat::new, settings);
    }
}
