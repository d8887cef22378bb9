package dev.lanecast.watcher;

import dev.lanecast.core.board.Observation;
import dev.lanecast.core.spi.TaskSource.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Leads observations to the sink: those of the first scan together, later ones singly, none after the end. */
final class Outlet implements Consumer<Observation> {

    private static final System.Logger LOG = System.getLogger(Outlet.class.getName());

    private final Sink sink;
    private List<Observation> first = new ArrayList<>();
    private boolean live;
    private volatile boolean closed;

    Outlet(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(Observation observation) {
        if (!live) {
            first.add(observation);
        } else if (!closed) {
            observed(observation);
        }
    }

    /** Ends the first scan. */
    void scanned() {
        live = true;
        if (!closed) {
            sink.scanned(first);
        }
        first = List.of();
    }

    void close() {
        closed = true;
    }

    private void observed(Observation observation) {
        try {
            sink.observed(observation);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The sink refused an observation", e);
        }
    }
}
