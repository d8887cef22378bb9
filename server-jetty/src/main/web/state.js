// What the page knows of the server.

import { emptyBoard } from "./board.js";
import { emptyFeed } from "./feed.js";

/**
 * `awaiting` is true from an acknowledgement or reset until the snapshot is whole; `gap` asks the socket to connect
 * anew; `readAt` is the number of the last snapshot and `resumedAt` that of the last resumption; `ready` is true as soon as there is a board to show.
 * @typedef {{
 *   epoch: string | null, seq: number, readAt: number, resumedAt: number | null, ready: boolean, awaiting: boolean, gap: boolean,
 *   partial: import("./protocol.js").Snapshot | null, version: string | null,
 *   projects: import("./protocol.js").Project[], lanes: import("./protocol.js").Lane[],
 *   board: import("./board.js").Board, feed: import("./feed.js").Feed,
 *   costs: import("./protocol.js").Costs | null, models: import("./protocol.js").ModelSpend[],
 *   agents: import("./protocol.js").AgentSpend[], budgets: import("./protocol.js").Budget[],
 *   calls: number, lastCall: import("./protocol.js").Invocation | null
 * }} State
 */

/** @type {import("./protocol.js").Lane[]} */
const DEFAULT_LANES = [
  { name: "inbox", order: 1, role: "waiting" },
  { name: "assigned", order: 2, role: "active" },
  { name: "done", order: 3, role: "finished" },
];

/** @returns {State} */
export function initialState() {
  return {
    epoch: null, seq: 0, readAt: 0, resumedAt: null, ready: false, awaiting: true, gap: false, partial: null, version: null,
    projects: [], lanes: DEFAULT_LANES, board: emptyBoard(), feed: emptyFeed,
    costs: null, models: [], agents: [], budgets: [], calls: 0, lastCall: null,
  };
}

/**
 * Where to resume from, null when only a snapshot helps.
 * @param {State} state
 * @returns {import("./protocol.js").Position | null}
 */
export function positionOf({ epoch, seq }) {
  return epoch === null ? null : { epoch, seq };
}
