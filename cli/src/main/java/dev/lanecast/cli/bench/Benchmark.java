package dev.lanecast.cli.bench;

import java.io.IOException;
import java.util.List;

/** Something to measure, bounded in count and time. Its parts end when it is closed, which any thread may do. */
public interface Benchmark extends AutoCloseable {

    /**
     * Measures once; blocks until that is done.
     *
     * @throws IOException if the files that it works on cannot be written or read
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     * @throws dev.lanecast.core.error.LanecastException if what it measures does not work
     */
    List<Figure> run() throws IOException, InterruptedException;

    @Override
    void close();
}
