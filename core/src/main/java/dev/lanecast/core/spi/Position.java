package dev.lanecast.core.spi;

/**
 * A place in the order of an event bus. Only the bus that gave it can read it.
 *
 * @param token opaque
 */
public record Position(String token) {

    /** Before the oldest fact that the bus still has. */
    public static final Position OLDEST = new Position("oldest");

    /** After the newest fact. */
    public static final Position NEWEST = new Position("newest");
}
