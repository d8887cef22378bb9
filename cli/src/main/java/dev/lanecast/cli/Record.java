package dev.lanecast.cli;

import dev.lanecast.cli.config.Config;
import dev.lanecast.core.recorder.InvocationRecorder;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import dev.lanecast.core.telemetry.Money;
import dev.lanecast.core.wire.InvocationRecord;
import dev.lanecast.core.wire.InvocationRecord.RefusedException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Records one model call. */
@Command(
        name = "record",
        description = {
            "Record one model call, so that it shows in the costs.",
            "A running server with the same database shows it at once."
        },
        footer = {
            "",
            "For example:",
            "  lanecast record --model gpt-5 --agent codex --task T-42 \\",
            "      --prompt-tokens 1200 --completion-tokens 300 --cost-usd 0.0045"
        })
final class Record implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final CallOptions options = new CallOptions();

    @Override
    public void run() {
        Invocation call = call();
        Config read = config.read();
        AtomicReference<@Nullable Invocation> kept = new AtomicReference<>();
        UnaryOperator<Invocation> settle = merged -> {
            Invocation settled = read.prices().settle(merged);
            kept.set(settled);
            return settled;
        };
        try (TelemetryStore store = database.open()) {
            Receipt receipt = new InvocationRecorder(store, read.aliases(), settle, () -> {}).record(List.of(call));
            console.out()
                    .println(Text.line(
                            receipt.duplicates() > 0
                                    ? "Already recorded: [" + call.invocationId() + "] is known and counts once, "
                                            + now(kept.get()) + "."
                                    : "Recorded " + described(Objects.requireNonNull(kept.get())) + "."));
        }
    }

    private Invocation call() {
        Map<String, String> fields = options.fields();
        if (fields.isEmpty()) {
            throw console.wrongUsage("There is nothing to record; say at least which model was called with --model");
        }
        try {
            return InvocationRecord.read(fields, InstantSource.system());
        } catch (RefusedException e) {
            throw console.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /** What reports of a known call have come to: this one may have filled a gap. */
    private static String now(@Nullable Invocation kept) {
        return kept == null ? "in sums alone, as single calls of its time are forgotten" : "now as " + described(kept);
    }

    private static String described(Invocation call) {
        Long cost = call.costMicros();
        return "a call of " + (call.modelName() == null ? "an unnamed model" : call.modelName())
                + (call.taskId() == null ? "" : " for task " + call.taskId())
                + ": " + call.tokens().total() + " tokens, "
                + (cost == null ? "unpriced" : Money.usd(cost).toPlainString() + " USD");
    }
}
