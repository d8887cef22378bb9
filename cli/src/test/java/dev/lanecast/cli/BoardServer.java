package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real jar on a tree to write to, one for a class of tests. */
final class BoardServer implements BeforeAllCallback, AfterAllCallback {

    private final String config;
    private Path scratch;
    private Path tree;
    private LanecastProcess process;
    private URI address;

    BoardServer() {
        this("{}\n");
    }

    /** With a configuration, as the file for {@code --config} has it. */
    BoardServer(String config) {
        this.config = config;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        scratch = Files.createTempDirectory("board");
        Files.writeString(scratch.resolve("config.yaml"), config);
        tree = scratch.resolve("harborline/work/collaboration");
        for (String lane : List.of("inbox", "assigned/codex", "done/codex")) {
            Files.createDirectories(tree.resolve(lane));
        }
        start(0);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        close();
    }

    void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Stops it as a crash would. */
    void stop() {
        process.close();
    }

    /** Starts it again at the address that it had. */
    void restart() throws IOException {
        start(address.getPort());
    }

    URI address() {
        return address;
    }

    /** Writes a file below the tree, at once. */
    void write(String path, String yaml) throws IOException {
        Path target = tree.resolve(path);
        Files.createDirectories(target.getParent());
        Path whole = Files.writeString(scratch.resolve("next.tmp"), yaml);
        Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
    }

    void move(String from, String to) throws IOException {
        Files.move(tree.resolve(from), tree.resolve(to));
    }

    /** Says that a file was last changed so long ago. */
    void age(String path, Duration age) throws IOException {
        Files.setLastModifiedTime(
                tree.resolve(path), FileTime.from(Instant.now().minus(age)));
    }

    /** Records one model call. */
    void record(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("api/invocations"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(202);
    }

    private void start(int port) throws IOException {
        process = LanecastProcess.start(
                scratch,
                "serve",
                tree,
                "--port",
                port,
                "--db",
                scratch.resolve("telemetry.db"),
                "--config",
                scratch.resolve("config.yaml"));
        address = process.address();
    }
}
