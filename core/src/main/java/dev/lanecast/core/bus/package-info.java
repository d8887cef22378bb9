/**
 * The built-in event bus, which lives in this process. It is reached through the
 * {@link dev.lanecast.core.spi.EventBus} interface only.
 */
package dev.lanecast.core.bus;
