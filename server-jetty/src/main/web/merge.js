// Pure (state, answer) -> state for what was asked for over HTTP beside the stream.

import { addPage, boardOf, copy } from "./board.js";
import { prepend } from "./feed.js";
import { isBoardEvent, toMessage } from "./protocol.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./protocol.js").Task} Task */
/** @typedef {Record<string, Task[]>} ByAgent */
/**
 * @typedef {{
 *   inbox: Task[], assigned: ByAgent, done: ByAgent, lanes?: Record<string, ByAgent>,
 *   invalid: import("./protocol.js").Invalid[], epoch: string, seq: number, next?: string | null
 * }} TasksAnswer
 * @typedef {{costs: import("./protocol.js").Costs}} StatsAnswer
 * @typedef {{epoch: string, seq: number, events: unknown[]}} EventsAnswer
 */

/**
 * The tasks of an answer in one list.
 * @param {TasksAnswer} answer
 * @returns {Task[]}
 */
export function tasksOf({ inbox, assigned, done, lanes }) {
  const byAgent = [assigned, done, ...Object.values(lanes ?? {})];
  return [...(inbox ?? []), ...byAgent.flatMap((agents) => Object.values(agents ?? {}).flat())];
}

/**
 * The board as polled. It gives up the position in the stream: the next connection starts with a snapshot.
 * @param {State} state
 * @param {TasksAnswer} answer
 * @returns {State}
 */
export function mergePolledTasks(state, answer) {
  return {
    ...state, epoch: null, ready: true, awaiting: true, partial: null, gap: false,
    board: boardOf(tasksOf(answer), answer.invalid, {}),
  };
}

/**
 * @param {State} state
 * @param {StatsAnswer} answer
 * @returns {State}
 */
export function mergePolledStats(state, { costs }) {
  return { ...state, costs };
}

/**
 * Adds a page of finished tasks that is not ahead of the state. Pages of another epoch are of no use.
 * @param {State} state
 * @param {TasksAnswer} page
 * @returns {State}
 */
export function mergePage(state, page) {
  if (page.epoch !== state.epoch || page.seq > state.seq) {
    return state;
  }
  const board = copy(state.board);
  addPage(board, tasksOf(page));
  return { ...state, board };
}

/**
 * @param {State} state
 * @param {EventsAnswer} answer
 * @returns {State}
 */
export function mergeHistory(state, { epoch, events }) {
  if (epoch !== state.epoch) {
    return state;
  }
  const shown = events.map(toMessage).flatMap((message) =>
    isBoardEvent(message) || message.type === "budget.threshold" ? [message] : []);
  return { ...state, feed: prepend(state.feed, epoch, state.readAt, shown) };
}
