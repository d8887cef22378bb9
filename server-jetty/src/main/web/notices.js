// What the reader should know about what is seen, in sentences.

import { clip, money } from "./format.js";

/** @typedef {import("./health.js").Health} Health */
/** @typedef {import("./protocol.js").Budget} Budget */
/** @typedef {ReturnType<typeof import("./select.js").connectionWord>} Word */
/** `name` is the same as long as it is the same thing; some can be put away. @typedef {{name: string, level: "info" | "warning" | "problem", text: string, closable: boolean}} Notice */

const NEAR = 80;
const SIGN_IN = "Sign in again: the server does not know this browser any more, as its token is another one, and what you see is no "
  + "longer current. Open the link that “lanecast serve” printed when it started; it works once.";

/**
 * The worst first.
 * @param {{word: Word, ready: boolean, problem: string | null, signedOut: boolean, health: Health | null, outdated: boolean, budgets: Budget[]}} facts
 * @returns {Notice[]}
 */
export function noticesOf({ word, ready, problem, signedOut, health, outdated, budgets }) {
  return [...connectionNotices(word, ready, signedOut ? SIGN_IN : null, problem), ...healthNotices(health), ...budgets.flatMap(budgetNotices),
    ...(outdated ? [notice("outdated", "info", "Lanecast was updated. Reload the page to use the new version.")] : [])];
}

/**
 * @param {string} name
 * @param {Notice["level"]} level
 * @param {string} text
 * @param {boolean} [closable]
 * @returns {Notice}
 */
function notice(name, level, text, closable = false) {
  return { name, level, text, closable };
}

/**
 * @param {Word} word
 * @param {boolean} ready
 * @param {string | null} mend what to do, where waiting does not help
 * @param {string | null} problem
 */
function connectionNotices(word, ready, mend, problem) {
  switch (word) {
    case "polling":
      return [notice("connection", "warning", "No live connection: the board is fetched every 30 seconds. A proxy in between may "
        + "not let WebSockets through.")];
    case "offline":
      return [notice("connection", "problem", mend ?? `${ready ? "What you see is no longer current" : "There is no board to show"}: ${
        problem ?? "the server does not answer"}. Start it with “lanecast serve”; this page connects by itself.`)];
    default:
      return [];
  }
}

/** @param {Health | null} health */
function healthNotices(health) {
  const watches = (health?.watch ?? []).filter(({ mode, reason }) => reason !== null || mode === "poll");
  const reasons = watches.map(({ project, mode, reason }) =>
    `${project}: ${reason ?? (mode === "poll" ? "changes are looked for at intervals and may show up late" : "")}`);
  if (health?.telemetry?.reason) {
    reasons.push(`model calls are not kept: ${health.telemetry.reason}`);
  }
  const text = clip(reasons.join("; "), 500);
  if (health !== null && health.status !== "healthy") {
    return [notice("health", "warning", `Degraded. ${text || "“lanecast serve --verbose” says why."}`)];
  }
  return text === "" ? [] : [notice(`health ${text}`, "info", text, true)];
}

/** @param {Budget} budget */
function budgetNotices({ budget, period, spent, limit, unpriced }) {
  const percent = limit > 0 ? Math.floor((100 * spent) / limit) : 0;
  const text = `${percent} % of the ${period} budget “${clip(budget, 60)}” is spent: ${money(spent, unpriced)} of ${money(limit)}.`;
  return percent >= 100 ? [notice(`over ${budget} ${period}`, "problem", `Over budget. ${text}`, true)]
    : percent >= NEAR ? [notice(`near ${budget} ${period}`, "warning", text, true)] : [];
}
