package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is in the executable jar. */
@Timeout(240)
class ExecutableJarIT {

    private static final String SERVICES = "META-INF/services/";

    @Test
    void holdsTheServicesOfEveryPart() throws IOException {
        Map<String, Set<String>> expected = new HashMap<>();
        for (Path part : parts()) {
            services(part)
                    .forEach((service, names) -> expected.computeIfAbsent(service, key -> new HashSet<>())
                            .addAll(names));
        }
        assertThat(services(jar())).isEqualTo(expected);
        assertThat(expected)
                .containsKeys(
                        SERVICES + "dev.lanecast.core.spi.TaskSourceProvider",
                        SERVICES + "dev.lanecast.core.spi.TelemetryStoreProvider",
                        SERVICES + "dev.lanecast.core.spi.DashboardServerProvider");
    }

    @Test
    void holdsNoSignaturesNoModulesAndNothingTwice() throws IOException {
        List<String> names = names(jar());
        assertThat(names)
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)"))
                .noneMatch(name -> name.endsWith("module-info.class"));
    }

    @Test
    void holdsLicencesNoticesAndNativeLibraries() throws IOException {
        assertThat(names(jar()))
                .contains("META-INF/LICENSE", "META-INF/LICENSE.txt", "META-INF/NOTICE")
                .anyMatch(name -> name.endsWith("Linux/x86_64/libsqlitejdbc.so"))
                .anyMatch(name -> name.endsWith("Mac/aarch64/libsqlitejdbc.dylib"));
    }

    @Test
    void startsTheCommand() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo(Main.class.getName());
            assertThat(manifest.getValue(Attributes.Name.MULTI_RELEASE)).isEqualTo("true");
        }
    }

    @Test
    void itsPartsRunAsModulesToo(@TempDir Path temp) throws Exception {
        List<String> command = LanecastProcess.java();
        command.addAll(List.of("-p", System.getProperty("lanecast.modules")));
        command.addAll(List.of("-m", "dev.lanecast.cli/dev.lanecast.cli.Main"));
        command.addAll(List.of("tasks", "--json", Ran.SAMPLE_BOARD.toString()));
        try (LanecastProcess lanecast = LanecastProcess.start(temp, command)) {
            Ran ran = lanecast.finish();
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).startsWith("[{\"key\":").contains("\"project\":\"sample-board\"");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // It keeps files that are in use.
    void leavesNoTemporaryFileOfSqlite(@TempDir Path temp) throws Exception {
        Path scratch = Files.createDirectory(temp.resolve("scratch"));
        for (List<String> lanecast : List.of(
                List.of("-jar", jar().toString()),
                List.of(
                        "-p",
                        System.getProperty("lanecast.modules"),
                        "-m",
                        "dev.lanecast.cli/dev.lanecast.cli.Main"))) {
            Ran ran = recorded(temp, "-Djava.io.tmpdir=" + scratch, lanecast);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
            assertThat(scratch).isEmptyDirectory();
        }
    }

    @Test
    void saysWhatToDoWhereSqliteCannotBeLoaded(@TempDir Path temp) throws Exception {
        Path missing = temp.resolve("missing");
        Ran ran = recorded(temp, "-Dorg.sqlite.tmpdir=" + missing, List.of("-jar", jar().toString()));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err().lines().toList())
                .last()
                .isEqualTo(
                        "The telemetry database [" + temp.resolve("calls.db") + "] needs the library of SQLite, which"
                                + " cannot be loaded from [" + missing
                                + "]; name a directory from which programs may be run, as"
                                + " in [-Dorg.sqlite.tmpdir=DIR], an option of Java");
    }

    private static Ran recorded(Path temp, String option, List<String> lanecast) throws Exception {
        List<String> command = LanecastProcess.java();
        command.add(option);
        command.addAll(lanecast);
        command.addAll(
                List.of("record", "--model=m", "--db", temp.resolve("calls.db").toString()));
        try (LanecastProcess started = LanecastProcess.start(temp, command)) {
            return started.finish();
        }
    }

    private static Path jar() {
        return Path.of(System.getProperty("lanecast.jar"));
    }

    private static List<Path> parts() {
        return List.of(System.getProperty("lanecast.modules").split(java.io.File.pathSeparator)).stream()
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
    }

    private static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private static Map<String, Set<String>> services(Path jar) throws IOException {
        Map<String, Set<String>> services = new HashMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .filter(entry -> entry.getName().startsWith(SERVICES) && !entry.isDirectory())
                    .forEach(entry -> services.put(entry.getName(), Set.copyOf(lines(file, entry))));
        }
        return services;
    }

    private static Collection<String> lines(JarFile file, ZipEntry entry) {
        try {
            String text = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
