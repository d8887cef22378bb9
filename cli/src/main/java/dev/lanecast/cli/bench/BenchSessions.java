package dev.lanecast.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Session files as Claude Code keeps them: about 1 MB each, of a hundred calls and what was read in between. */
final class BenchSessions {

    static final int CALLS = 100;

    private static final int PROJECTS = 40;
    private static final int MOST_BLOCKS = 3;
    private static final int MOST_READ = 15_000;
    private static final int MOST_SAID = 2_000;
    private static final int CALL_SECONDS = 8;
    private static final String TEXT = "A word about \\\"usage\\\": \\tpublic static int tokens = 12;\\n".repeat(300);

    private BenchSessions() {}

    /** Writes so many and names their files. */
    static List<Path> write(Path directory, int files, long seed) throws IOException {
        List<Path> written = new ArrayList<>(files);
        for (int i = 0; i < files; i++) {
            Path project = Files.createDirectories(directory.resolve("-srv-project-" + i % PROJECTS));
            String text = session(i, new Random(seed + i));
            written.add(Files.writeString(project.resolve("session-%06d.jsonl".formatted(i)), text));
        }
        return written;
    }

    private static String session(int number, Random random) {
        StringBuilder lines = new StringBuilder();
        for (int call = number * CALLS; call < (number + 1) * CALLS; call++) {
            Instant at = BenchCalls.BEGIN.plusSeconds((long) call * CALL_SECONDS);
            lines.append(result(number, at, text(MOST_READ, random)));
            int blocks = 1 + random.nextInt(MOST_BLOCKS);
            for (int block = 1; block <= blocks; block++) {
                lines.append(answer(number, at.plusSeconds(block), call, block, text(MOST_SAID, random)));
            }
        }
        return lines.toString();
    }

    private static String result(int session, Instant at, String text) {
        return """
                {"isSidechain":false,"cwd":"/srv/project-%d","sessionId":"session-%d","version":"2.1.0",\
                "gitBranch":"main","type":"user","message":{"role":"user","content":[{"type":"tool_result",\
                "content":"%s"}]},"timestamp":"%s"}
                """.formatted(session % PROJECTS, session, text, at);
    }

    /** One line of an answer that has several, each with the tokens so far. */
    private static String answer(int session, Instant at, int call, int block, String text) {
        return """
                {"isSidechain":false,"cwd":"/srv/project-%d","sessionId":"session-%d","version":"2.1.0",\
                "gitBranch":"main","message":{"model":"claude-sonnet-4-5-20250929","id":"msg_%d","type":"message",\
                "role":"assistant","content":[{"type":"text","text":"%s"}],"usage":{"input_tokens":12,\
                "cache_creation_input_tokens":900,"cache_read_input_tokens":20000,"output_tokens":%d,\
                "service_tier":"standard"}},"requestId":"req_%d","type":"assistant","timestamp":"%s"}
                """.formatted(session % PROJECTS, session, call, text, block * 50, call, at);
    }

    /** Cut where no escape is cut. */
    private static String text(int most, Random random) {
        int end = TEXT.lastIndexOf(' ', random.nextInt(Math.min(most, TEXT.length())));
        return TEXT.substring(0, Math.max(0, end));
    }
}
