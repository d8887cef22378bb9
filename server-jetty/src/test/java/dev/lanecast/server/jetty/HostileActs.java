package dev.lanecast.server.jetty;

import static dev.lanecast.server.jetty.Hostile.frame;
import static dev.lanecast.server.jetty.Hostile.frames;
import static dev.lanecast.server.jetty.Hostile.headers;
import static dev.lanecast.server.jetty.Hostile.json;
import static dev.lanecast.server.jetty.Hostile.path;
import static dev.lanecast.server.jetty.Hostile.post;
import static dev.lanecast.server.jetty.Hostile.raw;
import static dev.lanecast.server.jetty.Hostile.upgrade;

import java.util.List;
import java.util.stream.Stream;

/** What clients may try. */
final class HostileActs {

    private static final String HOST = "Host: localhost\r\n";

    private HostileActs() {}

    static Stream<Hostile> all() {
        return Stream.of(
                        names(),
                        origins(),
                        paths(),
                        lines(),
                        headerShapes(),
                        smuggling(),
                        bodies(),
                        upgrades(),
                        frameShapes(),
                        floods())
                .flatMap(List::stream);
    }

    private static List<Hostile> names() {
        return List.of(
                headers("a name that resolves to this machine", 421, "Host: evil.example\r\n"),
                headers("a name that begins like ours", 421, "Host: localhost.evil.example\r\n"),
                headers("an address in one number", 421, "Host: 2130706433\r\n"),
                headers("the address that means every address", 421, "Host: 0.0.0.0\r\n"),
                headers("an address of version 4 in one of version 6", 421, "Host: [::ffff:127.0.0.1]\r\n"),
                headers("a name that ends with a dot", 400, "Host: localhost.\r\n"),
                headers("half a bracket", 400, "Host: [::1\r\n"),
                headers("a user in the name", 400, "Host: localhost@evil.example\r\n"),
                headers("a path in the name", 400, "Host: localhost/evil.example\r\n"),
                headers("a port that is none", 400, "Host: localhost:99999999999999999999\r\n"),
                headers("two names", 400, HOST + "Host: evil.example\r\n"),
                headers("two names in one", 400, "Host: localhost, evil.example\r\n"),
                headers("no name", 400, ""),
                headers("a name that is too long", 400, "Host: " + "a".repeat(300) + "\r\n"),
                headers("another name for the proxy", 200, HOST + "X-Forwarded-Host: evil.example\r\n"),
                raw("another name in the address", 400, "GET http://evil.example/health HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    private static List<Hostile> origins() {
        return List.of(
                headers("a foreign page", 403, HOST + "Origin: http://evil.example\r\n"),
                headers("a page whose name begins like ours", 403, HOST + "Origin: http://localhost.evil.example\r\n"),
                headers("a page of another port", 403, HOST + "Origin: http://localhost:1\r\n"),
                headers("a page of an address that is not ours", 403, HOST + "Origin: http://192.0.2.1\r\n"),
                headers("a page of nowhere", 403, HOST + "Origin: null\r\n"),
                headers("a page of everywhere", 403, HOST + "Origin: *\r\n"),
                headers("an origin that is none", 403, HOST + "Origin: ://[[\r\n"),
                headers("two origins", 400, HOST + "Origin: http://localhost\r\nOrigin: http://evil.example\r\n"),
                headers("a page of another site", 403, HOST + "Sec-Fetch-Site: cross-site\r\n"),
                headers("a page of a neighbour", 403, HOST + "Sec-Fetch-Site: same-site\r\n"));
    }

    private static List<Hostile> paths() {
        return List.of(
                path(400, "/../etc/passwd"),
                path(400, "/%2e%2e/%2e%2e/etc/passwd"),
                path(400, "/.%2e/etc/passwd"),
                path(400, "/..%2fetc/passwd"),
                path(400, "/%2e%2e%2fetc%2fpasswd"),
                path(400, "/..%5c..%5cwindows"),
                path(400, "/..\\..\\windows"),
                path(400, "/%252e%252e/etc/passwd"),
                path(400, "/lib/../../module-info.class"),
                path(400, "/..;/..;/etc/passwd"),
                path(400, "/%c0%ae%c0%ae/etc/passwd"),
                path(400, "/%u002e%u002e/etc/passwd"),
                path(400, "/index.html%00.js"),
                path(400, "/%zz"),
                path(400, "/%"),
                path(400, "//health"),
                path(404, "/./health"),
                path(404, "/Lanecast.class"),
                path(404, "/META-INF/MANIFEST.MF"),
                path(404, "/dev/lanecast/server/jetty/Assets.class"),
                path(400, "/api/tasks/a%2fb"),
                path(400, "/api/export/..%2ftasks.csv"),
                path(404, "/api/tasks/%E2%80%AE"),
                path(400, "/api/tasks?id=%zz"),
                path(200, "/api/tasks?id=%ff%fe"),
                path(400, "/api/tasks?include_done=<script>alert(1)</script>"),
                path(400, "/api/events?after=" + "9".repeat(5_000) + ":1"),
                path(400, "/api/search?q=" + "x".repeat(5_000)),
                path(414, "/" + "x".repeat(9_000)));
    }

    private static List<Hostile> lines() {
        return List.of(
                raw("rubbish", 400, "rubbish\r\n\r\n"),
                raw(
                        "a TLS greeting",
                        400,
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"),
                raw("zeros", 400, "\u0000".repeat(100) + "\r\n\r\n"),
                raw("a method with a zero in it", 400, "G\u0000T / HTTP/1.1\r\n" + HOST + "\r\n"),
                raw("a version of the future", 505, "GET /health HTTP/9.9\r\n" + HOST + "\r\n"),
                raw("no version", 505, "GET /health\r\n\r\n"),
                raw("the greeting of HTTP/2", 426, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                raw("a tunnel", 400, "CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + "\r\n"),
                raw("an echo", 405, "TRACE /health HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"),
                raw(
                        "a write",
                        405,
                        "PUT /index.html HTTP/1.1\r\n" + HOST + "Connection: close\r\nContent-Length: 0\r\n\r\n"),
                raw("a deletion", 405, "DELETE /api/tasks HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"),
                raw("a star", 404, "OPTIONS * HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"),
                raw("a method of a thousand letters", 405, "A".repeat(1_000) + " / HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    private static List<Hostile> headerShapes() {
        return List.of(
                headers("a large header", 431, HOST + "X: " + "x".repeat(9_000) + "\r\n"),
                headers("many headers", 431, HOST + "X: y\r\n".repeat(1_000)),
                headers("a folded header", 400, HOST + "X: y\r\n z\r\n"),
                headers("a header that begins with a fold", 400, " X: y\r\n" + HOST),
                headers("a header without a colon", 400, HOST + "X\r\n"),
                headers("a header without a name", 400, HOST + ": y\r\n"),
                headers("a space before the colon", 400, "Host : localhost\r\n"),
                headers("a zero in a header", 400, HOST + "X: \u0000\r\n"),
                headers("a bare carriage return in a header", 400, HOST + "X: a\rb\r\n"),
                headers("bytes that are no UTF-8", 200, HOST + "X: \u00c3\u0028\u00ff\r\n"),
                headers("a name with bytes that are no ASCII", 400, "Host: loc\u00e4lhost\r\n"),
                headers("a range", 200, HOST + "Range: bytes=0-0,1-1,2-2,3-3\r\n"),
                headers("an expectation", 417, HOST + "Expect: a-miracle\r\n"),
                headers("cookies of nothing", 200, HOST + "Cookie: ;;;=;\u00ff=\"\r\n"),
                headers("a broken list of encodings", 200, HOST + "Accept-Encoding: gzip;q=x,,;;\r\n"));
    }

    private static List<Hostile> smuggling() {
        String hidden = "GET /api/tasks HTTP/1.1\r\nHost: evil.example\r\n\r\n";
        return List.of(
                post(
                        "a length and chunks",
                        400,
                        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                        "0\r\n\r\n" + hidden),
                post("two lengths", 400, "Content-Length: 2\r\nContent-Length: 60\r\n", "{}" + hidden),
                post("two lengths in one", 400, "Content-Length: 2, 60\r\n", "{}" + hidden),
                post("a length below zero", 400, "Content-Length: -1\r\n", ""),
                post("a length with a sign", 400, "Content-Length: +2\r\n", "{}"),
                post("a length beyond all numbers", 400, "Content-Length: 99999999999999999999\r\n", ""),
                post("an encoding that is none", 400, "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
                post("chunks, then more", 400, "Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"),
                post("a hidden encoding", 400, "Transfer-Encoding: \u000bchunked\r\n", "0\r\n\r\n"),
                post("a chunk below zero", 400, "Transfer-Encoding: chunked\r\n", "-1\r\n\r\n"),
                post("a chunk beyond all numbers", 400, "Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"),
                post("a chunk that is rubbish", 400, "Transfer-Encoding: chunked\r\n", "zz\r\n"));
    }

    private static List<Hostile> bodies() {
        return List.of(
                json("half an object", 400, "{\"model_name\":"),
                json("no JSON", 400, "<xml/>"),
                json("bytes that are no UTF-8", 400, "{\"model_name\":\"\u00c3\u0028\"}"),
                json("ten thousand brackets", 400, "[".repeat(10_000)),
                json("a number of ten thousand digits", 400, "{\"prompt_tokens\":" + "9".repeat(10_000) + "}"),
                post("a large body", 413, "Content-Length: 5000000\r\n", "{"),
                post("half a body", 400, "Content-Length: 50\r\n", "{"),
                raw(
                        "a form",
                        415,
                        "POST /api/invocations HTTP/1.1\r\n" + HOST + "Connection: close\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b"),
                post(
                        "a bomb",
                        415,
                        "Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: 2\r\n",
                        "\u001f\u008b"));
    }

    private static List<Hostile> upgrades() {
        String decent = RawSocket.upgradeRequest("localhost");
        return List.of(
                upgrade(
                        "a WebSocket of a foreign page",
                        403,
                        RawSocket.upgradeRequest("localhost", "Origin: http://evil.example\r\n")),
                upgrade("a WebSocket by another name", 421, RawSocket.upgradeRequest("evil.example")),
                upgrade("a WebSocket of another version", 426, decent.replace("Version: 13", "Version: 99")),
                upgrade("a WebSocket without a key", 400, decent.replaceFirst("Sec-WebSocket-Key.*\r\n", "")),
                upgrade(
                        "a WebSocket by POST",
                        405,
                        decent.replace("GET /", "POST /").replace("\r\n\r\n", "\r\nContent-Length: 0\r\n\r\n")),
                upgrade("a WebSocket where there is none", 404, decent.replace("/dashboard", "/other")),
                upgrade(
                        "an upgrade to HTTP/2",
                        426,
                        "GET /dashboard HTTP/1.1\r\n" + HOST
                                + "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n"));
    }

    private static List<Hostile> frameShapes() {
        return List.of(
                frames("a frame without a mask", 1002, socket -> socket.write(new byte[] {(byte) 0x81, 2, '{', '}'})),
                frame("a ping in pieces", 1002, 0x09, ""),
                frame("a ping of 126 bytes", 1002, 0x89, "x".repeat(126)),
                frame("a reserved flag", 1002, 0xC1, "{}"),
                frame("a reserved kind of frame", 1002, 0x83, "{}"),
                frame("a reserved kind of control frame", 1002, 0x8B, ""),
                frame("a piece of nothing", 1002, 0x80, "{}"),
                frames("a message within a message", 1002, socket -> {
                    socket.frame(0x01, new byte[] {'{'});
                    socket.frame(0x81, new byte[] {'}'});
                }),
                frame("a close of one byte", 1002, 0x88, "\u0003"),
                frame("a close with a code that is none", 1002, 0x88, "\u0003\u00ed"),
                frame("bytes that are no UTF-8", 1007, 0x81, "\u00c3\u0028"),
                frame("a character in halves", 1007, 0x81, "{\"type\":\"\u00ed\u00a0\u0080\"}"),
                frame("no JSON", 1007, 0x81, "rubbish"),
                frame("half an object", 1007, 0x81, "{\"type\":"),
                frame("an object without a type", 1007, 0x81, "{}"),
                frame("a type that is a number", 1007, 0x81, "{\"type\":1}"),
                frame("five thousand brackets", 1007, 0x81, "[".repeat(5_000)),
                frame("bytes", 1008, 0x82, "{}"),
                frames("a frame of ten megabytes", 1009, socket -> {
                    socket.write(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 0, (byte) 0xA0, 0, 0, 0, 0, 0, 0});
                    socket.tryWrite(new byte[100_000]);
                }),
                frames(
                        "a frame beyond all sizes",
                        1009,
                        socket -> socket.write(
                                new byte[] {(byte) 0x81, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0})),
                frames(
                        "a length with the sign bit",
                        1009,
                        socket -> socket.write(
                                new byte[] {(byte) 0x81, (byte) 0xFF, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0})),
                frames("a large message in small pieces", 1009, socket -> {
                    socket.frame(0x01, new byte[1_000]);
                    for (int i = 0; i < 20; i++) {
                        socket.tryFrame(0x00, new byte[1_000]);
                    }
                }));
    }

    private static List<Hostile> floods() {
        return List.of(frames("a thousand times one frame of one byte", 1007, socket -> {
            for (int i = 0; i < 1_000; i++) {
                socket.tryFrame(0x81, new byte[] {'x'});
            }
        }));
    }
}
