package dev.lanecast.server.jetty;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host with or without a port, as a Host header has it.
 *
 * @param host in lower case; an IPv6 address in brackets
 * @param port empty, or a colon and 1 to 65535
 */
record Authority(String host, String port) {

    private static final Pattern SHAPE =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    /** Reads one strictly; empty if the text is anything else. */
    static Optional<Authority> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group(3) == null ? "" : matcher.group(3);
        boolean portExists = port.isEmpty() || isPort(Integer.parseInt(port.substring(1)));
        return portExists
                ? Optional.of(new Authority(matcher.group(1).toLowerCase(Locale.ROOT), port))
                : Optional.empty();
    }

    boolean hasNoPort() {
        return port.isEmpty();
    }

    /** The origin of pages that were fetched from here. */
    String origin(String scheme) {
        return scheme + "://" + host + port;
    }

    private static boolean isPort(int number) {
        return number > 0 && number <= 65_535;
    }
}
