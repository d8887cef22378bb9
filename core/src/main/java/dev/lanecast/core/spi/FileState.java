package dev.lanecast.core.spi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was at some time; one that is equal later has not changed since.
 *
 * @param key tells it from another file of that name, where the system can; else null
 * @param size bytes
 * @param modified milliseconds since 1970
 */
public record FileState(Path file, @Nullable String key, long size, long modified) {}
