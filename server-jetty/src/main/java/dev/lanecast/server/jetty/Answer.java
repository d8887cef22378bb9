package dev.lanecast.server.jetty;

import dev.lanecast.core.wire.FieldWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A whole answer to a request. Immutable. */
final class Answer {

    private static final String GZIP = "gzip";
    private static final String JSON = "application/json; charset=utf-8";

    private static final Body NONE = Body.of(new byte[0]);

    private final int status;
    private final HttpFields headers;
    private final Body body;

    Answer(int status, HttpFields headers, Body body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Success whose body comes bit by bit. */
    static Answer streamed(HttpFields headers, Body body) {
        return new Answer(200, headers, body);
    }

    /** An answer of JSON. */
    static Answer json(int status, String text) {
        return new Answer(
                status,
                HttpFields.build().put(HttpHeader.CONTENT_TYPE, JSON),
                Body.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Success with JSON. */
    static Answer json(HttpFields headers, Body body) {
        return new Answer(200, HttpFields.build(headers).put(HttpHeader.CONTENT_TYPE, JSON), body);
    }

    /** Success with an object of these fields. */
    static Answer ok(Consumer<FieldWriter> fields) {
        return json(200, Json.object(fields));
    }

    /** A page of the server's own making, with nothing in it that somebody else wrote. */
    static Answer html(int status, String page) {
        return new Answer(
                status,
                HttpFields.build().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8"),
                Body.of(page.getBytes(StandardCharsets.UTF_8)));
    }

    static Answer error(int status, String code, String message, @Nullable String field) {
        return json(status, Json.object(out -> {
            out.name("error");
            out.startObject();
            out.field("code", code);
            out.field("message", message);
            out.field("field", field);
            out.endObject();
        }));
    }

    static Answer notModified(HttpFields headers) {
        return new Answer(304, headers, NONE);
    }

    /** The same with another header. */
    Answer with(HttpHeader name, String value) {
        return new Answer(status, HttpFields.build(headers).put(name, value), body);
    }

    /** Sends it, without waiting for a slow reader. */
    void send(Response response, Callback callback) {
        response.setStatus(status);
        for (HttpField header : headers) {
            response.getHeaders().put(header);
        }
        Body chosen = negotiate(response);
        if (status != 304 && status != 204 && chosen.length() >= 0) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, chosen.length());
        }
        if (HttpMethod.HEAD.is(response.getRequest().getMethod())) {
            callback.succeeded();
        } else {
            chosen.send(response, callback);
        }
    }

    /** The body in the form that the client can read. */
    private Body negotiate(Response response) {
        if (status == 304 || body.gzip().isPresent()) {
            response.getHeaders().add(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
        }
        if (body.gzip().isEmpty()) {
            return body;
        }
        List<String> accepted = response.getRequest().getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING);
        if (accepted.stream().noneMatch(GZIP::equalsIgnoreCase)) {
            return body;
        }
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, GZIP);
        return body.gzip().get().get();
    }
}
