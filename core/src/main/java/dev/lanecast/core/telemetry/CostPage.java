package dev.lanecast.core.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the groups that a query asks for.
 *
 * @param groups in the order of the query
 * @param next the {@code offset} of the rest; null if this is all
 */
public record CostPage(List<CostGroup> groups, @Nullable Integer next) {

    public CostPage {
        groups = List.copyOf(groups);
    }
}
