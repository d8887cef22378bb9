package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink.Receipt;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.SynchronousMode;

class WriterTest {

    private static final int MOST_KEYS = 40;

    @TempDir
    Path directory;

    @Test
    void forgetsWhatATransactionThatFailedHasMoved() {
        try (Writer one = writer(MOST_KEYS);
                Writer other = writer(MOST_KEYS + 1)) {
            one.append(batch(IntStream.range(0, MOST_KEYS), UnaryOperator.identity()));
            Batch two = batch(IntStream.of(101, 102), call -> {
                throw new IllegalStateException("It is to fail");
            });
            assertThatThrownBy(() -> one.append(two)).hasRootCauseMessage("It is to fail");
            // The second of these moves the first, and takes the number that was given back.
            other.append(batch(IntStream.of(201), UnaryOperator.identity()));
            other.append(batch(IntStream.of(202), UnaryOperator.identity()));

            assertThat(one.append(batch(IntStream.of(201), UnaryOperator.identity())))
                    .isEqualTo(new Receipt(0, 1));
        }
    }

    private Writer writer(int mostKeys) {
        Path file = directory.resolve("telemetry.db");
        Session session = Session.writing(file, SynchronousMode.OFF);
        new Schema(file, Migration.all()).update(session);
        session.useWriteAheadLog();
        return new Writer(
                session, new Checkpoints(Session.reading(file)), () -> new KeyTable(mostKeys, Integer.MAX_VALUE));
    }

    private static Batch batch(IntStream ids, UnaryOperator<Invocation> settle) {
        List<Invocation> calls = ids.mapToObj(id -> Calls.call("call " + id)).toList();
        return Batch.of(calls, settle);
    }
}
