package dev.lanecast.cli;

import dev.lanecast.cli.config.Config;
import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.error.ProviderException;
import dev.lanecast.core.recorder.InvocationRecorder;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.InvocationSourceProvider;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.spi.TelemetryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes over the model calls of session files. */
@Command(
        name = "import",
        description = {
            "Take over the model calls that a coding agent has kept on this machine.",
            "Its files are only read. What is known already is not counted again."
        },
        footer = {"", "For example:", "  lanecast import claude", "  lanecast import codex /backup/codex/sessions"})
final class Import implements Runnable {

    /** As one thread records, more of them should be of little use. */
    private static final int MOST_THREADS = 4;

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(index = "0", paramLabel = "AGENT", description = "Whose files: claude, codex or gemini.")
    private String agent = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH",
            description = "A file, or a directory that holds them at any depth. Default: where the agent keeps them.")
    private @Nullable Path path;

    @Override
    public void run() {
        InvocationSource source = source();
        checkPlaces(source.places());
        Config read = config.read();
        try (TelemetryStore store = database.open();
                ImportProgress progress = new ImportProgress(
                        new InvocationRecorder(store, read.aliases(), read.prices()::settle, () -> {}),
                        console.err(),
                        System.console() != null)) {
            source.read(progress);
            console.out().println(progress.summary());
        }
    }

    private InvocationSource source() {
        List<InvocationSourceProvider> all =
                Providers.using(Import.class.getClassLoader()).all(InvocationSourceProvider.class);
        if (all.isEmpty()) {
            throw new ProviderException("Found nothing that reads session files; add"
                    + " [dev.lanecast:lanecast-telemetry] to the class or module path");
        }
        int processors = Runtime.getRuntime().availableProcessors();
        Settings threads = Settings.defaults().with("transcripts.threads", Math.min(processors, MOST_THREADS));
        Settings settings =
                path == null ? threads : threads.with("transcripts." + agent.toLowerCase(Locale.ROOT), path);
        return all.stream()
                .filter(provider -> provider.name().equals(agent.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> console.wrongUsage("Cannot import from [" + agent + "]; name one of " + names(all)))
                .create(settings);
    }

    private static String names(List<InvocationSourceProvider> all) {
        return all.stream().map(InvocationSourceProvider::name).sorted().collect(Collectors.joining(", ", "[", "]"));
    }

    private void checkPlaces(List<Path> places) {
        if (places.stream().noneMatch(Files::exists)) {
            throw new ConfigurationException("Found no files of [" + agent + "] in " + places
                    + "; name the place after the agent, as in [lanecast import " + agent + " PATH]");
        }
    }
}
