// The top bar: what is shown, and how fresh it is.

import { html, nothing } from "lit-html";
import { age, clip, exactTime, plural } from "../format.js";
import { icons } from "./icons.js";

/** @typedef {ReturnType<typeof import("../select.js").connectionWord>} Word */

const BY_EVENTS = "Changes arrive as they happen, by Server-Sent Events, as no WebSocket could be opened. "
  + "Last message from the server:";
const MEANING = {
  live: "Changes arrive as they happen. Last message from the server:",
  connecting: "Waiting for the server.",
  reconnecting: "The connection was lost and is being tried again. Last message from the server:",
  polling: "There is no live connection; the board is fetched every 30 seconds. Last answer:",
  offline: "The server does not answer. Last message from the server:",
};

/**
 * @param {{projects: import("../protocol.js").Project[], word: Word, carrier: import("../transport.js").Carrier,
 *   heardAt: number | null, now: number}} header
 * @param {{search: unknown, settings: unknown}} parts
 */
export function headerView({ projects, word, carrier, heardAt, now }, { search, settings }) {
  const meaning = word === "live" && carrier === "events" ? BY_EVENTS : MEANING[word];
  return html`<header class="top">
    <h1 class="brand">${icons.brand()}<span>Lanecast</span></h1>
    ${projectsView(projects)}
    ${search}
    <div class="connection is-${word}" title="${meaning} ${heardAt === null ? "" : exactTime(isoOf(heardAt))}">
      ${word === "live" ? icons.live() : icons.cut()}
      <span data-testid="connection">${word}</span>
      ${heardAt === null ? nothing : html`<span class="data-age">${age(now - heardAt)}</span>`}
    </div>
    ${settings}
  </header>`;
}

/** @param {import("../protocol.js").Project[]} projects */
function projectsView(projects) {
  if (projects.length === 0) {
    return nothing;
  }
  const roots = projects.map(({ project, root }) => `${project}: ${root}`).join("\n");
  const names = projects.slice(0, 3).map(({ project }) => clip(project, 60)).join(", ");
  const rest = projects.length - 3;
  return html`<p class="projects" title=${roots}><bdi>${names}</bdi>${
    rest > 0 ? html` <span class="muted">and ${plural(rest, "more project")}</span>` : nothing}</p>`;
}

/** @param {number} millis */
function isoOf(millis) {
  return new Date(millis).toISOString();
}
