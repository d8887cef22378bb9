package dev.lanecast.cli.demo;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up model calls. Not thread-safe. */
final class SimulatedModels {

    private static final List<Model> MODELS = List.of(
            new Model("anthropic", "claude-sonnet-4-5", 3.0, 15.0),
            new Model("openai", "gpt-5", 1.25, 10.0),
            new Model("google", "gemini-2.5-pro", 1.25, 10.0),
            new Model("anthropic", "claude-haiku-4-5", 1.0, 5.0),
            new Model("local", "qwen3-coder", null, null));
    private static final int FAILS_ONCE_IN = 25;

    private final Random random;
    private final String project;
    private long calls;

    SimulatedModels(Random random, String project) {
        this.random = random;
        this.project = project;
    }

    /** A call that an agent made for a task. */
    Invocation call(SimulatedTask task, String agent, Instant at) {
        Model model = MODELS.get(Math.floorMod(agent.hashCode(), MODELS.size()));
        boolean failed = random.nextInt(FAILS_ONCE_IN) == 0;
        Tokens tokens = failed ? new Tokens(random.nextInt(4_000), 0, 0, 0) : tokens();
        return Invocation.at(at)
                .invocationId("demo-" + ++calls)
                .sessionId("session-" + agent + "-" + task.id)
                .taskId(task.id)
                .agentName(agent)
                .toolName("demo")
                .provider(model.provider)
                .modelName(model.name)
                .tokens(tokens)
                .reportedMicros(model.micros(tokens))
                .latencyMs(800L + random.nextInt(14_000))
                .errorMessage(failed ? "No answer within 15 s" : null)
                .project(project)
                .branch("task/" + task.id)
                .build();
    }

    private Tokens tokens() {
        return new Tokens(
                2_000 + random.nextInt(45_000),
                200 + random.nextInt(5_000),
                random.nextInt(150_000),
                random.nextInt(12_000));
    }

    /** A model with its rates in dollars a million tokens, as the demo assumes them; null where calls report no cost. */
    private record Model(
            String provider,
            String name,
            @Nullable Double input,
            @Nullable Double output) {

        private static final double CACHE_READ = 0.1;
        private static final double CACHE_WRITE = 1.25;

        @Nullable
        Long micros(Tokens tokens) {
            if (input == null || output == null) {
                return null;
            }
            double read = tokens.prompt() + tokens.cacheRead() * CACHE_READ + tokens.cacheWrite() * CACHE_WRITE;
            return Math.round(read * input + tokens.completion() * output);
        }
    }
}
