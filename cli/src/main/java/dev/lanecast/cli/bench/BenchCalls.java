package dev.lanecast.cli.bench;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Model calls as a team of agents makes them over thirty days: by session, nearly in the order of time. */
final class BenchCalls {

    static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    static final Duration LENGTH = Duration.ofDays(30);

    private static final int IN_SESSION = 50;
    private static final int SESSIONS_OF_TASK = 4;
    private static final int DISORDER_MILLIS = 60_000;

    private BenchCalls() {}

    /**
     * Some of them, in lists that are recorded together.
     *
     * @param calls how many there are in all
     * @param first the number of the first
     * @param end the number after the last, if there are so many
     */
    static List<List<Invocation>> lists(int calls, int first, int end, int size, long seed) {
        Random random = new Random(seed + first);
        List<List<Invocation>> lists = new ArrayList<>();
        for (int from = first; from < Math.min(calls, end); from += size) {
            List<Invocation> list = new ArrayList<>(size);
            for (int number = from; number < Math.min(Math.min(calls, end), from + size); number++) {
                list.add(call(number, calls, random));
            }
            lists.add(list);
        }
        return lists;
    }

    private static Invocation call(int number, int calls, Random random) {
        int session = number / IN_SESSION;
        int task = session / SESSIONS_OF_TASK;
        long millis = LENGTH.toMillis() * number / calls + random.nextInt(DISORDER_MILLIS);
        return Invocation.at(BEGIN.plusMillis(millis))
                .invocationId("req_" + new UUID(random.nextLong(), random.nextLong()))
                .sessionId(new UUID(session, 0).toString())
                .taskId("2026-10-" + task)
                .agentName("agent-" + session % 12)
                .toolName("claude-code")
                .provider("anthropic")
                .modelName("claude-model-" + session % 8)
                .tokens(new Tokens(
                        random.nextInt(3_000), random.nextInt(1_000), random.nextInt(50_000), random.nextInt(2_000)))
                .reportedMicros((long) random.nextInt(100_000))
                .latencyMs((long) random.nextInt(30_000))
                .project("project-" + session % 3)
                .branch("feature/" + task)
                .build();
    }
}
