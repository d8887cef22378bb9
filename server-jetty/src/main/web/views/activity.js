// The feed of what happened.

import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { repeat } from "lit-html/directives/repeat.js";
import { follow } from "../board.js";
import { describe } from "../describe.js";
import { clip, clock, exactTime, plural, sentence } from "../format.js";
import { kindOf, KINDS } from "../kinds.js";
import { routeTo } from "../route.js";
import { icons } from "./icons.js";
import { agentView } from "./parts.js";

/** @typedef {import("../feed.js").FeedLine} FeedLine */
/** @typedef {import("../board.js").Board} Board */
/** @typedef {import("../kinds.js").Kind} Kind */
/**
 * `paused` is the feed that the reader has stopped at; an empty `kinds` lets every kind through.
 * @typedef {{
 *   feed: import("../feed.js").Feed, paused: import("../feed.js").Feed | null, board: Board, kinds: Kind[],
 *   onPause: () => void, onKind: (kind: Kind) => void
 * }} Activity
 */

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
 * @param {Activity} activity
 * @param {boolean} wide with room for filters
 */
export function activityView({ feed, paused, board, kinds, onPause, onKind }, wide) {
  const missed = paused === null ? 0 : feed.nextId - paused.nextId;
  const lines = (paused ?? feed).lines.filter(({ event }) => !wide || kinds.length === 0 || kinds.includes(kindOf(event.type)));
  return html`<section class="activity ${wide ? "is-wide" : ""}" aria-label="Activity">
    <div class="side-head"><h2>Activity</h2>
      ${missed > 0 ? html`<span class="count">${plural(missed, "new line")}</span>` : nothing}
      <button type="button" class="quiet small pause" aria-pressed=${paused !== null} @click=${onPause}
        title=${paused === null ? "Pause" : "Go on"} aria-label="Pause the activity">${paused === null ? icons.pause() : icons.play()}</button>
    </div>
    ${wide ? html`<div class="kinds" role="group" aria-label="Kinds">${KINDS.map((kind) => html`<button type="button"
      class="kind is-${kind}" aria-pressed=${kinds.includes(kind)} @click=${() => onKind(kind)}><span class="lane-mark"></span>${
        sentence(kind)}</button>`)}</div>` : nothing}
    ${lines.length === 0 ? html`<p class="empty">${kinds.length > 0 && wide ? "Nothing of that kind has happened yet."
      : "Changes appear here as they happen."}</p>` : nothing}
    <div class="feed" role="log" aria-label="Activity" aria-live="off" tabindex="0">
      ${repeat(lines, (line) => line.id, (line) => {
        const task = targetOf(line, board);
        return guard([line, task && routeTo(task), wide], () => lineView(line, task, wide));
      })}
    </div>
  </section>`;
}

/**
 * The task as it is now, wherever it went since.
 * @param {FeedLine} line
 * @param {Board} board
 */
function targetOf({ event, folded }, board) {
  const key = folded > 0 || event.type === "budget.threshold" ? null : follow(board, event.key);
  return key === null ? undefined : board.tasks.get(key);
}

/**
 * @param {FeedLine} line
 * @param {import("../protocol.js").Task | undefined} task
 * @param {boolean} wide
 */
function lineView(line, task, wide) {
  const { event, folded } = line;
  const { title, text } = describe(line);
  const shown = clip(title, 300);
  return html`<div class="feed-line is-${kindOf(event.type)} ${
    event.type === "task.recovered" ? "is-recovered" : ""} ${folded > 0 ? "folded" : ""}">
    ${ICONS.get(event.type)?.()}
    <div class="feed-text">
      <div class="feed-title" title=${shown}>${task ? html`<a href=${routeTo(task)}><bdi>${shown}</bdi></a>`
        : html`<bdi>${shown}</bdi>`}</div>
      ${text ? html`<div class="feed-what" dir="auto" title=${clip(text, 1000)}>${clip(text, 300)}</div>` : nothing}
    </div>
    ${wide ? html`<span class="feed-agent">${task?.agent ? agentView(task.agent) : nothing}</span>` : nothing}
    ${event.timestamp ? html`<time datetime=${event.timestamp} title=${exactTime(event.timestamp)}>${
      clock(event.timestamp)}</time>` : nothing}
  </div>`;
}
