// One line on top of the board when the reader should know that something is not as it should be.

import { html, nothing } from "lit-html";
import { clip } from "../format.js";
import { icons } from "./icons.js";

/** @typedef {import("../health.js").Health} Health */
/** @typedef {ReturnType<typeof import("../select.js").connectionWord>} Word */

/**
 * @param {{word: Word, ready: boolean, problem: string | null, health: Health | null, outdated: boolean}} banner
 */
export function bannerView({ word, ready, problem, health, outdated }) {
  const text = connectionText(word, ready, problem) ?? healthText(health) ?? (outdated
    ? "Lanecast was updated. Reload the page to use the new version." : null);
  return text === null ? nothing : html`<div class="banner is-${word}" role="status">${icons.warning()}<p>${text}</p></div>`;
}

/**
 * @param {Word} word
 * @param {boolean} ready
 * @param {string | null} problem
 */
function connectionText(word, ready, problem) {
  switch (word) {
    case "polling":
      return "No live connection: the board is fetched every 30 seconds. A proxy in between may not let WebSockets through.";
    case "offline":
      return `${ready ? "What you see is no longer current" : "There is no board to show"}: ${problem
        ?? "the server does not answer"}. Start it with “lanecast serve”; this page connects by itself.`;
    default:
      return null;
  }
}

/** @param {Health | null} health */
function healthText(health) {
  if (health === null || health.status === "healthy") {
    return null;
  }
  const reasons = health.watch.flatMap(({ project, reason }) => (reason ? [`${project}: ${reason}`] : []));
  return `Degraded. ${clip(reasons.join("; "), 500) || "See “lanecast doctor”."}`;
}
