package dev.lanecast.telemetry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.Invocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyTest {

    private static final String RECORD = """
            {"invocation_id": "kept", "task_id": "task", "error_message": "overloaded",
             "prompt": "SECRET", "messages": [{"role": "user", "content": "SECRET"}], "completion": {"text": "SECRET"},
             "SECRET": 1}
            """;

    @TempDir
    Path directory;

    @Test
    void keepsNoPromptAndNoAnswer() throws Exception {
        try (TelemetryStore store = Calls.open(directory.resolve("telemetry.db"))) {
            store.append(read(RECORD));
            assertThat(content()).contains("kept", "overloaded").doesNotContain("SECRET");
        }
        assertThat(content()).contains("kept", "overloaded").doesNotContain("SECRET");
    }

    private static List<Invocation> read(String json) throws Exception {
        List<Invocation> calls = new ArrayList<>();
        new RecordReader()
                .read(
                        "invocations",
                        "application/json",
                        new ByteArrayInputStream(json.getBytes(UTF_8)),
                        new InvocationReader.Sink() {
                            @Override
                            public void call(Invocation call) {
                                calls.add(call);
                            }

                            @Override
                            public void rejected(int index, String field, String message) {
                                throw new AssertionError(message);
                            }
                        });
        return calls;
    }

    /** Every byte of the database, its write-ahead log included. */
    private String content() throws IOException {
        StringBuilder content = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                content.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return content.toString();
    }
}
