// The files that cannot be read.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { clip } from "../format.js";
import { routeTo } from "../route.js";
import { icons } from "./icons.js";
import { timeView } from "./parts.js";

/** @typedef {import("../board.js").Board} Board */
/** @typedef {import("../protocol.js").Invalid} Invalid */

const SHOWN = 200;

/**
 * @param {Invalid[]} entries
 * @param {Board} board
 * @param {number} now
 */
export function unreadableView(entries, board, now) {
  if (entries.length === 0) {
    return nothing;
  }
  return html`<section class="unreadable" aria-label="Unreadable" tabindex="0">
    <h2 class="side-head">${icons.warning()}Unreadable <span class="count">${entries.length}</span></h2>
    <ul class="invalid-list" role="list">
      ${repeat(entries.slice(0, SHOWN), (entry) => entry.key, (entry) => invalidView(entry, board, now))}
    </ul>
  </section>`;
}

/**
 * @param {Invalid} entry
 * @param {Board} board
 * @param {number} now
 */
function invalidView({ key, path, line, column, message, since }, board, now) {
  const task = board.tasks.get(key);
  const shown = clip(path, 300);
  return html`<li class="invalid">
    <div class="invalid-path">${task ? html`<a href=${routeTo(task)}><bdi>${shown}</bdi></a>` : html`<bdi>${shown}</bdi>`}
      ${timeView(since, now, "Since")}</div>
    <div class="invalid-message" dir="auto" title=${clip(message, 2000)}>${line === null ? nothing
      : html`<span class="muted">line ${line}${column === null ? "" : `, column ${column}`}: </span>`}${clip(message, 300)}</div>
  </li>`;
}
