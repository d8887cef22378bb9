package dev.lanecast.server.jetty;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Tells the live stream as Server-Sent Events. */
record StreamEndpoint(Clients clients) implements Endpoint {

    /** The buffering proxy that is met most often asks for this. */
    private static final String UNBUFFERED = "X-Accel-Buffering";

    @Override
    public Answer answer(Call call) {
        Opening asked = Opening.of(call.query());
        String last = call.headers().get("Last-Event-ID");
        Opening opening = last == null ? asked : asked.resumingAt(last);
        HttpFields headers = HttpFields.build()
                .put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .put(UNBUFFERED, "no");
        return Answer.streamed(
                headers, (response, callback) -> EventStream.begin(clients, opening, response, callback));
    }
}
