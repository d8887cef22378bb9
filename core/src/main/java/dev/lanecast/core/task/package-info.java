/**
 * What a task, a lane and a watched tree are, as immutable data. Start at {@link dev.lanecast.core.task.Task}.
 */
package dev.lanecast.core.task;
