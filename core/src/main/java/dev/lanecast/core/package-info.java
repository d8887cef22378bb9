/**
 * The door for those who embed Lanecast. Start at {@link dev.lanecast.core.Lanecast}.
 */
package dev.lanecast.core;
