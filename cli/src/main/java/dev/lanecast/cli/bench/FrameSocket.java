package dev.lanecast.cli.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket read by one thread that waits for it, so that nothing is between its bytes and their reader. The platform's
 * client hands each message to another thread first, and now and then loses what follows the answer to the upgrade. One
 * thread may read; any may close.
 */
public final class FrameSocket implements AutoCloseable {

    private static final String SWITCHED = "HTTP/1.1 101";
    private static final int FINAL = 0x80;
    private static final int CODE = 0x0F;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int NO_CODE = 1005;

    /** A close without a reason, masked with zeros. */
    private static final byte[] GOODBYE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final Socket socket;
    private final DataInputStream in;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int closeCode;

    private FrameSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /**
     * Connects to a path of a server; blocks until that has answered.
     *
     * @throws IOException if it is not there or answers with anything but a WebSocket
     */
    public static FrameSocket connect(URI server, String path) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.getOutputStream()
                .write(Audience.upgrade(server.getAuthority(), path).getBytes(StandardCharsets.US_ASCII));
        FrameSocket client = new FrameSocket(socket);
        String status = client.line();
        if (!status.startsWith(SWITCHED)) {
            socket.close();
            throw new IOException("The server answered [" + status + "] to the upgrade");
        }
        while (!client.line().isEmpty()) {
            // The headers say nothing that a benchmark must know.
        }
        return client;
    }

    /**
     * The next message, or null if the server says that it closes; blocks until it is there, and answers pings on the way.
     *
     * @throws IOException if the connection is cut
     */
    public @Nullable String message() throws IOException {
        message.reset();
        while (true) {
            int head = in.readUnsignedByte();
            byte[] payload = payload();
            switch (head & CODE) {
                case CLOSE -> {
                    closeCode = payload.length < Short.BYTES
                            ? NO_CODE
                            : ByteBuffer.wrap(payload).getShort();
                    send(GOODBYE);
                    return null;
                }
                case PING -> send(Audience.PONG);
                case PONG -> {}
                default -> {
                    message.write(payload);
                    if ((head & FINAL) != 0) {
                        return message.toString(StandardCharsets.UTF_8);
                    }
                }
            }
        }
    }

    /** Why the server has closed; 0 until {@link #message} says that it has. */
    public int closeCode() {
        return closeCode;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte();
        if (length == TWO_BYTES) {
            length = in.readUnsignedShort();
        } else if (length == EIGHT_BYTES) {
            length = Math.toIntExact(in.readLong());
        }
        return in.readNBytes(length);
    }

    private void send(byte[] frame) throws IOException {
        socket.getOutputStream().write(frame);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
