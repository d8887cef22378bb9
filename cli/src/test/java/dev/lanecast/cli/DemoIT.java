package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The demo, as a newcomer sees it. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class DemoIT {

    private static final Set<String> LIFE =
            Set.of("task.created", "task.assigned", "task.completed", "task.updated", "cost.update", "task.cost");

    private static final int USUAL_PORT = 8080;

    @TempDir
    Path temp;

    @Test
    void showsAFullBoardThatMovesAndLeavesNothingBehind() throws Exception {
        try (LanecastProcess lanecast = LanecastProcess.start(temp, "demo", "--port", 0, "--speed", 20)) {
            try (ClientSocket client = ClientSocket.connect(lanecast.address())) {
                JsonNode board = client.awaitType("snapshot");
                assertThat(board.get("tasks").size()).isGreaterThan(35);
                assertThat(board.at("/costs/total").asDouble()).isGreaterThan(1);

                Set<String> seen = new HashSet<>();
                client.await(message -> {
                    seen.add(message.path("type").asText());
                    return seen.containsAll(LIFE);
                });

                assertThat(lanecast.terminate()).isLessThan(Duration.ofSeconds(8));
            }
            assertThat(lanecast.errors()).isEmpty();
        }
        try (var left = Files.list(temp)) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("lanecast-demo-"));
        }
    }

    @Test
    void takesAnotherPortWhenTheUsualOneIsTaken() throws Exception {
        try (ServerSocket usual = takeUsualPort();
                LanecastProcess lanecast = LanecastProcess.start(temp, "demo")) {
            assertThat(usual.isClosed()).isFalse();
            assertThat(lanecast.address().getPort()).isNotEqualTo(USUAL_PORT);
            assertThat(lanecast.errors())
                    .isEqualTo("Port [8080] is taken, so any free one is used; choose one with --port.\n");
            lanecast.terminate();
        }
    }

    private static ServerSocket takeUsualPort() throws IOException {
        try {
            return new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            // Whoever has it serves as well.
            return new ServerSocket();
        }
    }
}
