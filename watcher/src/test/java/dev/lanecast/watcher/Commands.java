package dev.lanecast.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.fixture.Needed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the system that tests need. */
final class Commands {

    private Commands() {}

    /** Runs a program that must succeed; answers what it prints. */
    static String run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = start(directory, command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + output)
                .isZero();
        return output;
    }

    /** Mounts something; skips the test where this user may not. */
    static void mount(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(arguments));
        Needed.here(succeeds(command.toArray(String[]::new)), "needs root, to mount");
    }

    static void unmount(Path mount) throws IOException, InterruptedException {
        succeeds("umount", "--lazy", mount.toString());
    }

    /** Whether a program is there and succeeds. */
    static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = start(Path.of("."), command);
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start(Path directory, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
