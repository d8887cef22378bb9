package dev.lanecast.cli;

import dev.lanecast.cli.config.Config;
import dev.lanecast.cli.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that says what options do not. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Lanes, budgets, prices and more, in YAML; see docs/configuration.md. Default: none.")
    private @Nullable Path file;

    /**
     * What it says; the defaults without a file.
     *
     * @throws dev.lanecast.core.error.ConfigurationException with everything that is wrong in it
     */
    Config read() {
        return file == null ? Config.DEFAULTS : ConfigReader.read(file, ConfigOption::span);
    }

    private static Duration span(String text) {
        return new Converters.Span().convert(text);
    }
}
