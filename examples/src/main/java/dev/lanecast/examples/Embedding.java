package dev.lanecast.examples;

import dev.lanecast.core.Lanecast;
import java.io.PrintStream;
import java.nio.file.Path;

/** A board inside a program of one's own: no server, no database. */
public final class Embedding {

    private Embedding() {}

    /** Prints the board of a directory, then every change until the program ends. */
    public static void main(String[] args) throws InterruptedException {
        try (Lanecast lanecast = show(Path.of(args[0]), System.out)) {
            Thread.currentThread().join();
        }
    }

    static Lanecast show(Path directory, PrintStream out) {
        Lanecast lanecast = Lanecast.builder().watch(directory).start();
        lanecast.tasks().forEach(task -> out.println(task.lane() + ": " + task.title()));
        lanecast.events(event -> out.println(event.seq() + " " + event.event().type()));
        return lanecast;
    }
}
