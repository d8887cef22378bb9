package dev.lanecast.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How long the whole board takes over HTTP: a server in a fresh process and one client that keeps its connection. It uses the
 * JDK's older client, as the newer one takes several times as long to receive the board as the server to send it.
 */
public final class HttpBench implements Benchmark {

    private static final double MILLISECOND = 1e6;

    private final Path directory;
    private final Load load;
    private final List<String> lanecast;
    private final byte[] buffer = new byte[64 * 1024];
    private final Parts parts = new Parts();

    /**
     * A benchmark that has not begun.
     *
     * @param directory an empty one, deleted by the caller
     * @param lanecast the command line that starts Lanecast, without the name of a command
     */
    public HttpBench(Path directory, Load load, List<String> lanecast) {
        this.directory = directory;
        this.load = load;
        this.lanecast = List.copyOf(lanecast);
    }

    @Override
    public List<Figure> run() throws IOException, InterruptedException {
        Path tree = directory.resolve("tree");
        BenchTree.write(tree, load.files());
        ServeProcess server = parts.add(ServeProcess.start(lanecast, tree, directory));
        URI address = server.address();
        Request plain = new Request(address.resolve("/api/tasks"), "Accept-Encoding", "identity");
        Request packed = new Request(plain.target, "Accept-Encoding", "gzip");
        Request known = new Request(plain.target, "If-None-Match", tag(plain));
        Sample least = sample(new Request(address.resolve("/health"), "Accept", "*/*"), 200);
        return List.of(
                new Figure("raw answer: GET /health", "ms", least, null),
                new Figure("GET /api/tasks", "ms", sample(plain, 200), least),
                new Figure("GET /api/tasks, in gzip", "ms", sample(packed, 200), least),
                new Figure("GET /api/tasks, not changed", "ms", sample(known, 304), least));
    }

    @Override
    public void close() {
        parts.close();
    }

    private String tag(Request request) throws IOException {
        HttpURLConnection answer = request.open();
        read(answer);
        String tag = answer.getHeaderField("ETag");
        if (tag == null) {
            throw new IOException("[" + request.target + "] has no ETag");
        }
        return tag;
    }

    private Sample sample(Request request, int status) throws IOException {
        measure(request, status, load.warmUp());
        return Sample.of(measure(request, status, load.changes()));
    }

    private double[] measure(Request request, int status, int count) throws IOException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            HttpURLConnection answer = request.open();
            read(answer);
            millis[i] = (System.nanoTime() - start) / MILLISECOND;
            if (answer.getResponseCode() != status) {
                throw new IOException("[" + request.target + "] answered [" + answer.getResponseCode() + "]");
            }
        }
        return millis;
    }

    /** To the end, without which the connection cannot be used again. */
    private void read(HttpURLConnection answer) throws IOException {
        try (InputStream body = answer.getInputStream()) {
            int count = 0;
            while (count >= 0) {
                count = body.read(buffer);
            }
        }
    }

    /** What is asked for, with one header. */
    private record Request(URI target, String header, String value) {

        HttpURLConnection open() throws IOException {
            HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
            connection.setRequestProperty(header, value);
            return connection;
        }
    }
}
