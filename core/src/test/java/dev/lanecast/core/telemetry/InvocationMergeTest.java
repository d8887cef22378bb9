package dev.lanecast.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lanecast.core.telemetry.Invocation.Channel;
import dev.lanecast.core.telemetry.Invocation.Status;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvocationMergeTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void fillsGapsFromEitherSide() {
        Invocation log = Invocation.at(NOON)
                .invocationId("req_1")
                .latencyMs(900L)
                .tokens(new Tokens(10, 5, 0, 8))
                .channels(Set.of(Channel.LOG))
                .build();
        Invocation transcript = Invocation.at(NOON)
                .invocationId("req_1")
                .branch("main")
                .tokens(new Tokens(10, 70, 0, 8, 8))
                .channels(Set.of(Channel.TRANSCRIPT))
                .build();
        assertThat(log.merge(transcript))
                .isEqualTo(Invocation.at(NOON)
                        .invocationId("req_1")
                        .latencyMs(900L)
                        .branch("main")
                        .tokens(new Tokens(10, 70, 0, 8, 8))
                        .channels(Set.of(Channel.LOG, Channel.TRANSCRIPT))
                        .build());
    }

    @Test
    void believesTheCallerMoreThanATranscriptAndThatMoreThanAPriceList() {
        CallCost reported = CallCost.reported(1);
        CallCost transcript = new CallCost(20, CallCost.Source.TRANSCRIPT, null);
        CallCost computed = CallCost.computed(300, "2026-11");
        assertThat(CallCost.better(computed, transcript)).isEqualTo(transcript);
        assertThat(CallCost.better(transcript, reported)).isEqualTo(reported);
        assertThat(CallCost.better(null, computed)).isEqualTo(computed);
        assertThat(CallCost.better(CallCost.reported(2), reported)).isEqualTo(CallCost.reported(2));
    }

    @Test
    void keepsAComputedCostUntilSomethingIsNewThatAPriceDependsOn() {
        CallCost computed = CallCost.computed(300, "2025-01");
        Invocation plain = Invocation.at(NOON)
                .modelName("m")
                .tokens(new Tokens(10, 5, 0, 0))
                .build();
        Invocation kept = plain.toBuilder().cost(computed).build();
        Invocation more = plain.toBuilder().tokens(new Tokens(10, 9, 0, 0)).build();
        Invocation named = plain.toBuilder().serviceTier("batch").build();
        Invocation branch = plain.toBuilder().branch("main").build();

        assertThat(kept.merge(plain)).isEqualTo(kept);
        assertThat(branch.merge(kept).cost()).isEqualTo(computed);
        assertThat(kept.merge(more)).isEqualTo(more);
        assertThat(kept.merge(named).cost()).isNull();
    }

    @Test
    void believesTheTaskThatTheCallNamesMoreThanAnyOther() {
        Invocation inferred = Invocation.at(NOON).task("b", TaskLink.INFERRED).build();
        Invocation explicit = Invocation.at(NOON).taskId("c").build();
        assertThat(inferred.merge(explicit).taskId()).isEqualTo("c");
        assertThat(explicit.merge(inferred).link()).isEqualTo(TaskLink.EXPLICIT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invocation.at(NOON).task("a", null).build());
    }

    @Test
    void believesAProjectThatIsToldMoreThanOneThatWasFound() {
        Invocation found = Invocation.at(NOON).project("a", Basis.FOUND).build();
        Invocation assumed = Invocation.at(NOON).project("b", Basis.ASSUMED).build();
        Invocation told = Invocation.at(NOON).project("c").build();
        assertThat(found.merge(told)).isEqualTo(told);
        assertThat(assumed.merge(told)).isEqualTo(told);
        assertThat(found.merge(assumed)).isEqualTo(assumed);
        assertThat(found.merge(Invocation.at(NOON).build())).isEqualTo(found);
        assertThat(told.toldProject()).isEqualTo("c");
        assertThat(assumed.toldProject()).isEqualTo("b");
        assertThat(found.toldProject()).isNull();
    }

    @Test
    void dropsATaskThatWasFoundInAnotherProjectThanThatOfTheCall() {
        Invocation found = Invocation.at(NOON)
                .task("t", TaskLink.BRANCH)
                .project("a", Basis.FOUND)
                .build();
        Invocation elsewhere = Invocation.at(NOON).project("b", Basis.ASSUMED).build();
        Invocation here = Invocation.at(NOON).project("a", Basis.ASSUMED).build();
        assertThat(found.merge(elsewhere)).isEqualTo(elsewhere);
        assertThat(elsewhere.merge(found)).isEqualTo(elsewhere);
        assertThat(found.merge(here).taskId()).isEqualTo("t");
        assertThat(found.merge(found)).isEqualTo(found);
        Invocation named = found.toBuilder().taskId("t").build();
        assertThat(named.merge(elsewhere).taskId()).isEqualTo("t");
    }

    @Test
    void believesAnAgentThatIsToldMoreThanTheNameOfItsProgram() {
        Invocation program =
                Invocation.at(NOON).agentName("claude-code", Basis.ASSUMED).build();
        for (String name : List.of("ann", "zoe")) {
            Invocation told = Invocation.at(NOON).agentName(name).build();
            assertThat(program.merge(told)).isEqualTo(told);
            assertThat(told.merge(program)).isEqualTo(told);
        }
        assertThat(program.merge(Invocation.at(NOON).build())).isEqualTo(program);
    }

    @Test
    void countsTokensOnceThatOneReportDoesNotKnowToBeOfACache() {
        Tokens log = new Tokens(6_000, 100, 4_000, 0);
        Tokens file = new Tokens(3_000, 100, 4_000, 3_000);
        assertThat(log.merge(file)).isEqualTo(file);
        assertThat(file.merge(log)).isEqualTo(file);
        assertThat(file.merge(new Tokens(10_000, 0, 0, 0))).isEqualTo(file);
        assertThat(new Tokens(12, 5, 0, 0).merge(new Tokens(12, 70, 20_000, 900, 900)))
                .isEqualTo(new Tokens(12, 70, 20_000, 900, 900));
    }

    @Test
    void givesTheSameInAnyOrderAndHoweverOften() {
        Random random = new Random(20261122);
        for (int round = 0; round < 2_000; round++) {
            Invocation a = any(random);
            Invocation b = any(random);
            Invocation c = any(random);
            assertThat(a.merge(b)).isEqualTo(b.merge(a));
            assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(b).merge(a)).isEqualTo(a.merge(b));
            assertThat(a.merge(a)).isEqualTo(a);
        }
    }

    private static Invocation any(Random random) {
        return Invocation.at(NOON.plusSeconds(random.nextInt(3)))
                .invocationId("id")
                .sessionId(text(random))
                .task(null, null)
                .taskId(text(random))
                .agentName(text(random), random.nextBoolean() ? Basis.TOLD : Basis.ASSUMED)
                .toolName(text(random))
                .provider(text(random))
                .modelName(text(random))
                .serviceTier(text(random))
                .tokens(new Tokens(
                        random.nextInt(3),
                        random.nextInt(3),
                        random.nextInt(3),
                        2 + random.nextInt(3),
                        random.nextInt(3)))
                .cost(cost(random))
                .latencyMs(random.nextBoolean() ? null : (long) random.nextInt(3))
                .status(Status.values()[random.nextInt(3)])
                .errorMessage(text(random))
                .project(text(random), Basis.values()[random.nextInt(3)])
                .branch(text(random))
                .channels(Set.of(Channel.values()[random.nextInt(4)]))
                .build();
    }

    private static @Nullable CallCost cost(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> CallCost.reported(random.nextInt(3));
            case 2 -> new CallCost(random.nextInt(3), CallCost.Source.TRANSCRIPT, null);
            default -> CallCost.computed(random.nextInt(3), "v" + random.nextInt(2));
        };
    }

    private static @Nullable String text(Random random) {
        return random.nextInt(3) == 0 ? null : "text-" + random.nextInt(3);
    }
}
