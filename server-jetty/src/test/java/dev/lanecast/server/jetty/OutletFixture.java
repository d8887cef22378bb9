package dev.lanecast.server.jetty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A connection whose sends end when the test says so. */
final class OutletFixture implements Outlet {

    final List<JsonNode> texts = new ArrayList<>();
    final List<Integer> closes = new ArrayList<>();
    int pings;
    int disconnects;
    boolean holding;
    Runnable whileSending = () -> {};
    Sent held = success -> {};

    @Override
    public Kind kind() {
        return Kind.WEBSOCKET;
    }

    @Override
    public void frame(Frame frame, Sent sent) {
        texts.add(ServerFixture.parse(frame.text()));
        whileSending.run();
        end(sent);
    }

    @Override
    public void ping(Sent sent) {
        pings++;
        end(sent);
    }

    @Override
    public void close(int code, String reason) {
        closes.add(code);
    }

    @Override
    public void disconnect() {
        disconnects++;
    }

    /** Ends the send that is on its way, and lets later ones end at once. */
    void release() {
        holding = false;
        held.ended(true);
    }

    JsonNode last() {
        return texts.get(texts.size() - 1);
    }

    private void end(Sent sent) {
        if (holding) {
            held = sent;
        } else {
            sent.ended(true);
        }
    }
}
