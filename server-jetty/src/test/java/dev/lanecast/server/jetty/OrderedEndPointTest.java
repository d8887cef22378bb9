package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real connection whose other end reads only when it is told to. */
@Timeout(60)
@DisplayName("Writes to a connection")
class OrderedEndPointTest {

    /** More than the system keeps for a connection. */
    private static final int MUCH = 16 * 1024 * 1024;

    private final BlockingQueue<EndPoint> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final Server server = new Server();
    private Socket client;
    private OrderedEndPoint connection;

    @BeforeEach
    void connect() throws Exception {
        ServerConnector connector = new OrderedConnector(server, new Silent());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.start();
        client = new Socket();
        client.setReceiveBufferSize(4_096);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort()));
        connection = (OrderedEndPoint) opened.take();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.stop();
    }

    @Test
    void waitForOneAnother() throws Exception {
        connection.writeReady(end("first"), filled(MUCH, 'a'));
        connection.write(end("second"), filled(1, 'b'), filled(2, 'c'));
        connection.writeReady(end("third"), filled(3, 'd'));
        assertThat(ends).isEmpty();
        InputStream in = client.getInputStream();
        assertThat(in.readNBytes(MUCH)).containsOnly('a');
        assertThat(in.readNBytes(6)).asString().isEqualTo("bccddd");
        assertThat(ended(3)).containsExactlyInAnyOrder("first succeeded", "second succeeded", "third succeeded");
    }

    @Test
    void endAtOnceWhereThereIsRoom() throws Exception {
        for (String name : List.of("first", "second")) {
            connection.writeReady(end(name), filled(10, 'a'));
        }
        assertThat(ended(2)).containsExactly("first succeeded", "second succeeded");
        assertThat(client.getInputStream().readNBytes(20)).containsOnly('a');
    }

    @Test
    void failOneByOneWhenItIsCut() throws Exception {
        connection.writeReady(end("first"), filled(MUCH, 'a'));
        connection.writeReady(end("second"), filled(1, 'b'));
        connection.write(end("third"), filled(1, 'c'));
        connection.close();
        assertThat(ended(3)).containsExactlyInAnyOrder("first failed", "second failed", "third failed");
        connection.writeReady(end("late"), filled(1, 'd'));
        assertThat(ended(1)).containsExactly("late failed");
    }

    private Callback end(String name) {
        return Callback.from(() -> ends.add(name + " succeeded"), failure -> ends.add(name + " failed"));
    }

    private List<String> ended(int count) throws InterruptedException {
        List<String> ended = new ArrayList<>();
        while (ended.size() < count) {
            ended.add(ends.take());
        }
        return ended;
    }

    private static ByteBuffer filled(int length, char with) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            bytes.put((byte) with);
        }
        return bytes.flip();
    }

    private final class Silent extends AbstractConnectionFactory {

        Silent() {
            super("silent");
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            return new AbstractConnection(endPoint, connector.getExecutor()) {

                @Override
                public void onOpen() {
                    super.onOpen();
                    opened.add(endPoint);
                }

                @Override
                public void onFillable() {
                    // Nothing is read.
                }
            };
        }
    }
}
