package dev.lanecast.server.jetty;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The headers that every answer carries. Immutable. */
final class SecurityHeaders {

    private final HttpFields headers;

    /**
     * Headers for one page.
     *
     * @param contentSecurityPolicy what the page may load
     */
    SecurityHeaders(String contentSecurityPolicy) {
        headers = HttpFields.build()
                .put("Content-Security-Policy", contentSecurityPolicy)
                .put("Cross-Origin-Opener-Policy", "same-origin")
                .put("Cross-Origin-Resource-Policy", "same-origin")
                .put("Referrer-Policy", "no-referrer")
                .put("X-Content-Type-Options", "nosniff")
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .asImmutable();
    }

    void putInto(HttpFields.Mutable response) {
        headers.forEach(response::put);
    }
}
