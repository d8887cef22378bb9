package dev.lanecast.cli;

import dev.lanecast.core.spi.Loopback;
import dev.lanecast.core.spi.Settings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server listens, and who may ask it. */
final class Listening {

    private static final String TOKEN = "LANECAST_TOKEN";
    private static final String TLS_PASSWORD = "LANECAST_TLS_PASSWORD";
    private static final int TOKEN_BYTES = 32;

    private final Map<String, String> environment = System.getenv();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "127.0.0.1",
            description = "Name or address to bind; any but a loopback one demands a token. Default: ${DEFAULT-VALUE}.")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            converter = Converters.Port.class,
            description = "Port to listen on; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--token",
            paramLabel = "TEXT",
            description = "Answer only those who know it. Default: what " + TOKEN
                    + " holds; else one made up and shown, if others than this machine can reach the server.")
    private @Nullable String token;

    @Option(names = "--tls-keystore", paramLabel = "FILE", description = "Speak TLS with the key in this PKCS12 file.")
    private @Nullable Path keystore;

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            description = "The file whose first line is the password of the keystore. Default: what " + TLS_PASSWORD
                    + " holds.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "Serve requests to this host name as well. Repeatable.")
    private List<String> allowedHosts = List.of();

    @Option(
            names = "--allow-origin",
            paramLabel = "URL",
            description = "Let pages of this exact origin use the server as well. Repeatable.")
    private List<String> allowedOrigins = List.of();

    /** Adds what was asked for; makes up a token if one is needed and none was given, and shows it this once. */
    Settings addTo(Settings settings, Console console) {
        Settings all = settings.with("server.host", host)
                .with("server.port", port)
                .with("server.allow-host", allowedHosts)
                .with("server.allow-origin", allowedOrigins);
        all = with(all, "server.token", token(console));
        all = with(all, "server.tls-keystore", keystore);
        all = with(all, "server.tls-password-file", passwordFile);
        return with(all, "server.tls-password", environment.get(TLS_PASSWORD));
    }

    private @Nullable String token(Console console) {
        String given = token == null ? environment.get(TOKEN) : token;
        if (given != null || Loopback.isName(host)) {
            return given;
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        console.err().println("Token for programs, shown only now: " + made);
        return made;
    }

    private static Settings with(Settings settings, String key, @Nullable Object value) {
        return value == null ? settings : settings.with(key, value);
    }
}
