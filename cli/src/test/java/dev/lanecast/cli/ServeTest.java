package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class ServeTest {

    @TempDir
    Path temp;

    @Test
    void servesUntilItsThreadIsInterrupted() throws Exception {
        Path tree = Files.createDirectories(temp.resolve("board"));
        Path db = temp.resolve("calls.db");
        PipedWriter pipe = new PipedWriter();
        StringWriter err = new StringWriter();
        CompletableFuture<Integer> code = new CompletableFuture<>();
        String[] args = {"serve", "--port", "0", "--db", db.toString(), tree.toString()};
        try (BufferedReader out = new BufferedReader(new PipedReader(pipe))) {
            Thread command = new Thread(
                    () -> code.complete(Main.run(args, new PrintWriter(pipe, true), new PrintWriter(err, true))));
            command.start();
            URI address = URI.create(out.readLine().replace("Lanecast ready at ", ""));
            try (ClientSocket client = ClientSocket.connect(address)) {
                client.awaitType("connection_ack");
                command.interrupt();
                assertThat(code.get(10, TimeUnit.SECONDS)).isZero();
                assertThat(client.closeCode()).isEqualTo(1001);
            }
        }
        assertThat(err.toString()).isEmpty();
    }

    /** The address is one that no machine has, so that nothing listens. */
    @Test
    void makesUpATokenBeforeItListensBeyondThisMachine() throws Exception {
        Path tree = Files.createDirectories(temp.resolve("board"));
        Path db = temp.resolve("calls.db");
        Ran ran = Ran.lanecast("serve", "--host", "203.0.113.7", "--port", 0, "--db", db, tree);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .matches(
                        "(?s)Token for programs, shown only now: [A-Za-z0-9_-]{43}\\RCannot listen on 203\\.0\\.113\\.7.*");
        Ran given = Ran.lanecast("serve", "--host", "203.0.113.7", "--token", "mine", "--port", 0, "--db", db, tree);
        assertThat(given.code()).isEqualTo(3);
        assertThat(given.err()).startsWith("Cannot listen on").doesNotContain("mine");
    }

    @Test
    void refusesAKeystoreWithoutItsPasswordAndATokenThatNoHeaderCarries() throws Exception {
        Path tree = Files.createDirectories(temp.resolve("board"));
        Path db = temp.resolve("calls.db");
        Ran keystore = Ran.lanecast("serve", "--port", 0, "--db", db, "--tls-keystore", temp.resolve("k.p12"), tree);
        assertThat(keystore.code()).isEqualTo(3);
        assertThat(keystore.err()).contains("--tls-password-file").contains("LANECAST_TLS_PASSWORD");
        Ran token = Ran.lanecast("serve", "--port", 0, "--db", db, "--token", "two words", tree);
        assertThat(token.code()).isEqualTo(3);
        assertThat(token.err()).contains("[server.token]").doesNotContain("two words");
    }

    @Test
    void refusesADatabaseUnderTheTreeThroughSymbolicLinks() throws Exception {
        Path tree = Files.createDirectories(temp.resolve("board"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), tree);
        Ran ran = Ran.lanecast("serve", "--db", link.resolve("new/calls.db"), tree);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("lies in the watched tree");
        assertThat(tree).isEmptyDirectory();
    }
}
