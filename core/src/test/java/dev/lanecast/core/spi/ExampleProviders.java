package dev.lanecast.core.spi;

import dev.lanecast.core.bus.InProcessBus;
import java.io.InputStream;

/** Providers that tests register. */
public final class ExampleProviders {

    private ExampleProviders() {}

    private abstract static class BusProvider implements EventBusProvider {

        @Override
        public EventBus create(Settings settings) {
            return new InProcessBus();
        }
    }

    public static final class FirstBus extends BusProvider {

        @Override
        public String name() {
            return "first";
        }
    }

    public static final class SecondBus extends BusProvider {

        @Override
        public String name() {
            return "second";
        }
    }

    /** Another one with the name of the first. */
    public static final class TwinBus extends BusProvider {

        @Override
        public String name() {
            return "first";
        }
    }

    private abstract static class Reader implements InvocationReader {

        @Override
        public boolean accepts(String kind, String mediaType) {
            return false;
        }

        @Override
        public void read(String kind, String mediaType, InputStream input, Sink sink) {}
    }

    public static final class FirstReader extends Reader {

        @Override
        public String name() {
            return "first-reader";
        }
    }

    public static final class SecondReader extends Reader {

        @Override
        public String name() {
            return "second-reader";
        }
    }
}
