package dev.lanecast.cli;

import dev.lanecast.cli.config.Config;
import dev.lanecast.core.EventListener;
import dev.lanecast.core.event.CostEvent.BudgetThreshold;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.wire.Wire;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells somebody else that a budget is used up, and tries again if that does not work. Thread-safe. */
final class Webhook implements EventListener, AutoCloseable {

    static final String SIGNATURE = "X-Lanecast-Signature";

    private static final System.Logger LOG = System.getLogger(Webhook.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 5;
    private static final int WAITING = 100;

    private final Config.Hook hook;
    private final Duration pause;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Webhook::thread,
            new ThreadPoolExecutor.DiscardOldestPolicy());

    /**
     * One that sends nothing yet.
     *
     * @param pause before the second try; doubled before each further one
     */
    Webhook(Config.Hook hook, Duration pause) {
        this.hook = hook;
        this.pause = pause;
    }

    @Override
    public void onEvent(Numbered event) {
        if (event.event() instanceof BudgetThreshold) {
            String body = Json.text(out -> Wire.event(event, out));
            sender.execute(() -> send(body));
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }

    private void send(String body) {
        try {
            Duration wait = pause;
            String failure = "";
            for (int tries = 0; tries < TRIES; tries++) {
                if (tries > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait.toNanos());
                    wait = wait.multipliedBy(2);
                }
                failure = post(body);
                if (failure.isEmpty()) {
                    return;
                }
            }
            LOG.log(System.Logger.Level.WARNING, "Cannot tell [{0}] of a budget: {1}", hook.url(), failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why it did not work, or nothing. What the other side refuses for good is not tried again. */
    private String post(String body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(hook.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (hook.secret() != null) {
            request.header(SIGNATURE, "sha256=" + signature(body, hook.secret()));
        }
        try {
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status >= 200 && status < 300) {
                return "";
            }
            if (status < 500 && status != 408 && status != 429) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "[{0}] does not take that a budget is used up, but answers {1}; see that its address is right",
                        hook.url(),
                        status);
                return "";
            }
            return "status " + status;
        } catch (IOException e) {
            return String.valueOf(e);
        }
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

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "lanecast-webhook");
        thread.setDaemon(true);
        return thread;
    }
}
