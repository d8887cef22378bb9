package dev.lanecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.TelemetryStoreProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private final Path classes;

    RegistrationTest() throws Exception {
        classes = Path.of(RecordReader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void theModuleAndTheClassPathRegisterTheSame() throws IOException {
        assertThat(fromClassPath()).isEqualTo(fromModule()).isNotEmpty();
    }

    @Test
    void theClassPathFindsThemByName() {
        Providers providers = Providers.using(getClass().getClassLoader());
        assertThat(providers.choose(TelemetryStoreProvider.class, "sqlite")).isPresent();
        assertThat(providers.readers()).extracting(InvocationReader::name).contains("records");
    }

    private Map<String, List<String>> fromModule() throws IOException {
        Map<String, List<String>> provided = new TreeMap<>();
        try (InputStream input = Files.newInputStream(classes.resolve("module-info.class"))) {
            ModuleDescriptor.read(input)
                    .provides()
                    .forEach(service -> provided.put(service.service(), service.providers()));
        }
        return provided;
    }

    private Map<String, List<String>> fromClassPath() throws IOException {
        Map<String, List<String>> provided = new TreeMap<>();
        try (Stream<Path> services = Files.list(classes.resolve("META-INF/services"))) {
            for (Path service : services.toList()) {
                provided.put(service.getFileName().toString(), Files.readAllLines(service));
            }
        }
        return provided;
    }
}
