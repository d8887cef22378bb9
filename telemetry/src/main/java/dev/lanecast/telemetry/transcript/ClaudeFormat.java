package dev.lanecast.telemetry.transcript;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Claude Code: one file for each session and each subagent. */
final class ClaudeFormat implements Format {

    /** The end of what tokens are called in every usage. */
    private static final List<Needle> NEEDLES = List.of(new Needle("put_tokens\""));

    private final Projects projects = new Projects();
    private final ClaudeReplays replays = new ClaudeReplays();

    @Override
    public List<Path> places(Path home, Map<String, String> environment) {
        String configured = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
        return configured.isBlank()
                ? List.of(home.resolve(".claude/projects"), home.resolve(".config/claude/projects"))
                : Arrays.stream(configured.split(",", -1))
                        .map(directory -> Path.of(directory.strip()).resolve("projects"))
                        .toList();
    }

    @Override
    public boolean fits(Path file) {
        return file.toString().endsWith(".jsonl");
    }

    @Override
    public List<Needle> needles() {
        return NEEDLES;
    }

    /** The files of subagents, at any depth in {@code SESSION/subagents}, lie beside that of their session, {@code SESSION.jsonl}. */
    @Override
    public Path session(Path file) {
        for (Path above = file.getParent(); above != null; above = above.getParent()) {
            Path session = above.endsWith("subagents") ? above.getParent() : null;
            if (session != null && (above.equals(file.getParent()) || isSession(session))) {
                return session;
            }
        }
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.jsonl$", ""));
    }

    /** A directory farther up may have that name for any reason. */
    private static boolean isSession(Path session) {
        return Files.exists(session.resolveSibling(session.getFileName() + ".jsonl"));
    }

    @Override
    public boolean isKnown(Path session) {
        return replays.isKnown(session);
    }

    @Override
    public Transcript open(Path file) {
        Path session = session(file);
        replays.begin(session);
        return new ClaudeSession(session, replays, projects);
    }
}
