package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root of the repository. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {

    private static final Path SCRIPT = Path.of(System.getProperty("lanecast.root"), "lanecast");

    @TempDir
    Path temp;

    @Test
    void worksThroughSymbolicLinksFromAnywhere() throws Exception {
        Path far = Files.createSymbolicLink(temp.resolve("far"), SCRIPT);
        Path near = Files.createSymbolicLink(temp.resolve("near"), far.getFileName());
        Ran ran = run("cd / && exec \"$1\" --version", near);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualTo("lanecast " + System.getProperty("lanecast.version"));
    }

    @Test
    void handsOnArgumentsAndExitCode() throws Exception {
        Ran ran = run("exec \"$1\" serve '--no such option'", SCRIPT);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Unknown option [--no such option]");
    }

    @Test
    void handsOnOptionsOfJava() throws Exception {
        Ran ran = run("LANECAST_JAVA_OPTS='-Xmx700m -XshowSettings:vm' exec \"$1\" --version", SCRIPT);
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("Max. Heap Size: 700.00M");
    }

    @Test
    void saysWhatToDoWithoutJava() throws Exception {
        Ran ran = run("JAVA_HOME=/nowhere exec \"$1\" --version", SCRIPT);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err())
                .isEqualTo("There is no Java in JAVA_HOME [/nowhere]; point it at a JDK 17 or newer, or unset it.\n");
    }

    @Test
    void refusesJavaThatIsTooOld() throws Exception {
        Path bin = Files.createDirectories(temp.resolve("old/bin"));
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Ran ran = run("JAVA_HOME=" + temp.resolve("old") + " exec \"$1\" --version", SCRIPT);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err().lines()).singleElement().asString().contains("Java 17", "[11.0.2]");
    }

    private Ran run(String line, Path script) throws Exception {
        try (LanecastProcess process =
                LanecastProcess.start(temp, List.of("sh", "-c", line, "sh", script.toString()))) {
            return process.finish();
        }
    }
}
