package dev.lanecast.server.jetty;

import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/** Tells browsers which pages of other origins may read answers (CORS): those that were named, and no others. Immutable. */
final class Sharing {

    private static final String METHODS = "GET, HEAD, POST";
    private static final String REQUEST_HEADERS = "authorization, content-type, if-none-match, last-event-id";
    private static final String ANSWER_HEADERS = "ETag, Retry-After, WWW-Authenticate";
    private static final String MAX_AGE_SECONDS = "600";
    private static final Body NOTHING = Body.of(new byte[0]);

    private final Set<String> origins;

    Sharing(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** Adds what every answer to a request that has been let in must say. */
    void putInto(HttpFields.Mutable response, HttpFields request) {
        if (origins.isEmpty()) {
            return;
        }
        response.add(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
        if (isNamed(request)) {
            response.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, request.get(HttpHeader.ORIGIN))
                    .put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
        }
    }

    /** Whether a browser only asks what a page of a named origin may ask. It sends no token with that. */
    boolean isQuestion(Request request) {
        return HttpMethod.OPTIONS.is(request.getMethod())
                && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD)
                && isNamed(request.getHeaders());
    }

    static Answer answer() {
        return new Answer(
                204,
                HttpFields.build()
                        .put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                        .put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                        .put(HttpHeader.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS),
                NOTHING);
    }

    private boolean isNamed(HttpFields request) {
        String origin = request.get(HttpHeader.ORIGIN);
        return origin != null && origins.contains(origin);
    }
}
