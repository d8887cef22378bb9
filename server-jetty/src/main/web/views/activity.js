// The feed of what happened, and the list of files that cannot be read.

import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { repeat } from "lit-html/directives/repeat.js";
import { describe } from "../describe.js";
import { clip, clock, exactTime } from "../format.js";
import { routeTo } from "../route.js";
import { icons } from "./icons.js";
import { timeView } from "./parts.js";

/** @typedef {import("../feed.js").FeedLine} FeedLine */
/** @typedef {import("../board.js").Board} Board */
/** @typedef {import("../protocol.js").Invalid} Invalid */

/** @type {Map<string, () => unknown>} */
const ICONS = new Map([
  ["task.created", icons.plus],
  ["task.updated", icons.pencil],
  ["task.assigned", icons.arrow],
  ["task.completed", icons.check],
  ["task.moved", icons.arrow],
  ["task.invalid", icons.warning],
  ["task.recovered", icons.check],
  ["task.deleted", icons.trash],
  ["budget.threshold", icons.coins],
]);

/**
 * @param {FeedLine[]} lines newest first
 * @param {Board} board
 * @param {(key: string) => string | null} follow
 */
export function activityView(lines, board, follow) {
  return html`<section class="activity" aria-label="Activity">
    <h2 class="side-head">Activity</h2>
    ${lines.length === 0 ? html`<p class="empty">Changes appear here as they happen.</p>` : nothing}
    <div class="feed" role="log" aria-label="Activity" aria-live="off" tabindex="0">
      ${repeat(lines, (line) => line.id, (line) => {
        const task = targetOf(line, board, follow);
        return guard([line, task && routeTo(task)], () => lineView(line, task));
      })}
    </div>
  </section>`;
}

/**
 * The task as it is now, wherever it went since.
 * @param {FeedLine} line
 * @param {Board} board
 * @param {(key: string) => string | null} follow
 */
function targetOf({ event, folded }, board, follow) {
  const key = folded > 0 || event.type === "budget.threshold" ? null : follow(event.key);
  return key === null ? undefined : board.tasks.get(key);
}

/**
 * @param {FeedLine} line
 * @param {import("../protocol.js").Task | undefined} task
 */
function lineView(line, task) {
  const { event, folded } = line;
  const { title, text } = describe(line);
  const shown = clip(title, 300);
  return html`<div class="feed-line ${event.type.replace(".", "-")} ${folded > 0 ? "folded" : ""}">
    ${ICONS.get(event.type)?.()}
    <div class="feed-text">
      <div class="feed-title" title=${shown}>${task ? html`<a href=${routeTo(task)}><bdi>${shown}</bdi></a>`
        : html`<bdi>${shown}</bdi>`}</div>
      ${text ? html`<div class="feed-what" dir="auto" title=${clip(text, 1000)}>${clip(text, 300)}</div>` : nothing}
    </div>
    ${event.timestamp ? html`<time datetime=${event.timestamp} title=${exactTime(event.timestamp)}>${
      clock(event.timestamp)}</time>` : nothing}
  </div>`;
}

/**
 * @param {Invalid[]} entries
 * @param {Board} board
 * @param {number} now
 */
export function unreadableView(entries, board, now) {
  if (entries.length === 0) {
    return nothing;
  }
  return html`<section class="unreadable" aria-label="Unreadable">
    <h2 class="side-head">${icons.warning()}Unreadable <span class="count">${entries.length}</span></h2>
    <ul class="invalid-list" role="list">
      ${repeat(entries, (entry) => entry.key, (entry) => invalidView(entry, board, now))}
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
