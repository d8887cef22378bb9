package dev.lanecast.core.spi;

/**
 * Makes one kind of part. An implementation is a public final class with a public constructor without parameters that
 * does nothing: no input or output, no threads. It is registered both as {@code provides} in its module-info and in
 * {@code META-INF/services}.
 *
 * @param <T> what it makes
 */
public interface Provider<T> {

    /** The name by which settings choose it: lower-kebab, constant, unique among the providers of its kind. */
    String name();

    /**
     * Makes a part that is not started yet.
     *
     * @throws dev.lanecast.core.error.ConfigurationException if the settings cannot work
     */
    T create(Settings settings);
}
