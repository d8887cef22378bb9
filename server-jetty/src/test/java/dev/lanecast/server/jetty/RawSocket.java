package dev.lanecast.server.jetty;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;

/** A bare connection, for what no decent client would send. */
final class RawSocket implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int GLANCE_MILLIS = 10;
    private static final int SMALL_BUFFER = 4_096;
    private static final int LARGE_BUFFER = 256 * 1_024;

    /** How many came between messages. */
    int pongs;

    private final Socket socket;
    private final DataInputStream in;
    private volatile boolean cut;

    RawSocket(URI address) {
        this(address, SocketFactory.getDefault(), SMALL_BUFFER);
    }

    private RawSocket(URI address, SocketFactory sockets, int receiveBuffer) {
        try {
            socket = sockets.createSocket();
            socket.setReceiveBufferSize(receiveBuffer);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and reads the whole answer, until the server closes or falls silent. */
    static String exchange(URI address, String request) {
        return exchange(address, request.getBytes(StandardCharsets.UTF_8));
    }

    static String exchange(URI address, byte[] request) {
        try (RawSocket raw = new RawSocket(address)) {
            raw.write(request);
            raw.socket.shutdownOutput();
            return new String(raw.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a WebSocket that takes much at once and waits for as long as it is left open. */
    static RawSocket patient(URI address, SocketFactory sockets) {
        RawSocket raw = new RawSocket(address, sockets, LARGE_BUFFER);
        String path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        raw.write(upgradeRequest(address.getAuthority())
                .replace("/dashboard", path)
                .getBytes(StandardCharsets.US_ASCII));
        String head = raw.head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new AssertionError(head);
        }
        try {
            raw.socket.setSoTimeout(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return raw;
    }

    /** Opens a WebSocket. */
    static RawSocket upgrade(URI address, String... headers) {
        RawSocket raw = new RawSocket(address);
        raw.write(upgradeRequest(address.getAuthority(), headers).getBytes(StandardCharsets.UTF_8));
        String head = raw.head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new AssertionError(head);
        }
        return raw;
    }

    static String upgradeRequest(String host, String... headers) {
        return "GET /dashboard HTTP/1.1\r\nHost: " + host
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + String.join("", headers) + "\r\n";
    }

    synchronized void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends unless that cannot be done any more; says whether it could. */
    boolean tryWrite(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            cut = true;
        }
        return !cut;
    }

    /** Whether the server has ended the connection; takes what it has sent before that. */
    boolean isCut() {
        try {
            socket.setSoTimeout(GLANCE_MILLIS);
            while (!cut && in.read() >= 0) {
                // What it has sent does not matter.
            }
            cut = true;
        } catch (SocketTimeoutException e) {
            return cut;
        } catch (IOException e) {
            cut = true;
        }
        return cut;
    }

    /** The next answer that says how long it is. */
    String answer() {
        String head = head();
        Matcher length = LENGTH.matcher(head);
        if (!length.find()) {
            return head;
        }
        try {
            byte[] body = new byte[Integer.parseInt(length.group(1))];
            in.readFully(body);
            return head + new String(body, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads up to and with a text, and the rest of its line. */
    void skipPast(String text) {
        StringBuilder read = new StringBuilder();
        try {
            while (read.indexOf(text) < 0 || read.charAt(read.length() - 1) != '\n') {
                read.append((char) in.readUnsignedByte());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until so many bytes are there, and reads none. */
    void awaitAtLeast(int bytes) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            while (in.available() < bytes) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Only " + in.available() + " bytes came");
                }
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one frame with these first two bytes' flags, masked with zeros. */
    void frame(int firstByte, byte[] payload) {
        write(frameOf(firstByte, payload));
    }

    /** The same unless that cannot be done any more. */
    void tryFrame(int firstByte, byte[] payload) {
        tryWrite(frameOf(firstByte, payload));
    }

    static byte[] frameOf(int firstByte, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.put(new byte[4]).put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** The next message, or its close code as {@code close N}. Answers pings on the way. */
    String message() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (true) {
            try {
                int first = in.readUnsignedByte();
                int length = in.readUnsignedByte();
                byte[] payload = new byte[length < 126 ? length : length == 126 ? in.readUnsignedShort() : length64()];
                in.readFully(payload);
                int opCode = first & 0x0F;
                if (opCode == 8) {
                    return "close " + ByteBuffer.wrap(payload).getShort();
                }
                if (opCode == 9) {
                    write(frameOf(0x8A, payload));
                }
                if (opCode == 10) {
                    pongs++;
                }
                if (opCode < 3) {
                    text.write(payload);
                    if ((first & 0x80) != 0) {
                        return text.toString(StandardCharsets.UTF_8);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads until the server closes; answers the code, or -1 if it just cuts the connection. */
    int closeCode() {
        try {
            String message = message();
            while (!message.startsWith("close ")) {
                message = message();
            }
            return Integer.parseInt(message.substring(6));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw e;
            }
            return -1;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int length64() throws IOException {
        return Math.toIntExact(in.readLong());
    }

    private String head() {
        StringBuilder head = new StringBuilder();
        try {
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head.toString();
    }
}
