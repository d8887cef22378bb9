package dev.lanecast.core.recorder;

import static dev.lanecast.core.fixture.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.fixture.MemoryStore;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class InvocationRecorderTest {

    private final MemoryStore store = new MemoryStore();
    private final AtomicInteger told = new AtomicInteger();
    private final InvocationRecorder recorder =
            new InvocationRecorder(store, Map.of(), UnaryOperator.identity(), told::incrementAndGet);

    @Test
    void newCallsAreStoredAndTold() {
        assertThat(recorder.record(List.of(call("1", null, 1), call("2", null, 1))))
                .isEqualTo(new Receipt(2, 0));
        assertThat(told).hasValue(1);
        assertThat(store.since(0, 9).count()).isEqualTo(2);
    }

    @Test
    void knownCallsAreToldAsTheyMayHaveBeenMerged() {
        recorder.record(List.of(call("1", null, 1)));

        assertThat(recorder.record(List.of(call("1", "x", 1)))).isEqualTo(new Receipt(0, 1));
        assertThat(told).hasValue(2);
    }

    @Test
    void callsAreStoredAsTheyAreSettled() {
        InvocationRecorder other = new InvocationRecorder(
                store, Map.of(), call -> call.toBuilder().branch("settled").build(), () -> {});
        other.record(List.of(call("1", null, 1)));

        assertThat(store.since(0, 1).newest().get(0).branch()).isEqualTo("settled");
    }

    @Test
    void agentsGetTheNamesThatTheUserHasForThem() {
        InvocationRecorder naming = new InvocationRecorder(
                store, Map.of("claude-code", "zoe", "codex", "bob"), UnaryOperator.identity(), () -> {});
        Invocation log = call("1", null, 1).toBuilder()
                .agentName("claude-code")
                .toolName(null)
                .build();
        Invocation other = log.toBuilder().agentName("explorer").toolName("x").build();
        Invocation program = call("2", null, 1).toBuilder()
                .agentName("codex")
                .toolName("codex-cli")
                .build();

        naming.record(List.of(log, program));
        assertThat(store.since(0, 9).newest())
                .extracting(call -> call.agentName() + " " + call.toolName())
                .containsExactly("bob codex-cli", "zoe claude-code");
        naming.record(List.of(other));
        naming.record(List.of(log));
        assertThat(store.since(0, 9).newest().get(1).agentName()).isEqualTo("explorer");
    }

    @Test
    void noCallsAreNothing() {
        store.fail(1);

        assertThat(recorder.record(List.of())).isEqualTo(new Receipt(0, 0));
        assertThat(told).hasValue(0);
    }

    @Test
    void callsThatCannotBeStoredAreNotTold() {
        store.fail(1);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> recorder.record(List.of(call("1", null, 1))));
        assertThat(told).hasValue(0);
    }

    @Test
    void saysWhyCallsCannotBeStoredUntilTheyCan() {
        assertThat(recorder.fault()).isNull();
        store.fail(1);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> recorder.record(List.of(call("1", null, 1))))
                .withMessage(recorder.fault());

        recorder.record(List.of(call("1", null, 1)));
        assertThat(recorder.fault()).isNull();
    }
}
