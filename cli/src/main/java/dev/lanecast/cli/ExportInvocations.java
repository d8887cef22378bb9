package dev.lanecast.cli;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallPages;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.wire.InvocationField;
import dev.lanecast.core.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes model calls. */
@Command(name = "invocations", description = "Write model calls, the newest first.")
final class ExportInvocations implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final Period period = new Period();

    @Mixin
    private final ExportTarget target = new ExportTarget();

    @Override
    public void run() {
        Map<String, Function<Invocation, @Nullable Object>> columns = new LinkedHashMap<>();
        for (InvocationField field : InvocationField.values()) {
            columns.put(field.wireName(), field::of);
        }
        CallFilter filter = period.filter();
        try (TelemetryStore store = database.openExisting()) {
            target.write(console, new CallPages(store::calls, filter), columns, Wire::invocation);
        }
    }
}
