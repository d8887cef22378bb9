package dev.lanecast.telemetry.transcript;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Codex CLI: one file for each session, moved when it is archived. */
final class CodexFormat implements Format {

    private static final List<Needle> NEEDLES =
            List.of(new Needle("\"token_count\""), new Needle("\"turn_context\""), new Needle("\"session_meta\""));

    private final Projects projects = new Projects();

    @Override
    public List<Path> places(Path home, Map<String, String> environment) {
        String configured = environment.getOrDefault("CODEX_HOME", "");
        Path codex = configured.isBlank() ? home.resolve(".codex") : Path.of(configured);
        return List.of(codex.resolve("sessions"), codex.resolve("archived_sessions"));
    }

    @Override
    public boolean fits(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("rollout-") && name.endsWith(".jsonl");
    }

    @Override
    public List<Needle> needles() {
        return NEEDLES;
    }

    @Override
    public Transcript open(Path file) {
        return new CodexSession(projects);
    }
}
