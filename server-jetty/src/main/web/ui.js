// What the page knows beside the state of the server.

import { loadPrefs } from "./prefs.js";
import { parseQuery } from "./query.js";
import { nothingFound } from "./search.js";
import { connectionWord } from "./select.js";

/** @typedef {import("./query.js").Query} Query */
/**
 * `now` is refreshed every half minute, `second` every second; both are in the server's time. `problems` says of a view
 * that is loaded later why it is not there. `column` is the only one on a small screen; `fill`, `limits` and `edition` are
 * explained in views/board.js.
 * @typedef {{
 *   query: Query, now: number, second: number, heardAt: number | null,
 *   carrier: import("./transport.js").Carrier, poll: "none" | "ok" | "failed", problem: string | null, signedOut: boolean,
 *   health: import("./health.js").Health | null, outdated: boolean, narrow: boolean,
 *   column: string, fill: number, edition: number, limits: Map<string, number>,
 *   menu: string | null, unfolded: boolean, found: import("./search.js").Found,
 *   more: import("./more.js").Progress, detail: import("./detail.js").Detail | null,
 *   calls: import("./calls.js").Calls | null, spend: import("./spend.js").Spend | null, prose: (place: string, text: string) => HTMLElement | null, announcement: string, prefs: import("./prefs.js").Prefs,
 *   paused: import("./feed.js").Feed | null, dismissed: ReadonlySet<string>,
 *   problems: Partial<Record<import("./query.js").View, string | null>>
 * }} Ui
 */

const LOWEST_CARD = 60;

/** Cards of each column that are drawn at once, enough for the screen; the rest follows when there is time. */
export function firstFill() {
  return Math.ceil(innerHeight / LOWEST_CARD);
}

/**
 * @param {{now: number, narrow: boolean, fill: number, query?: Query}} known
 * @returns {Ui}
 */
export function initialUi({ now, narrow, fill, query = parseQuery("") }) {
  return {
    query, now, second: now, heardAt: null, carrier: "none", poll: "none", problem: null, signedOut: false, health: null, outdated: false,
    narrow, column: "", fill, edition: 0, limits: new Map(), menu: null, unfolded: false, found: nothingFound, more: { loading: false, error: null }, detail: null, calls: null, spend: null,
    prose: () => null, announcement: "",
    prefs: loadPrefs(), paused: null, dismissed: new Set(), problems: {},
  };
}

/**
 * What the connection is worth, in one word.
 * @param {{state: import("./state.js").State, ui: Ui}} all
 */
export function wordOf({ state, ui }) {
  return connectionWord({ open: ui.carrier !== "none", synced: !state.awaiting, ready: state.ready, poll: ui.poll });
}
