package dev.lanecast.telemetry.transcript;

import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.InvocationSourceProvider;
import dev.lanecast.core.spi.Settings;

/** Finds the calls of Gemini CLI in its session files; the setting {@code transcripts.gemini} lists other places of them. */
public final class GeminiTranscripts implements InvocationSourceProvider {

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public InvocationSource create(Settings settings) {
        return Places.source(name(), new GeminiFormat(), settings);
    }
}
