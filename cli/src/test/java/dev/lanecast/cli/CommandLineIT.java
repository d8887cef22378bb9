package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes and what the real command prints when something is wrong. */
@Timeout(240)
class CommandLineIT {

    @TempDir
    Path temp;

    private Path tree;

    @BeforeEach
    void makeTree() throws Exception {
        tree = Files.createDirectories(temp.toRealPath().resolve("board"));
        Files.createDirectories(tree.resolve("inbox"));
        Files.writeString(tree.resolve("inbox/a.yaml"), "id: A\ntitle: Größe\n");
    }

    @Test
    void missingDirectory() throws Exception {
        Path missing = temp.resolve("missing");
        fails(3, "Cannot watch [" + missing + "]: there is no such directory; check the path", "serve", missing);
    }

    @Test
    void fileInsteadOfDirectory() throws Exception {
        Path file = tree.resolve("inbox/a.yaml");
        fails(3, "Cannot watch [" + file + "]: it is a file; name the directory that holds the tasks", "serve", file);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void unreadableDirectory() throws Exception {
        Path locked = Files.createDirectories(temp.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        List<String> command = new ArrayList<>();
        if (Files.isReadable(locked)) { // Root, who may read everything, gives that right up.
            command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
        }
        command.addAll(LanecastProcess.java());
        command.addAll(List.of("-jar", System.getProperty("lanecast.jar"), "serve", locked.toString()));
        try (LanecastProcess lanecast = LanecastProcess.start(temp, command)) {
            String sentence = "Cannot watch [" + locked
                    + "]: its files may not be read by this user; grant read and search permission\n";
            assertThat(lanecast.finish()).isEqualTo(new Ran(3, "", sentence));
        }
    }

    @Test
    void portInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Ran ran = LanecastProcess.run(temp, "serve", tree, "--port", port);
            assertThat(ran.code()).isEqualTo(3);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err().lines()).singleElement().asString().contains("127.0.0.1:" + port, "--port");
        }
    }

    @Test
    void hostBeyondThisMachineDemandsAToken() throws Exception {
        try (LanecastProcess lanecast = LanecastProcess.start(
                temp, "serve", tree, "--host", "0.0.0.0", "--port", 0, "--db", temp.resolve("t.db"))) {
            int port = lanecast.address().getPort();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/tasks"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(lanecast.errors()).contains("Sign in with this link");
        }
    }

    @Test
    void databaseInTheWatchedTree() throws Exception {
        Path db = tree.resolve("deep/telemetry.db");
        fails(
                3,
                "The database [" + db + "] lies in the watched tree [" + tree
                        + "], where Lanecast writes nothing; name another file with --db",
                "serve",
                tree,
                "--db",
                db);
        assertThat(tree.resolve("deep")).doesNotExist();
    }

    @Test
    void wrongOption() throws Exception {
        Ran ran = LanecastProcess.run(temp, "serve", "--frobnicate");
        assertThat(ran).isEqualTo(new Ran(2, "", "Unknown option [--frobnicate]\nTry 'lanecast serve --help'.\n"));
    }

    @Test
    void invalidFiles() throws Exception {
        Files.writeString(tree.resolve("inbox/b.yaml"), "id: B\ntitle: [\n");
        Ran ran = LanecastProcess.run(temp, "validate", tree);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.lines()).singleElement().asString().contains("inbox/b.yaml:");
    }

    @Test
    void printsUtf8WhateverTheLocale() throws Exception {
        Ran ran = LanecastProcess.run(temp, "tasks", tree);
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Größe");
    }

    private void fails(int code, String sentence, Object... args) throws Exception {
        assertThat(LanecastProcess.run(temp, args)).isEqualTo(new Ran(code, "", sentence + "\n"));
    }
}
