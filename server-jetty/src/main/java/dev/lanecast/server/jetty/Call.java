package dev.lanecast.server.jetty;

import java.io.InputStream;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A request that has been let in, as an endpoint sees it.
 *
 * @param tail the last segment of the path, where the route ends with a wildcard
 * @param share for what an endpoint makes of the body; closed by others
 */
record Call(String tail, Query query, HttpFields headers, InputStream body, Intake.Share share) {

    /** The media type of the body, lower case, without parameters; empty if it has none. */
    String mediaType() {
        return mediaType(headers);
    }

    /** The same for a body that has not been read. */
    static String mediaType(HttpFields headers) {
        String contentType = headers.get(HttpHeader.CONTENT_TYPE);
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
