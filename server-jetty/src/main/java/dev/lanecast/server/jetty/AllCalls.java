package dev.lanecast.server.jetty;

import dev.lanecast.core.spi.TelemetryStore;
import dev.lanecast.core.telemetry.CallFilter;
import dev.lanecast.core.telemetry.CallPage;
import dev.lanecast.core.telemetry.CallQuery;
import dev.lanecast.core.telemetry.Invocation;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads calls page by page as they are taken, so that they never are in memory as a whole. */
final class AllCalls implements Iterator<Invocation> {

    private static final int AT_ONCE = 1_000;

    private final TelemetryStore store;
    private CallQuery query;
    private CallPage page;
    private int taken;

    AllCalls(TelemetryStore store, CallFilter filter) {
        this.store = store;
        this.query = new CallQuery(filter, AT_ONCE, null);
        this.page = store.calls(query);
    }

    @Override
    public boolean hasNext() {
        if (taken == page.calls().size() && page.next() != null) {
            query = query.after(page.next());
            page = store.calls(query);
            taken = 0;
        }
        return taken < page.calls().size();
    }

    @Override
    public Invocation next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.calls().get(taken++);
    }
}
