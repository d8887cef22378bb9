package dev.lanecast.core.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.contract.EventBusContract;
import dev.lanecast.core.event.Fact;
import dev.lanecast.core.spi.EventBus;
import dev.lanecast.core.spi.Position;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InProcessBusTest implements EventBusContract {

    @Override
    public EventBus newBus() {
        return new InProcessBus();
    }

    @Test
    void aPositionThatIsNoLongerHeldIsGone() throws Exception {
        try (EventBus bus = newBus()) {
            Position first =
                    bus.publish(EventBusContract.fact(1)).toCompletableFuture().get();
            CompletionStage<Position> last = bus.publish(EventBusContract.fact(2));
            for (int revision = 3; revision < 2_000; revision++) {
                last = bus.publish(EventBusContract.fact(revision));
            }
            last.toCompletableFuture().get();
            CompletableFuture<Position> gone = new CompletableFuture<>();

            bus.subscribe(first, new GoneListener(gone));

            assertThat(gone.get(30, TimeUnit.SECONDS)).isEqualTo(first);
        }
    }

    private record GoneListener(CompletableFuture<Position> gone) implements EventBus.Listener {

        @Override
        public void onFact(Position position, Fact fact) {
            gone.completeExceptionally(new AssertionError("Heard " + fact));
        }

        @Override
        public void onGone(Position asked) {
            gone.complete(asked);
        }
    }
}
