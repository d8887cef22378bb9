package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a real server: the path says how long they are. */
@Timeout(60)
@DisplayName("A long answer")
class SlicesTest {

    private static final int SLICE = 128 * 1024;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Answering());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SLICE - 1, SLICE, SLICE + 1, 2 * SLICE, 40 * SLICE + 7})
    void arrivesWhole(int length) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/" + length);
        byte[] body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                .body();
        byte[] expected = ByteBuffer.allocate(length + 3)
                .put(bytes(length))
                .put("end".getBytes(StandardCharsets.UTF_8))
                .array();
        assertThat(body).isEqualTo(expected);
        assertThat(written.get()).isTrue();
    }

    @Test
    void tellsThatItsReaderWentAway() throws Exception {
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(4_096);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort()));
            client.getOutputStream()
                    .write("GET /64000000 HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = client.getInputStream();
            assertThat(in.readNBytes(SLICE)).hasSize(SLICE);
            client.setSoLinger(true, 0);
        }
        assertThat(written.get()).isFalse();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private final class Answering extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int length = Integer.parseInt(request.getHttpURI().getPath().substring(1));
            Callback told = Callback.from(
                    () -> {
                        written.complete(true);
                        callback.succeeded();
                    },
                    failure -> {
                        written.complete(false);
                        callback.failed(failure);
                    });
            byte[] end = "end".getBytes(StandardCharsets.UTF_8);
            Slices.write(
                    bytes(length),
                    false,
                    response,
                    Callback.from(() -> Slices.write(end, true, response, told), told::failed));
            return true;
        }
    }
}
