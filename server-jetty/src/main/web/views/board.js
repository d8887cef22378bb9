// The columns.

import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { repeat } from "lit-html/directives/repeat.js";
import { number, sentence } from "../format.js";
import { cardView } from "./card.js";

/** @typedef {import("../select.js").Column} Column */
/** @typedef {import("./card.js").Context} Context */
/** @typedef {import("../more.js").Progress} More */
/**
 * @typedef {{
 *   columns: Column[], context: Context, tab: string, more: More, onMore: (lane: string) => void,
 *   onKeydown: (event: KeyboardEvent) => void
 * }} Board
 */

const EMPTY = {
  waiting: "Nothing is waiting.",
  active: "Nobody is at work.",
  finished: "Nothing is finished yet.",
};

/** @param {Board} board */
export function boardView(board) {
  return html`<div class="columns" @keydown=${board.onKeydown} @click=${openCard}>
    ${repeat(board.columns, (column) => column.lane.name, (column) => columnView(column, board))}
  </div>`;
}

/**
 * Parts of a card with a tooltip of their own lie above its link; a click on them opens the task all the same.
 * @param {MouseEvent} event
 */
function openCard({ target }) {
  if (target instanceof Element && !target.closest("a, button")) {
    /** @type {HTMLElement | null | undefined} */ (target.closest(".card")?.querySelector(".card-link"))?.click();
  }
}

/**
 * @param {Column} column
 * @param {Board} board
 */
function columnView(column, { context, tab, more, onMore }) {
  const { lane, tasks, count } = column;
  const { now, showProject, selected } = context;
  return html`
    <section class="column role-${lane.role} lane-${lane.name} ${tab === lane.name ? "current" : ""}"
        aria-label=${sentence(lane.name)}>
      <h2 class="column-head"><span class="lane-mark"></span><span>${sentence(lane.name)}</span>
        <span class="count">${number(count)}</span></h2>
      <div class="column-body">
        ${tasks.length === 0 ? html`<p class="empty">${EMPTY[lane.role]}</p>` : nothing}
        <ul class="cards" role="list">
          ${repeat(tasks, (task) => task.key, (task) => guard(
            [task, lane, now, showProject, selected === task.key], () => cardView(task, lane, context)))}
        </ul>
        ${column.more > 0 ? moreView(column, more, onMore) : nothing}
      </div>
    </section>`;
}

/**
 * @param {Column} column
 * @param {More} more
 * @param {(lane: string) => void} onMore
 */
function moreView({ lane, more: count }, { loading, error }, onMore) {
  return html`<div class="more">
    ${error ? html`<p class="problem">${error}</p>` : nothing}
    <button type="button" ?disabled=${loading} @click=${() => onMore(lane.name)}>${
      loading ? "Loading…" : "Show more"}</button>
    <span class="muted">${number(count)} older not shown</span>
  </div>`;
}

/** Columns while the first board is on its way. */
export function skeletonView() {
  return html`<div class="columns skeleton" aria-busy="true">
    <p class="visually-hidden">Loading the board</p>
    ${[4, 3, 5].map((cards) => html`<div class="column current"><div class="column-head"><span class="bone short"></span></div>
      <div class="column-body"><div class="cards">${Array.from({ length: cards }, () =>
        html`<div class="card"><span class="bone"></span><span class="bone short"></span></div>`)}</div></div></div>`)}
  </div>`;
}

/** @param {string | undefined} root */
export function emptyBoardView(root) {
  return html`<div class="empty-board">
    <h2>No tasks yet</h2>
    <p>Put a YAML file into the inbox and it appears here at once:</p>
    <pre><code>cat &gt; ${root ?? "work/collaboration"}/inbox/first-task.yaml &lt;&lt;'END'
id: first-task
title: My first task
priority: normal
END</code></pre>
    <p class="muted">Or run <code>lanecast demo</code> to see simulated agents at work.</p>
  </div>`;
}
