package dev.lanecast.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code lanecast serve} on a thread of this process, at any free port. */
final class Serving implements AutoCloseable {

    private final PipedWriter pipe = new PipedWriter();
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final Thread command;
    private final URI address;

    private Serving(String[] args) throws IOException {
        BufferedReader out = new BufferedReader(new PipedReader(pipe));
        command = new Thread(
                () -> code.complete(Main.run(args, new PrintWriter(pipe, true), new PrintWriter(err, true))));
        command.start();
        address = URI.create(out.readLine().replace("Lanecast ready at ", ""));
    }

    /** Returns when it is there. */
    static Serving start(Object... args) throws IOException {
        return new Serving(Stream.concat(Stream.of("serve", "--port", "0"), Stream.of(args))
                .map(Object::toString)
                .toArray(String[]::new));
    }

    URI address() {
        return address;
    }

    String err() {
        return err.toString();
    }

    /** Interrupts it; its exit code. */
    int interrupt() throws Exception {
        command.interrupt();
        return code.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        interrupt();
    }
}
