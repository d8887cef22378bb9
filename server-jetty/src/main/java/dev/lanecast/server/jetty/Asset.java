package dev.lanecast.server.jetty;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** One file of the page. Immutable. */
final class Asset {

    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "webmanifest", "application/manifest+json; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final byte[] bytes;
    private final Body body;
    private final HttpFields headers;
    private final EntityTag tag;

    private Asset(byte[] bytes, String mediaType, EntityTag tag) {
        this.bytes = bytes;
        this.body = body(bytes);
        this.tag = tag;
        this.headers = HttpFields.build()
                .put(HttpHeader.CONTENT_TYPE, mediaType)
                .put(HttpHeader.CACHE_CONTROL, "no-cache")
                .put(HttpHeader.ETAG, tag.text())
                .asImmutable();
    }

    static Asset of(String path, byte[] bytes) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String extension = name.equals("LICENSE") ? "txt" : name.substring(name.lastIndexOf('.') + 1);
        return new Asset(bytes, MEDIA_TYPES.getOrDefault(extension, UNKNOWN), EntityTag.weak(bytes));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    Answer answer(HttpFields request) {
        return tag.matches(request) ? Answer.notModified(headers) : new Answer(200, headers, body);
    }

    /** Packed once and for all, unless there is next to nothing to gain. */
    private static Body body(byte[] bytes) {
        byte[] gzip = Gzip.of(bytes).bytes();
        return gzip.length < bytes.length - bytes.length / 8 ? Body.of(bytes, gzip) : Body.packed(bytes);
    }
}
