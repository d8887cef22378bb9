package dev.lanecast.core.spi;

/**
 * Makes an {@link InvocationSource}. Its name is that of the program whose files it reads. Those lie where the program
 * puts them, unless the setting {@code transcripts.NAME} lists other places.
 */
public interface InvocationSourceProvider extends Provider<InvocationSource> {}
