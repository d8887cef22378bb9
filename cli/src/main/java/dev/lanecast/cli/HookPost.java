package dev.lanecast.cli;

import dev.lanecast.cli.config.Config;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts JSON to the address of a webhook, signed if that has a secret. Thread-safe. */
final class HookPost {

    static final String SIGNATURE = "X-Lanecast-Signature";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Config.Hook hook;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    HookPost(Config.Hook hook) {
        this.hook = hook;
    }

    /** Posts once. Blocks. */
    Answer send(String body) throws InterruptedException {
        try {
            int status = client.send(request(body), BodyHandlers.discarding()).statusCode();
            return new Answer(outcome(status), "it answers " + status);
        } catch (IOException e) {
            return new Answer(Outcome.FAILED, String.valueOf(e));
        } catch (RuntimeException e) {
            // Some addresses are found to be none only here.
            return new Answer(Outcome.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private HttpRequest request(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hook.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (hook.secret() != null) {
            request.header(SIGNATURE, "sha256=" + signature(body, hook.secret()));
        }
        return request.build();
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.TAKEN;
        }
        return status >= 500 || status == 408 || status == 429 ? Outcome.FAILED : Outcome.REFUSED;
    }

    /** Hexadecimal HMAC-SHA-256 of the body. */
    static String signature(String body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What became of a post. */
    enum Outcome {
        TAKEN,
        /** For good: the same again would be in vain. */
        REFUSED,
        FAILED
    }

    /**
     * What the other side says.
     *
     * @param text the same for people
     */
    record Answer(Outcome outcome, String text) {}
}
