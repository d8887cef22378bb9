package dev.lanecast.server.jetty;

import java.util.Optional;

/**
 * Leads requests to an endpoint.
 *
 * @param method GET, which stands for HEAD too, or POST
 * @param path as the URL has it; {@code *} at its end stands for one segment
 */
record Route(String method, String path, Endpoint endpoint) {

    static Route get(String path, Endpoint endpoint) {
        return new Route("GET", path, endpoint);
    }

    static Route post(String path, Endpoint endpoint) {
        return new Route("POST", path, endpoint);
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
        return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
    }

    String allow() {
        return method.equals("GET") ? "GET, HEAD" : method;
    }
}
