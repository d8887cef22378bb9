package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lanecast.core.stream.LiveStream;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StormTest {

    @RepeatedTest(8)
    void conflatedFramesOfAnySizeLeadToTheState(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        BoardFixture board = BoardFixture.with();
        Storm storm = new Storm(board, repetition.getCurrentRepetition());
        storm.blow(random.nextInt(60));
        ClientModel model = new ClientModel();
        Snapshot snapshot = new Snapshot(board.stream.view(), board.lanes(), Integer.MAX_VALUE);
        for (int part = 0; snapshot.part(part) != null; part++) {
            model.apply(ServerFixture.parse(snapshot.part(part)));
        }
        LiveStream stream = board.stream;
        for (int i = 0; i < 20; i++) {
            storm.blow(random.nextInt(80));
            Slice slice = stream.after(stream.view().epoch(), model.seq, 1 + random.nextInt(120));
            List<Numbered> events = ((Slice.Events) slice).events();
            if (!events.isEmpty()) {
                model.apply(ServerFixture.parse(
                        Messages.conflated(stream.view().epoch(), events).text()));
            }
        }
        List<Numbered> rest = ((Slice.Events) stream.after(stream.view().epoch(), model.seq, 9_999)).events();
        if (!rest.isEmpty()) {
            model.apply(ServerFixture.parse(
                    Messages.conflated(stream.view().epoch(), rest).text()));
        }
        model.assertEquals(stream.view());
    }

    @DisplayName("Scenario 29: clients that connect during a storm end with the state")
    @Test
    void clientsThatConnectDuringAStormEndWithTheState() throws InterruptedException {
        BoardFixture board = BoardFixture.with();
        Storm storm = new Storm(board, 77);
        storm.blow(100);
        Thread writer = new Thread(() -> storm.blow(3_000));
        try (ServerFixture server = new ServerFixture(board)) {
            writer.start();
            List<TestSocket> sockets = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                sockets.add(server.connect(""));
            }
            writer.join();
            for (TestSocket socket : sockets) {
                follow(socket, new ClientModel(), board).assertEquals(board.stream.view());
                socket.close();
            }
        }
    }

    @DisplayName("Scenario 28: clients that come back during a storm miss and repeat nothing")
    @Test
    void clientsThatComeBackDuringAStormMissAndRepeatNothing() throws InterruptedException {
        BoardFixture board = BoardFixture.with();
        Storm storm = new Storm(board, 78);
        storm.blow(100);
        Thread writer = new Thread(() -> storm.blow(2_000));
        try (ServerFixture server = new ServerFixture(board)) {
            ClientModel model = new ClientModel();
            try (TestSocket first = server.connect("")) {
                first.opening().forEach(model::apply);
            }
            writer.start();
            for (int i = 0; i < 10; i++) {
                try (TestSocket again = server.connect("?epoch=" + model.epoch + "&seq=" + model.seq)) {
                    JsonNode ack = again.frame();
                    assertThat(ack.get("resumed").asBoolean()).isTrue();
                    model.apply(ack);
                    model.apply(again.frame());
                }
            }
            writer.join();
            try (TestSocket last = server.connect("?epoch=" + model.epoch + "&seq=" + model.seq)) {
                follow(last, model, board).assertEquals(board.stream.view());
            }
        }
    }

    private static ClientModel follow(TestSocket socket, ClientModel model, BoardFixture board) {
        while (model.seq < board.stream.view().seq()) {
            model.apply(socket.frame());
        }
        return model;
    }
}
