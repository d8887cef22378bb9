package dev.lanecast.server.jetty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that the page consists of, read once. A request can name what is in this list and nothing else. Immutable.
 */
final class Assets {

    private static final String INDEX = "/index.html";

    private final Map<String, Asset> byPath;

    private Assets(Map<String, Asset> byPath) {
        this.byPath = Map.copyOf(byPath);
    }

    /** The page of this build; nothing if it was built without one. */
    static Assets bundled() {
        URL index = Assets.class.getResource("web" + INDEX);
        return index == null ? new Assets(Map.of()) : beside(index);
    }

    /** One file of this package that is no part of the page. */
    static Asset resource(String path) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(path.substring(1)))) {
            return Asset.of(path, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files beside and under an index page, in a directory, a jar or a run-time image. */
    static Assets beside(URL index) {
        try {
            URI uri = index.toURI();
            return uri.getScheme().equals("jar") ? inJar(uri) : under(directoryOf(Path.of(uri)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The page has an address that is none: " + index, e);
        }
    }

    /** The files under a directory. */
    static Assets under(Path directory) throws IOException {
        Map<String, Asset> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = "/" + directory.relativize(file).toString().replace('\\', '/');
                found.put(path, Asset.of(path, Files.readAllBytes(file)));
            }
        }
        return new Assets(found);
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path.equals("/") ? INDEX : path));
    }

    /** What the page may load, for the header of that name. */
    String contentSecurityPolicy() {
        Asset index = byPath.get(INDEX);
        return ContentSecurityPolicy.of(index == null ? "" : new String(index.bytes(), StandardCharsets.UTF_8));
    }

    private static Assets inJar(URI index) throws IOException {
        List<String> parts = List.of(index.getRawSchemeSpecificPart().split("!/"));
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(parts.get(0))))) {
            return under(directoryOf(jar.getPath(parts.get(1))));
        }
    }

    private static Path directoryOf(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }
}
