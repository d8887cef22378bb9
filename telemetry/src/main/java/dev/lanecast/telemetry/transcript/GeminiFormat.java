package dev.lanecast.telemetry.transcript;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Gemini CLI: one file for each session, older ones a single JSON text. */
final class GeminiFormat implements Format {

    private static final List<Needle> NEEDLES = List.of(new Needle("\"tokens\""), new Needle("\"sessionId\""));

    private final Projects projects = new Projects();
    private final GeminiIds ids = new GeminiIds();

    @Override
    public List<Path> places(Path home, Map<String, String> environment) {
        return List.of(home.resolve(".gemini/tmp"));
    }

    @Override
    public boolean fits(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("session-") && (name.endsWith(".json") || name.endsWith(".jsonl"));
    }

    @Override
    public boolean isOneText(Path file) {
        return file.toString().endsWith(".json");
    }

    @Override
    public boolean isRewritten() {
        return true;
    }

    @Override
    public List<Needle> needles() {
        return NEEDLES;
    }

    @Override
    public Transcript open(Path file) {
        return new GeminiSession(projects, ids);
    }
}
