package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.LiveBoard;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.wire.FieldWriter;
import dev.lanecast.core.wire.Wire;
import dev.lanecast.server.jetty.Frame.Message;
import java.util.ArrayList;
import java.util.List;

/** Writes the messages of the live stream, but for plain events and snapshots. */
final class Messages {

    static final String PONG = "{\"type\":\"pong\"}";

    private Messages() {}

    /** The first message; {@code seq} is where the client stands. */
    static String acknowledgement(LiveBoard board, View view, long seq, boolean resumed) {
        return Json.object(out -> {
            out.field("type", "connection_ack");
            out.field("epoch", view.epoch());
            out.field("seq", seq);
            out.field("resumed", resumed);
            out.field("version", board.version());
            out.field("timestamp", board.clock().instant());
            Wire.setting(view.roots(), board.lanes(), out);
        });
    }

    /** One frame for consecutive events, of which there is at least one. */
    static Frame conflated(String epoch, List<Numbered> events) {
        long from = events.get(0).seq();
        long to = events.get(events.size() - 1).seq();
        List<Numbered> net = Conflation.of(events);
        StreamPosition end = new StreamPosition(epoch, to);
        if (net.isEmpty()) {
            return Frame.of(new Message(
                    Json.object(out -> {
                        markFields(epoch, to, out);
                        range(from, to, out);
                    }),
                    end));
        }
        List<Message> messages = new ArrayList<>();
        for (Numbered event : net) {
            String text = Json.object(out -> {
                Wire.eventFields(new Numbered(to, event.at(), event.event()), out);
                range(from, to, out);
            });
            messages.add(new Message(text, messages.size() == net.size() - 1 ? end : null));
        }
        return Frame.of(messages);
    }

    static String mark(String epoch, long seq) {
        return Json.object(out -> markFields(epoch, seq, out));
    }

    static String reset(String reason) {
        return Json.object(out -> {
            out.field("type", "reset");
            out.field("reason", reason);
        });
    }

    static String error(String code, String message) {
        return Json.object(out -> {
            out.field("type", "error");
            out.field("code", code);
            out.field("message", message);
        });
    }

    private static void markFields(String epoch, long seq, FieldWriter out) {
        out.field("type", "mark");
        out.field("epoch", epoch);
        out.field("seq", seq);
    }

    private static void range(long from, long to, FieldWriter out) {
        out.field("from", from);
        out.field("to", to);
    }
}
