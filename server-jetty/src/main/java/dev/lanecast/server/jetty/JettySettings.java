package dev.lanecast.server.jetty;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.spi.Settings;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a server listens and whom it answers. Immutable.
 *
 * @param host the loopback address to listen on; {@code server.host}
 * @param port 0 to 65535, 0 being any that is free; {@code server.port}
 * @param allowHosts further names by which clients may call the server, at any port; {@code server.allow-host}
 * @param allowOrigins further origins whose pages may call it, such as {@code https://board.example};
 *     {@code server.allow-origin}
 */
public record JettySettings(String host, int port, List<String> allowHosts, List<String> allowOrigins) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|(0{1,4}:){7}0{0,3}1)]?");
    private static final Pattern ORIGIN = Pattern.compile("https?://([^/?#@\\s]+)");
    private static final int MAX_PORT = 65_535;

    /**
     * Checks the values and writes names in lower case.
     *
     * @throws ConfigurationException if the server could not work with them
     */
    public JettySettings {
        host = host.strip().toLowerCase(Locale.ROOT);
        if (!LOOPBACK.matcher(host).matches()) {
            throw new ConfigurationException("Cannot listen on [" + host
                    + "]: beyond this machine a token would be needed, which Lanecast does not have yet; use 127.0.0.1"
                    + " and reach it through an SSH tunnel");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new ConfigurationException(
                    "The setting [server.port] must be a whole number from 0 to 65535, but is [" + port + "]");
        }
        allowHosts = allowHosts.stream().map(JettySettings::checkHost).toList();
        allowOrigins = allowOrigins.stream().map(JettySettings::checkOrigin).toList();
    }

    /** Port 8080 of 127.0.0.1, for clients of this machine only. */
    public static JettySettings defaults() {
        return new JettySettings("127.0.0.1", 8080, List.of(), List.of());
    }

    /** The same at another port. */
    public JettySettings withPort(int port) {
        return new JettySettings(host, port, allowHosts, allowOrigins);
    }

    /** The same with other further names. */
    public JettySettings withAllowHosts(List<String> allowHosts) {
        return new JettySettings(host, port, allowHosts, allowOrigins);
    }

    /** The same with other further origins. */
    public JettySettings withAllowOrigins(List<String> allowOrigins) {
        return new JettySettings(host, port, allowHosts, allowOrigins);
    }

    static JettySettings from(Settings settings) {
        JettySettings defaults = defaults();
        return new JettySettings(
                settings.text("server.host").orElse(defaults.host),
                settings.number("server.port", defaults.port, 0, MAX_PORT),
                settings.list("server.allow-host"),
                settings.list("server.allow-origin"));
    }

    /** The host as URLs and Host headers name it. */
    String hostInUrl() {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String checkHost(String name) {
        return Authority.parse(name.strip())
                .filter(Authority::hasNoPort)
                .map(Authority::host)
                .orElseThrow(() -> new ConfigurationException("The setting [server.allow-host] must be a host name"
                        + " without scheme and port, such as board.example, but is [" + name + "]"));
    }

    private static String checkOrigin(String origin) {
        String text = origin.strip().toLowerCase(Locale.ROOT);
        var matcher = ORIGIN.matcher(text);
        if (matcher.matches() && Authority.parse(matcher.group(1)).isPresent()) {
            return text;
        }
        throw new ConfigurationException("The setting [server.allow-origin] must be an origin, such as"
                + " https://board.example, without a path, but is [" + origin + "]");
    }
}
