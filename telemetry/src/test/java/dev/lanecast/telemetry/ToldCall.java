package dev.lanecast.telemetry;

import dev.lanecast.core.price.Price;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A call, and how each way tells of it.
 *
 * @param agent who made it
 * @param number among the calls of its session, from 1
 * @param micros what it costs where a way says so
 */
record ToldCall(Agent agent, int session, int number, Tokens tokens, int reasoning, long micros) {

    /** What every model costs, so that a list price can be added up in the head: 10 micro-dollars a token, and so on. */
    static final Price PRICE =
            new Price("*", "*", null, 0, 10_000_000, 20_000_000, 1_000_000, 12_000_000, 30_000_000, null, null);

    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    /** Who makes calls, and how they are told. */
    enum Agent {
        CLAUDE(
                "anthropic",
                "claude-opus-4-8",
                "claude-code",
                List.of(Way.REST, Way.LOG, Way.SPAN, Way.FILE, Way.FILE_SO_FAR)),
        CODEX("openai", "gpt-5.5-codex", "codex", List.of(Way.REST, Way.LOG, Way.FILE)),
        GEMINI("gcp.gemini", "gemini-3-pro", "gemini-cli", List.of(Way.REST, Way.LOG, Way.FILE)),
        DESK("mistral_ai", "mistral-large", "", List.of(Way.REST, Way.LOG, Way.SPAN));

        final String provider;
        final String model;
        final String program;
        final List<Way> ways;

        Agent(String provider, String model, String program, List<Way> ways) {
            this.provider = provider;
            this.model = model;
            this.program = program;
            this.ways = ways;
        }
    }

    /** How a call is told. */
    enum Way {
        REST,
        LOG,
        SPAN,
        FILE,
        /** While the answer is still being written. */
        FILE_SO_FAR
    }

    static ToldCall random(Agent agent, int session, int number, Random random) {
        int reasoning = random.nextInt(50);
        return new ToldCall(
                agent,
                session,
                number,
                new Tokens(
                        number * 1_000L + random.nextInt(900),
                        50 + reasoning + random.nextInt(500),
                        random.nextInt(3) * 700L,
                        agent == Agent.GEMINI ? 0 : random.nextInt(2) * 90L),
                reasoning,
                random.nextInt(5_000));
    }

    String sessionId() {
        return agent + "-session-" + session;
    }

    String id() {
        return switch (agent) {
            case CLAUDE, DESK -> sessionId() + "-call-" + number;
            case CODEX -> CountedId.of(sessionId(), input(), tokens.cacheRead(), tokens.completion(), reasoning);
            case GEMINI ->
                CountedId.of(sessionId(), input(), tokens.cacheRead(), tokens.completion() - reasoning, reasoning);
        };
    }

    /** Who made it, as far as these ways tell: who sends telemetry says who it is, files tell only of a program. */
    String agentBy(Set<Way> ways) {
        if (ways.contains(Way.LOG) || ways.contains(Way.SPAN)) {
            return told();
        }
        return ways.equals(Set.of(Way.REST)) ? "" : agent.program;
    }

    /** Before all programs in the alphabet, or after them. */
    private String told() {
        return session % 2 == 0 ? "ann" : "zoe";
    }

    /** Its tokens as far as these ways tell; the log of Codex counts what is written to a cache as prompt. */
    Tokens tokensBy(Set<Way> ways) {
        return agent == Agent.CODEX && ways.equals(Set.of(Way.LOG))
                ? new Tokens(tokens.prompt() + tokens.cacheWrite(), tokens.completion(), tokens.cacheRead(), 0)
                : tokens;
    }

    /** Whether such a report says what the call costs. */
    boolean isPricedBy(Way way) {
        return way == Way.REST || (agent == Agent.CLAUDE && way == Way.LOG) || (agent == Agent.DESK && way != Way.FILE);
    }

    /** What it costs where no way says so; Claude Code has caches kept for an hour. */
    long listPriceBy(Set<Way> ways) {
        Tokens tokens = tokensBy(ways);
        int written = agent == Agent.CLAUDE ? 30 : 12;
        return 10 * tokens.prompt() + 20 * tokens.completion() + tokens.cacheRead() + written * tokens.cacheWrite();
    }

    /** One record, log record, span or line. */
    String report(Way way, Random random) {
        String time = START.plusMillis(number * 60_000L + random.nextInt(900)).toString();
        return switch (way) {
            case REST -> record(time);
            case LOG -> log(time);
            case SPAN -> span();
            case FILE -> line(time, tokens.completion());
            case FILE_SO_FAR -> line(time, random.nextInt((int) tokens.completion()));
        };
    }

    private String record(String time) {
        return text("{'invocation_id':'%s','provider':'%s','model_name':'%s','timestamp':'%s','prompt_tokens':%d,"
                        + "'completion_tokens':%d,'cache_read_tokens':%d,'cache_write_tokens':%d,'cost_usd':%d.%06d}")
                .formatted(
                        id(),
                        agent.provider,
                        agent.model,
                        time,
                        tokens.prompt(),
                        tokens.completion(),
                        tokens.cacheRead(),
                        tokens.cacheWrite(),
                        0,
                        micros);
    }

