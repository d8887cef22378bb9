package dev.lanecast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The session files of three agents below a home directory, each agent with one session that goes on. */
final class SessionFiles {

    private final Path claude;
    private final Path codex;
    private final Path gemini;
    private final TreeMap<String, Integer> calls = new TreeMap<>();
    private final List<String> ids = new ArrayList<>();
    private int codexTotal;
    private int number;

    SessionFiles(Path home) throws IOException {
        claude = Files.createDirectories(home.resolve(".claude/projects/-srv-harbour"))
                .resolve("0b7e4a2c-5d7a-4f43-9b55-3a1d6a1f0001.jsonl");
        codex = Files.createDirectories(home.resolve(".codex/sessions/2026/11/20"))
                .resolve("rollout-2026-11-20T10-00-00-0199a213-81c0-7800-8aa1-bbab2a035a53.jsonl");
        gemini = Files.createDirectories(home.resolve(".gemini/tmp/abc/chats"))
                .resolve("session-2026-11-20T10-00-4d1f8f8e.jsonl");
        write(claude, "{'type':'summary','summary':'Renew loans'}\n");
        write(
                codex,
                "{'timestamp':'2026-11-20T10:00:00Z','type':'session_meta','payload':{'id':'codex-session'}}\n"
                        + "{'timestamp':'2026-11-20T10:00:01Z','type':'turn_context','payload':{'model':'gpt-5'}}\n");
        write(gemini, "{'sessionId':'gemini-session','projectHash':'abc'}\n");
    }

    /** What there is to know now: the tokens of each call by the id that it must have. */
    TreeMap<String, Integer> calls() {
        return calls;
    }

    /** The ids of the calls of the last turns. */
    List<String> newest(int turns) {
        return ids.subList(ids.size() - 3 * turns, ids.size());
    }

    /** Each agent makes one more call; lines come in pieces, as agents write them. */
    void goOn() throws IOException {
        number++;
        ids.addAll(List.of(claudeId(), codexId(), geminiId()));
        calls.put(claudeId(), 100 + number + 9);
        calls.put(codexId(), 200 + number + 5);
        calls.put(geminiId(), 300 + number + 7);
        codexTotal += 200 + number;
        for (Map.Entry<Path, String> added : Map.of(
                        claude, claudeLine(1) + claudeLine(9), codex, codexLine(), gemini, geminiLine())
                .entrySet()) {
            int middle = added.getValue().length() / 2;
            write(added.getKey(), added.getValue().substring(0, middle));
            write(added.getKey(), added.getValue().substring(middle));
        }
    }

    /** Says the same first with fewer tokens, as it does for each block of an answer. */
    private String claudeLine(int output) {
        return "{'type':'assistant','sessionId':'claude-session','timestamp':'2026-11-20T10:01:00Z','requestId':'req-"
                + number + "','message':{'id':'msg-" + number + "','model':'claude-opus-4-8','usage':{'input_tokens':"
                + (100 + number) + ",'output_tokens':" + output + "}}}\n";
    }

    private String codexLine() {
        int input = 200 + number;
        return "{'timestamp':'2026-11-20T10:01:00Z','type':'event_msg','payload':{'type':'token_count','info':{"
                + "'total_token_usage':{'input_tokens':" + codexTotal + ",'cached_input_tokens':0,'output_tokens':"
                + 5 * number + ",'reasoning_output_tokens':0},'last_token_usage':{'input_tokens':" + input
                + ",'cached_input_tokens':0,'output_tokens':5,'reasoning_output_tokens':0}}}}\n";
    }

    private String geminiLine() {
        int input = 300 + number;
        return "{'id':'m" + number + "','timestamp':'2026-11-20T10:01:00Z','type':'gemini','model':'gemini-3-pro',"
                + "'tokens':{'input':" + input + ",'output':7,'cached':0,'thoughts':0}}\n";
    }

    private String claudeId() {
        return "anthropic req-" + number;
    }

    private String codexId() {
        return "openai codex-session/" + (200 + number) + "-0-5-0";
    }

    private String geminiId() {
        return "gcp.gemini gemini-session/" + (300 + number) + "-0-7-0";
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text.replace('\'', '"'), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
