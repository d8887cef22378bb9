package dev.lanecast.server.jetty;

import java.util.List;
import java.util.Optional;

/**
 * Leads requests to an endpoint.
 *
 * @param methods those that it takes; GET brings HEAD along where asking changes nothing
 * @param path as the URL has it; {@code *} at its end stands for one segment
 */
record Route(List<String> methods, String path, Endpoint endpoint) {

    static Route get(String path, Endpoint endpoint) {
        return new Route(List.of("GET", "HEAD"), path, endpoint);
    }

    /** One whose first answer differs from the next. */
    static Route once(String path, Endpoint endpoint) {
        return new Route(List.of("GET"), path, endpoint);
    }

    static Route post(String path, Endpoint endpoint) {
        return new Route(List.of("POST"), path, endpoint);
    }

    /** The segment that the wildcard stands for, empty without one; nothing if the path is another. */
    Optional<String> match(String asked) {
        if (!path.endsWith("*")) {
            return path.equals(asked) ? Optional.of("") : Optional.empty();
        }
        String before = path.substring(0, path.length() - 1);
        String tail = asked.startsWith(before) ? asked.substring(before.length()) : "";
        return tail.isEmpty() || tail.contains("/") ? Optional.empty() : Optional.of(tail);
    }

    boolean takes(String asked) {
        return methods.contains(asked);
    }

    String allow() {
        return String.join(", ", methods);
    }
}
