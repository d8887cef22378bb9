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
        // A session may go on in another file, which one reader must know.
        return Places.source(name(), GeminiFormat::new, settings.with("transcripts.threads", 1));
    }
}
