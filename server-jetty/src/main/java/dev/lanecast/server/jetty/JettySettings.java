package dev.lanecast.server.jetty;

import dev.lanecast.core.error.ConfigurationException;
import dev.lanecast.core.spi.Loopback;
import dev.lanecast.core.spi.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a server listens and whom it answers. Immutable.
 *
 * @param host the name or address to listen on; anything but a loopback one demands a token; {@code server.host}
 * @param port 0 to 65535, 0 being any that is free; {@code server.port}
 * @param allowHosts further names by which clients may call the server, at any port; {@code server.allow-host}
 * @param allowOrigins further origins whose pages may call it, such as {@code https://board.example};
 *     {@code server.allow-origin}
 * @param token what clients must know, if anything; {@code server.token}
 * @param tls the key to speak TLS with, if it is to
 */
public record JettySettings(
        String host,
        int port,
        List<String> allowHosts,
        List<String> allowOrigins,
        Optional<Token> token,
        Optional<Tls> tls) {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");
    private static final Pattern ORIGIN = Pattern.compile("https?://([^/?#@\\s]+)");
    private static final int MAX_PORT = 65_535;

    /**
     * Checks the values and writes names in lower case.
     *
     * @throws ConfigurationException if the server could not work with them
     */
    public JettySettings {
        host = host.strip().toLowerCase(Locale.ROOT);
        if (Authority.parse(inUrl(host)).filter(Authority::hasNoPort).isEmpty()) {
            throw new ConfigurationException("The setting [server.host] must be a host name or an address, such as"
                    + " 127.0.0.1, but is [" + host + "]");
        }
        if (!Loopback.isName(host) && token.isEmpty()) {
            throw new ConfigurationException("Cannot listen on [" + host + "] without a token, as other machines can"
                    + " reach it; give one in the setting [server.token], or listen on 127.0.0.1");
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
        return new JettySettings("127.0.0.1", 8080, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** The same on another host, for those who know a token. */
    public JettySettings withHost(String host, Token token) {
        return new JettySettings(host, port, allowHosts, allowOrigins, Optional.of(token), tls);
    }

    /** The same at another port. */
    public JettySettings withPort(int port) {
        return new JettySettings(host, port, allowHosts, allowOrigins, token, tls);
    }

    /** The same with other further names. */
    public JettySettings withAllowHosts(List<String> allowHosts) {
        return new JettySettings(host, port, allowHosts, allowOrigins, token, tls);
    }

    /** The same with other further origins. */
    public JettySettings withAllowOrigins(List<String> allowOrigins) {
        return new JettySettings(host, port, allowHosts, allowOrigins, token, tls);
    }

    /** The same for those only who know a token. */
    public JettySettings withToken(Token token) {
        return withHost(host, token);
    }

    /** The same over TLS. */
    public JettySettings withTls(Tls tls) {
        return new JettySettings(host, port, allowHosts, allowOrigins, token, Optional.of(tls));
    }

    static JettySettings from(Settings settings) {
        JettySettings defaults = defaults();
        return new JettySettings(
                settings.text("server.host").orElse(defaults.host),
                settings.number("server.port", defaults.port, 0, MAX_PORT),
                settings.list("server.allow-host"),
                settings.list("server.allow-origin"),
                settings.text("server.token").map(Token::new),
                Tls.from(settings));
    }

    /** Every name by which clients may call the server, as Host headers have it. */
    Set<String> names() {
        Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.add(shownHost());
        names.addAll(allowHosts);
        return names;
    }

    String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /** The host as URLs name it; the first name of a server that listens everywhere. */
    String shownHost() {
        return EVERYWHERE.contains(host) ? allowHosts.stream().findFirst().orElse("127.0.0.1") : inUrl(host);
    }

    private static String inUrl(String host) {
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
