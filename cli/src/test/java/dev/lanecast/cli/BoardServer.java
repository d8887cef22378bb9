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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real jar on a tree to write to, one for a class of tests. */
final class BoardServer implements BeforeAllCallback, AfterAllCallback {

    private final String config;
    private final List<String> others;
    private Path scratch;
    private Path tree;
    private LanecastProcess process;
    private URI address;

    BoardServer() {
        this("{}\n");
    }

    /** With a configuration, as the file for {@code --config} has it. */
    BoardServer(String config) {
        this(config, List.of());
    }

    /** With further projects, whose trees are empty at first. */
    BoardServer(String config, List<String> others) {
        this.config = config;
        this.others = others;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        open();
    }

    /** Starts it on an empty tree. */
    void open() throws IOException {
        scratch = Files.createTempDirectory("board");
        Files.writeString(scratch.resolve("config.yaml"), config);
        tree = tree("harborline");
        for (String lane : List.of("inbox", "assigned/codex", "done/codex")) {
            Files.createDirectories(tree.resolve(lane));
        }
        for (String other : others) {
            Files.createDirectories(tree(other).resolve("inbox"));
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
        write(tree.resolve(path), yaml);
    }

    /** The same below the tree of another project. */
    void writeTo(String project, String path, String yaml) throws IOException {
        write(tree(project).resolve(path), yaml);
    }

    private void write(Path target, String yaml) throws IOException {
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

    private Path tree(String project) {
        return scratch.resolve(project).resolve("work/collaboration");
    }

    private void start(int port) throws IOException {
        List<Object> command = new ArrayList<>(List.of("serve", tree));
        others.forEach(other -> command.add(tree(other)));
        command.addAll(List.of("--port", port, "--db", scratch.resolve("telemetry.db")));
        command.addAll(List.of("--config", scratch.resolve("config.yaml")));
        process = LanecastProcess.start(scratch, command.toArray());
        address = process.address();
    }
}
