/**
 * What adapters implement and how they are found. Start at {@link dev.lanecast.core.spi.Provider}.
 */
package dev.lanecast.core.spi;
