package dev.lanecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.event.Subscription;
import dev.lanecast.core.fixture.HandFedSource;
import dev.lanecast.core.fixture.Sample;
import dev.lanecast.core.stream.Numbered;
import dev.lanecast.core.stream.View;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventListenerTest {

    private final HandFedSource source = HandFedSource.of();
    private final Lanecast lanecast = Lanecast.builder().source(source).start();
    private final EventLog heard = new EventLog();
    private long changes;

    @AfterEach
    void close() {
        lanecast.close();
    }

    @Test
    void hearsEveryEventInOrder() throws Exception {
        lanecast.events(heard);
        change(1_000);

        heard.await(1_000);
        assertThat(heard.numbers())
                .isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
        assertThat(heard.resets()).isEmpty();
    }

    @Test
    void hearsNothingOfBefore() throws Exception {
        change(5);
        lanecast.flush();
        lanecast.events(heard);
        change(1);

        heard.await(6);
        assertThat(heard.numbers()).containsExactly(6L);
    }

    @Test
    void hearsNothingAfterItsClose() throws Exception {
        EventLog other = new EventLog();
        Subscription subscription = lanecast.events(heard);
        lanecast.events(other);
        change(1);
        heard.await(1);

        subscription.close();
        subscription.close();
        change(1);

        other.await(2);
        assertThat(heard.numbers()).containsExactly(1L);
    }

    @Test
    void mayCloseItselfWithoutBeingInterrupted() throws Exception {
        CompletableFuture<Subscription> own = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        own.complete(lanecast.events(event -> {
            own.join().close();
            interrupted.complete(Thread.currentThread().isInterrupted());
        }));
        change(1);

        assertThat(interrupted.get()).isFalse();
    }

    @Test
    void anyFailureIsSurvived() throws Exception {
        lanecast.events(new EventListener() {
            @Override
            public void onEvent(Numbered event) {
                heard.onEvent(event);
                Thread.currentThread().interrupt();
                throw new AssertionError("broken on purpose");
            }
        });
        change(1);
        heard.await(1);
        change(1);

        heard.await(2);
    }

    @Test
    void oneTooSlowLearnsTheStateAndGoesOn() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        lanecast.events(new EventListener() {
            @Override
            public void onEvent(Numbered event) {
                entered.countDown();
                awaitQuietly(release);
                heard.onEvent(event);
            }

            @Override
            public void onReset(View view) {
                heard.onReset(view);
            }
        });
        change(1);
        entered.await();
        change(20_000);
        lanecast.flush();
        release.countDown();
        heard.awaitReset();
        change(1);

        heard.await(20_002);
        assertThat(heard.resets())
                .singleElement()
                .satisfies(view -> assertThat(view.seq()).isIn(20_001L, 20_002L));
    }

    private void change(int times) {
        for (int i = 0; i < times; i++) {
            source.see(Sample.at("inbox/a.yaml").digest(++changes).done());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
