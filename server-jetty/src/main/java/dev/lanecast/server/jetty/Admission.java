package dev.lanecast.server.jetty;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Decides who is answered: a page of another site must not reach the server, neither by plain requests nor after making
 * its own name resolve to this machine. Immutable.
 */
final class Admission {

    private static final int MOST_HEADERS = 64;

    private final Set<String> hosts;
    private final String scheme;
    private final Set<String> origins;

    Admission(JettySettings settings) {
        hosts = settings.names();
        scheme = settings.scheme();
        origins = Set.copyOf(settings.allowOrigins());
    }

    /**
     * Refuses what must not be answered.
     *
     * @param opensPage whether the request, if it is a navigation, opens the page itself
     */
    void check(HttpFields headers, boolean opensPage) throws RefusedException {
        if (headers.size() > MOST_HEADERS) {
            throw new RefusedException(431, "too_many_headers", "A request has at most " + MOST_HEADERS + " headers");
        }
        Authority own = host(headers);
        Optional<String> origin = single(headers, HttpHeader.ORIGIN.asString());
        if (origin.isPresent() && origins.contains(origin.get())) {
            return;
        }
        if (origin.isPresent() && !origin.get().equals(own.origin(scheme))) {
            throw new RefusedException(
                    403,
                    "forbidden_origin",
                    "Pages of this origin are not allowed to ask; name it with --allow-origin if they should be");
        }
        String site = single(headers, "Sec-Fetch-Site").orElse("none");
        boolean foreign = site.equals("cross-site") || site.equals("same-site");
        if (foreign && !(opensPage && isNavigation(headers))) {
            throw new RefusedException(403, "forbidden_site", "Requests of other sites are not answered");
        }
    }

    private Authority host(HttpFields headers) throws RefusedException {
        Authority host = single(headers, HttpHeader.HOST.asString())
                .flatMap(Authority::parse)
                .orElseThrow(
                        () -> new RefusedException(400, "bad_host", "The Host header is missing or cannot be read"));
        if (!hosts.contains(host.host())) {
            throw new RefusedException(
                    421,
                    "unknown_host",
                    "This server does not go by the name [" + host.host() + "]; allow it with --allow-host");
        }
        return host;
    }

    private static Optional<String> single(HttpFields headers, String name) throws RefusedException {
        List<String> values = headers.getValuesList(name);
        if (values.size() > 1) {
            throw new RefusedException(400, "bad_header", "The header [" + name + "] is there more than once");
        }
        return values.stream().findFirst();
    }

    private static boolean isNavigation(HttpFields headers) throws RefusedException {
        return single(headers, "Sec-Fetch-Mode").orElse("").equals("navigate")
                && single(headers, "Sec-Fetch-Dest").orElse("").equals("document");
    }
}
