package dev.lanecast.cli;

import dev.lanecast.core.error.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what happened lately. */
@Command(name = "events", description = "Write the events that a running server holds, the oldest first.")
final class ExportEvents implements Runnable {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final ExportTarget target = new ExportTarget();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080/",
            description = "Where the server is. Default: ${DEFAULT-VALUE}.")
    private URI url = URI.create("");

    @Override
    public void run() {
        String format = target.format().name().toLowerCase(Locale.ROOT);
        try {
            HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/export/events." + format))
                    .build();
            HttpResponse<Stream<String>> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw unreachable("it answers with status " + answer.statusCode(), null);
            }
            target.write(console, out -> answer.body().forEach(out::println));
        } catch (IOException | IllegalArgumentException e) {
            throw unreachable(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ConfigurationException unreachable(String why, @Nullable Exception cause) {
        return new ConfigurationException(
                "Cannot get the events of [" + url + "]: " + why + "; name a running server with --url", cause);
    }
}