    private String log(String time) {
        List<String> said = new ArrayList<>(List.of("event.timestamp", time, "model", agent.model));
        add(said, "lanecast.agent", told());
        switch (agent) {
            case CLAUDE ->
                add(
                        said,
                        "request_id",
                        id(),
                        "input_tokens",
                        tokens.prompt(),
                        "output_tokens",
                        tokens.completion(),
                        "cache_read_tokens",
                        tokens.cacheRead(),
                        "cache_creation_tokens",
                        tokens.cacheWrite(),
                        "cost_usd_micros",
                        micros);
            case CODEX ->
                add(
                        said,
                        "event.name",
                        "codex.sse_event",
                        "event.kind",
                        "response.completed",
                        "conversation.id",
                        sessionId(),
                        "input_token_count",
                        input(),
                        "output_token_count",
                        tokens.completion(),
                        "cached_token_count",
                        tokens.cacheRead(),
                        "reasoning_token_count",
                        reasoning);
            case GEMINI ->
                add(
                        said,
                        "event.name",
                        "gemini_cli.api_response",
                        "session.id",
                        sessionId(),
                        "input_token_count",
                        input(),
                        "output_token_count",
                        tokens.completion() - reasoning,
                        "cached_content_token_count",
                        tokens.cacheRead(),
                        "thoughts_token_count",
                        reasoning);
            case DESK -> add(said, "event.name", "gen_ai.client.inference.operation.details");
        }
        if (agent == Agent.DESK) {
            conventions(said);
        }
        String body = agent == Agent.CLAUDE ? "claude_code.api_request" : "text";
        return text("{'timeUnixNano':'%d000000000','body':{'stringValue':'%s'},'attributes':[%s]}")
                .formatted(end(), body, attributes(said));
    }

    private String span() {
        List<String> said = new ArrayList<>(List.of("lanecast.agent", told()));
        if (agent == Agent.CLAUDE) {
            add(
                    said,
                    "request_id",
                    id(),
                    "model",
                    agent.model,
                    "input_tokens",
                    tokens.prompt(),
                    "output_tokens",
                    tokens.completion(),
                    "cache_read_tokens",
                    tokens.cacheRead(),
                    "cache_creation_tokens",
                    tokens.cacheWrite());
        } else {
            conventions(said);
        }
        String name = agent == Agent.CLAUDE ? "claude_code.llm_request" : "chat";
        return text("{'name':'%s','startTimeUnixNano':'%d000000000','endTimeUnixNano':'%d000000000','attributes':[%s]}")
                .formatted(name, end() - 2, end(), attributes(said));
    }

    private void conventions(List<String> said) {
        add(
                said,
                "gen_ai.operation.name",
                "chat",
                "gen_ai.system",
                "mistral",
                "gen_ai.response.model",
                agent.model,
                "gen_ai.response.id",
                id(),
                "gen_ai.usage.input_tokens",
                input(),
                "gen_ai.usage.output_tokens",
                tokens.completion(),
                "gen_ai.usage.cache_read.input_tokens",
                tokens.cacheRead(),
                "gen_ai.usage.cache_creation.input_tokens",
                tokens.cacheWrite(),
                "gen_ai.usage.cost",
                "0." + "%06d".formatted(micros));
    }

    private String line(String time, long output) {
        return switch (agent) {
            case CLAUDE ->
                text("{'type':'assistant','timestamp':'%s','requestId':'%s','message':{'id':'msg-%s',"
                                + "'model':'%s','usage':{'input_tokens':%d,'output_tokens':%d,'cache_read_input_tokens':%d,"
                                + "'cache_creation_input_tokens':%d}}}")
                        .formatted(
                                time,
                                id(),
                                id(),
                                agent.model,
                                tokens.prompt(),
                                output,
                                tokens.cacheRead(),
                                tokens.cacheWrite());
            case CODEX ->
                text("{'timestamp':'%s','type':'event_msg','payload':{'type':'token_count','info':{"
                                + "'last_token_usage':{'input_tokens':%d,'cached_input_tokens':%d,'output_tokens':%d,"
                                + "'reasoning_output_tokens':%d,'cache_write_input_tokens':%d}}}}")
                        .formatted(time, input(), tokens.cacheRead(), output, reasoning, tokens.cacheWrite());
            case GEMINI ->
                text("{'id':'%s','type':'gemini','timestamp':'%s','model':'%s','tokens':{'input':%d,"
                                + "'output':%d,'cached':%d,'thoughts':%d}}")
                        .formatted(id(), time, agent.model, input(), output - reasoning, tokens.cacheRead(), reasoning);
            case DESK -> throw new IllegalStateException("It keeps no files");
        };
    }

    private long end() {
        return START.getEpochSecond() + number * 60L;
    }

    private long input() {
        return tokens.prompt() + tokens.cacheRead() + tokens.cacheWrite();
    }

    private static void add(List<String> said, Object... more) {
        for (Object one : more) {
            said.add(one.toString());
        }
    }

    private static String attributes(List<String> said) {
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < said.size(); i += 2) {
            attributes.add(text("{'key':'%s','value':{'stringValue':'%s'}}").formatted(said.get(i), said.get(i + 1)));
        }
        return String.join(",", attributes);
    }

    private static String text(String quoted) {
        return quoted.replace('\'', '"');
    }
}
