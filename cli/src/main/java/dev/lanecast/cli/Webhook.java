package dev.lanecast.cli;

import dev.lanecast.cli.HookPost.Answer;
import dev.lanecast.cli.HookPost.Outcome;
import dev.lanecast.cli.config.Config;
import dev.lanecast.core.EventListener;
import dev.lanecast.core.error.StorageException;
import dev.lanecast.core.event.CostEvent.BudgetThreshold;
import dev.lanecast.core.recorder.Budgets;
import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells somebody else how far budgets are used, and tries again until it is taken. The store keeps what was taken, so that
 * no end of the process loses the rest. Thread-safe.
 */
final class Webhook implements EventListener, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Webhook.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** After so many tries it is no hiccup any more. */
    private static final int WORTH_A_WARNING = 5;

    private static final int WAITING = 100;

    private final Config.Hook hook;
    private final HookPost post;
    private final TelemetryStore store;
    private final Budgets budgets;
    private final ZoneId zone;
    private final Pause pause;

    /** Used by the sender alone. */
    private final Set<String> refused = new HashSet<>();

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
     * @param store keeps what was taken; to be closed after this
     * @param budgets of which events tell
     * @param zone in which their days turn
     */
    Webhook(Config.Hook hook, TelemetryStore store, Budgets budgets, ZoneId zone, Pause pause) {
        this.hook = hook;
        this.post = new HookPost(hook);
        this.store = store;
        this.budgets = budgets;
        this.zone = zone;
        this.pause = pause;
    }

    @Override
    public void onEvent(Numbered event) {
        if (event.event() instanceof BudgetThreshold crossed) {
            LocalDate day = LocalDate.ofInstant(event.at(), zone);
            List<String> marks = budgets.marks(crossed.budget(), day).stream()
                    .map(this::taken)
                    .toList();
            String body = Json.text(out -> Wire.event(event, out));
            sender.execute(() -> deliver(body, marks));
        }
    }

    /** Tells what was not taken before an end, in the periods of now. */
    @Override
    public void onReset(View view) {
        for (Budget budget : view.costs().budgets()) {
            onEvent(new Numbered(view.seq(), view.at(), new BudgetThreshold(budget)));
        }
    }

    /** Ends it, and waits a moment for what was just taken to be kept. A second call does nothing. */
    @Override
    public void close() {
        sender.shutdownNow();
        try {
            sender.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String body, List<String> marks) {
        try {
            if (refused.containsAll(marks) || wasTaken(marks)) {
                return;
            }
            if (isTaken(body)) {
                marks.forEach(store::remember);
            } else {
                refused.addAll(marks);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StorageException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Cannot keep that [{0}] was told of a budget; it may be told again after a restart: {1}",
                    hook.url(),
                    e.getMessage());
        }
    }

    /** Rather told twice than never. */
    private boolean wasTaken(List<String> marks) {
        try {
            return marks.stream().allMatch(store::remembers);
        } catch (StorageException e) {
            return false;
        }
    }

    private boolean isTaken(String body) throws InterruptedException {
        Answer answer = post.send(body);
        Duration wait = FIRST_PAUSE;
        for (int tries = 1; answer.outcome() == Outcome.FAILED; tries++) {
            if (tries == WORTH_A_WARNING) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Cannot tell [{0}] of a budget; trying on: {1}",
                        hook.url(),
                        answer.text());
            }
            pause.last(wait);
            wait = wait.compareTo(LONGEST_PAUSE.dividedBy(2)) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
            answer = post.send(body);
        }
        if (answer.outcome() == Outcome.REFUSED) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "[{0}] does not take that a budget is used up: {1}; see that its address is right",
                    hook.url(),
                    answer.text());
        }
        return answer.outcome() == Outcome.TAKEN;
    }

    /** The address may be a secret, so the mark has only what tells it from others. */
    private String taken(String mark) {
        return "told " + UUID.nameUUIDFromBytes(hook.url().toString().getBytes(StandardCharsets.UTF_8)) + " " + mark;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "lanecast-webhook");
        thread.setDaemon(true);
        return thread;
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {

        void last(Duration time) throws InterruptedException;
    }
}
