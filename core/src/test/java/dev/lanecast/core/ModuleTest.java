package dev.lanecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModuleTest {

    private final ModuleDescriptor module = read();

    @Test
    void usesEveryKindOfProviderAndTheReaders() throws Exception {
        Set<String> kinds = interfacesOfTheSpi()
                .filter(type -> type != Provider.class)
                .filter(type -> Provider.class.isAssignableFrom(type) || type == InvocationReader.class)
                .map(Class::getName)
                .collect(Collectors.toSet());

        assertThat(kinds).hasSizeGreaterThan(1);
        assertThat(module.uses()).isEqualTo(kinds);
    }

    @Test
    void needsNothingButTheBaseOfJavaAtRunTime() {
        assertThat(module.requires().stream()
                        .filter(needed -> !needed.modifiers().contains(Requires.Modifier.STATIC))
                        .map(Requires::name))
                .containsExactly("java.base");
    }

    @Test
    void hidesTheBuiltInBusAlone() throws Exception {
        Set<String> exported =
                module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());

        assertThat(module.name()).isEqualTo("dev.lanecast.core");
        assertThat(exported).doesNotContain("dev.lanecast.core.bus").hasSize(packages() - 1);
    }

    private static Stream<Class<?>> interfacesOfTheSpi() throws Exception {
        try (Stream<Path> files = Files.list(classes().resolve("dev/lanecast/core/spi"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .<Class<?>>map(name -> load("dev.lanecast.core.spi." + name.replace(".class", "")))
                    .filter(Class::isInterface)
                    .toList()
                    .stream();
        }
    }

    private static int packages() throws Exception {
        try (Stream<Path> files = Files.walk(classes())) {
            return (int)
                    files.filter(file -> file.endsWith("package-info.class")).count();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(Lanecast.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static ModuleDescriptor read() {
        try (InputStream in = Files.newInputStream(classes().resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
