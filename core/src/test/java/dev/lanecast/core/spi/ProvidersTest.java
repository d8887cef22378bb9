package dev.lanecast.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lanecast.core.error.ProviderException;
import dev.lanecast.core.spi.ExampleProviders.FirstBus;
import dev.lanecast.core.spi.ExampleProviders.FirstReader;
import dev.lanecast.core.spi.ExampleProviders.SecondBus;
import dev.lanecast.core.spi.ExampleProviders.SecondReader;
import dev.lanecast.core.spi.ExampleProviders.TwinBus;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {

    @TempDir
    private Path folder;

    private URLClassLoader loader;

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void withoutAProviderThereIsNone() throws IOException {
        assertThat(registered().choose(EventBusProvider.class, null)).isEmpty();
    }

    @Test
    void theOnlyProviderIsTakenUnasked() throws IOException {
        assertThat(registered(FirstBus.class).choose(EventBusProvider.class, null))
                .get()
                .isInstanceOf(FirstBus.class);
    }

    @Test
    void theNameChooses() throws IOException {
        assertThat(registered(FirstBus.class, SecondBus.class).choose(EventBusProvider.class, "second"))
                .get()
                .isInstanceOf(SecondBus.class);
    }

    @Test
    void severalWithoutANameAreRefusedWithTheirClasses() throws IOException {
        Providers providers = registered(FirstBus.class, SecondBus.class);

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> providers.choose(EventBusProvider.class, null))
                .withMessageContaining(FirstBus.class.getName())
                .withMessageContaining(SecondBus.class.getName())
                .withMessageContaining("[first, second]");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() throws IOException {
        Providers providers = registered(FirstBus.class, SecondBus.class);

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> providers.choose(EventBusProvider.class, "third"))
                .withMessageContaining("[third]")
                .withMessageContaining("[first, second]");
    }

    @Test
    void twoWithOneNameAreRefusedWithTheirClasses() throws IOException {
        Providers providers = registered(FirstBus.class, TwinBus.class);

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> providers.choose(EventBusProvider.class, "first"))
                .withMessageContaining(FirstBus.class.getName())
                .withMessageContaining(TwinBus.class.getName())
                .withMessageContaining("[first]");
    }

    @Test
    void aProviderThatCannotBeMadeIsRefused() throws IOException {
        register(EventBusProvider.class, "dev.lanecast.missing.Bus");

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> providers().choose(EventBusProvider.class, null))
                .withMessageContaining("EventBusProvider")
                .withMessageContaining("dev.lanecast.missing.Bus");
    }

    @Test
    void everyReaderIsFound() throws IOException {
        register(InvocationReader.class, FirstReader.class.getName(), SecondReader.class.getName());

        assertThat(providers().readers())
                .extracting(InvocationReader::name)
                .containsExactlyInAnyOrder("first-reader", "second-reader");
    }

    private Providers registered(Class<?>... buses) throws IOException {
        register(
                EventBusProvider.class, Arrays.stream(buses).map(Class::getName).toArray(String[]::new));
        return providers();
    }

    private void register(Class<?> type, String... classes) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(type.getName()), Arrays.asList(classes));
    }

    private Providers providers() throws IOException {
        loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        return Providers.using(loader);
    }
}
