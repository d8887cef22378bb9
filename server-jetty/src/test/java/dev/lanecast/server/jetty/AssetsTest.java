package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {

    @TempDir
    Path page;

    @Test
    void servesWhatWasThereAtTheStartAndNothingElse() throws IOException {
        Files.createDirectories(page.resolve("lib/x"));
        Files.writeString(page.resolve("index.html"), "<p>caf\u00e9</p>");
        Files.writeString(page.resolve("lib/x/main.js"), "export {};");
        Files.writeString(page.resolve("styles.css"), "p {}");
        Files.writeString(page.resolve("LICENSE"), "terms");
        Files.writeString(page.resolve("icon.svg"), "<svg/>");
        Files.writeString(page.resolve("manifest.webmanifest"), "{}");
        Files.writeString(page.resolve("data.bin"), "x");
        try (ServerFixture server = serving(page)) {
            assertThat(server.get("/").body()).isEqualTo("<p>caf\u00e9</p>");
            assertType(server.get("/"), "text/html; charset=utf-8");
            assertType(server.get("/index.html"), "text/html; charset=utf-8");
            assertType(server.get("/lib/x/main.js"), "text/javascript; charset=utf-8");
            assertType(server.get("/styles.css"), "text/css; charset=utf-8");
            assertType(server.get("/LICENSE"), "text/plain; charset=utf-8");
            assertType(server.get("/icon.svg"), "image/svg+xml");
            assertType(server.get("/manifest.webmanifest"), "application/manifest+json; charset=utf-8");
            assertType(server.get("/data.bin"), "application/octet-stream");

            Files.writeString(page.resolve("late.js"), "x");
            assertThat(server.get("/late.js").statusCode()).isEqualTo(404);
            assertThat(server.get("/lib/x").statusCode()).isEqualTo(404);
            assertThat(server.get("/lib//x/main.js").statusCode()).isIn(400, 404);
            assertThat(server.send("POST", "/styles.css").statusCode()).isEqualTo(405);
            assertThat(server.send("HEAD", "/styles.css").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysWhetherAnAssetIsTheSame() throws IOException {
        Files.writeString(page.resolve("index.html"), "x");
        try (ServerFixture server = serving(page)) {
            HttpResponse<String> first = server.get("/");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");

            HttpResponse<String> second = server.get("/", "If-None-Match", tag);
            assertThat(second.statusCode()).isEqualTo(304);
            assertThat(second.body()).isEmpty();
            assertThat(server.get("/", "If-None-Match", "*").statusCode()).isEqualTo(304);
            assertThat(server.get("/", "If-None-Match", "\"other\"").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void allowsEveryInlineScriptByItsHash() throws IOException {
        Files.writeString(
                page.resolve("index.html"),
                "<script>\nlet x;\n</script><script type=\"importmap\">{}</script>"
                        + "<script type=\"module\" src=\"main.js\"></script>");
        try (ServerFixture server = serving(page)) {
            HttpResponse<String> response = server.get("/");
            assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none';")
                    .contains("script-src 'self' 'sha256-0YMNZmNVWFGB7XulCiz2BCIFZoPOE0gljXmcn+1NzSQ='"
                            + " 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=';")
                    .contains("connect-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void addsSecurityHeadersToEveryAnswer() throws IOException {
        Files.writeString(page.resolve("index.html"), "x");
        try (ServerFixture server = serving(page)) {
            for (String path : List.of("/", "/health", "/nowhere", "/api/tasks?lane=x")) {
                HttpResponse<String> response = server.get(path);
                assertThat(response.headers().firstValue("X-Content-Type-Options"))
                        .contains("nosniff");
                assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy"))
                        .contains("same-origin");
                assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                        .contains("same-origin");
                assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
                assertThat(response.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
                assertThat(response.headers().firstValue("Server")).isEmpty();
                assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                        .isEmpty();
            }
            assertThat(server.get("/health").headers().firstValue("Cache-Control"))
                    .contains("no-store");
        }
    }

    @Test
    void packsTheLibrariesOfThePage() {
        for (String file : List.of(
                "lit-html/lit-html.js",
                "lit-html/directives/repeat.js",
                "lit-html/LICENSE",
                "chart.js/chart.js",
                "chart.js/chunks/helpers.dataset.js",
                "chart.js/LICENSE.md",
                "kurkle-color/color.esm.js",
                "kurkle-color/LICENSE.md",
                "dompurify/purify.es.js",
                "dompurify/LICENSE",
                "marked/marked.esm.js",
                "marked/LICENSE.md")) {
            assertThat(Assets.class.getResource("web/lib/" + file)).as(file).isNotNull();
        }
        assertThat(Assets.class.getResource("web/lib/lit-html/lit-html.js.map")).isNull();
        assertThat(Assets.class.getResource("web/lib/lit-html/development/lit-html.js"))
                .isNull();
    }

    @Test
    void readsThePageFromAJarAndFromADirectory() throws IOException {
        Path jar = page.resolve("some page.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("web/index.html", "web/lib/x.js", "other/secret.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        Assets packed = Assets.beside(
                URI.create("jar:" + jar.toUri() + "!/web/index.html").toURL());
        assertThat(packed.find("/")).isPresent();
        assertThat(packed.find("/lib/x.js").orElseThrow().bytes())
                .isEqualTo("web/lib/x.js".getBytes(StandardCharsets.UTF_8));
        assertThat(packed.find("/other/secret.txt")).isEmpty();
        assertThat(packed.find("/../other/secret.txt")).isEmpty();

        Path index = Files.writeString(page.resolve("index.html"), "x");
        assertThat(Assets.beside(index.toUri().toURL()).find("/index.html")).isPresent();
    }

    /** No page at all. */
    static Assets none() {
        try {
            Path empty = Files.createTempDirectory("no-page");
            Assets none = Assets.under(empty);
            Files.delete(empty);
            return none;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerFixture serving(Path page) throws IOException {
        return new ServerFixture(BoardFixture.with(), JettySettings.defaults(), Assets.under(page));
    }

    private static void assertType(HttpResponse<String> response, String mediaType) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(mediaType);
    }
}
