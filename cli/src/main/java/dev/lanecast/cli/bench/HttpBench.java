package dev.lanecast.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** How long the whole board takes over HTTP: a server in a fresh process and one client that keeps its connection. */
public final class HttpBench implements Benchmark {

    private static final double MILLISECOND = 1e6;

    private final Path directory;
    private final Load load;
    private final List<String> lanecast;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
        HttpRequest health = HttpRequest.newBuilder(address.resolve("/health")).build();
        HttpRequest.Builder board = HttpRequest.newBuilder(address.resolve("/api/tasks"));
        HttpRequest plain = board.copy().build();
        HttpRequest packed = board.copy().header("Accept-Encoding", "gzip").build();
        HttpRequest known = board.copy().header("If-None-Match", tag(plain)).build();
        Sample least = sample(health, 200);
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

    private String tag(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow(() -> new IOException("[" + request.uri() + "] has no ETag"));
    }

    private Sample sample(HttpRequest request, int status) throws IOException, InterruptedException {
        measure(request, status, load.warmUp());
        return Sample.of(measure(request, status, load.changes()));
    }

    private double[] measure(HttpRequest request, int status, int count) throws IOException, InterruptedException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            millis[i] = (System.nanoTime() - start) / MILLISECOND;
            if (answer.statusCode() != status) {
                throw new IOException("[" + request.uri() + "] answered [" + answer.statusCode() + "]");
            }
        }
        return millis;
    }
}
