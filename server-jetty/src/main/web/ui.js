// What the page knows beside the state of the server.

import { parseQuery } from "./query.js";

/** @typedef {import("./query.js").Query} Query */
/**
 * `now` is refreshed every half minute, `second` every second; both are in the server's time. `problems` says of a view
 * that is loaded later why it is not there. `column` is the only one on a small screen; `fill` and `limits` say how much of the
 * columns is drawn (see views/board.js).
 * @typedef {{
 *   query: Query, now: number, second: number, heardAt: number | null,
 *   carrier: import("./transport.js").Carrier, poll: "none" | "ok" | "failed", problem: string | null,
 *   health: import("./health.js").Health | null, outdated: boolean, narrow: boolean,
 *   column: string, fill: number, limits: Map<string, number>,
 *   more: import("./more.js").Progress, detail: import("./detail.js").Detail | null, announcement: string,
 *   problems: Partial<Record<import("./query.js").View, string | null>>
 * }} Ui
 */

/** Cards of each column that are drawn at once; the rest follows when there is time. */
export const FIRST_FILL = 40;

/**
 * @param {{now: number, narrow: boolean, query?: Query}} known
 * @returns {Ui}
 */
export function initialUi({ now, narrow, query = parseQuery("") }) {
  return {
    query, now, second: now, heardAt: null, carrier: "none", poll: "none", problem: null, health: null, outdated: false,
    narrow, column: "", fill: FIRST_FILL, limits: new Map(), more: { loading: false, error: null }, detail: null, announcement: "", problems: {},
  };
}
