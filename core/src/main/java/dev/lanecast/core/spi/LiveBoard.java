package dev.lanecast.core.spi;

import dev.lanecast.core.price.Prices;
import dev.lanecast.core.stream.LiveStream;
import dev.lanecast.core.stream.View;
import dev.lanecast.core.task.Lanes;
import dev.lanecast.core.telemetry.InvocationSink;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A running Lanecast, as a dashboard server sees it. Thread-safe. */
public interface LiveBoard {

    /** The state and the events that lead to it. */
    LiveStream stream();

    /**
     * The state with every call in it that was recorded before. Blocks for a second at most, and only while such calls are
     * not told yet; where too many wait already, the state as it is.
     */
    View settled();

    /** The lanes of every board. */
    Lanes lanes();

    /** How each task source is doing. */
    List<SourceHealth> sources();

    /** The whole document of an entry of the board, read now. Blocks. */
    Document document(String key);

    /** Where model calls go; empty without telemetry. */
    Optional<InvocationSink> recorder();

    /** The telemetry store, for questions; empty without telemetry. */
    Optional<TelemetryStore> store();

    /** The reader of such input, if one is there. See {@link InvocationReader#accepts}. */
    Optional<InvocationReader> reader(String kind, String mediaType);

    /** The time that counts. */
    InstantSource clock();

    /** What tokens cost. */
    Prices prices();

    /** The zone in which days and months turn. */
    ZoneId zone();

    /** The version of Lanecast. */
    String version();
}
