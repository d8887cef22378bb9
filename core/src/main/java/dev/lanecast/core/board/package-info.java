/**
 * The state machine of one watched tree: observations in, facts out. Start at {@link dev.lanecast.core.board.Board}.
 */
package dev.lanecast.core.board;
