package dev.lanecast.core.telemetry;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Reads calls page by page as they are taken, so that they never are in memory as a whole. Not thread-safe. */
public final class CallPages implements Iterator<Invocation> {

    private static final int AT_ONCE = 1_000;

    private final Function<CallQuery, CallPage> ask;
    private CallQuery query;
    private CallPage page;
    private int taken;

    /**
     * All calls of a filter.
     *
     * @param ask answers for one page
     */
    public CallPages(Function<CallQuery, CallPage> ask, CallFilter filter) {
        this.ask = ask;
        this.query = new CallQuery(filter, AT_ONCE, null);
        this.page = ask.apply(query);
    }

    @Override
    public boolean hasNext() {
        if (taken == page.calls().size() && page.next() != null) {
            query = query.after(page.next());
            page = ask.apply(query);
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
