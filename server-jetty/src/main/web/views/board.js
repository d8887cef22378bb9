// The columns, plain or cut into swimlanes.

import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { keyed } from "lit-html/directives/keyed.js";
import { repeat } from "lit-html/directives/repeat.js";
import { coarseAge, clip, number, plural, sentence } from "../format.js";
import { cardView } from "./card.js";

/** @typedef {import("../select/columns.js").Column} Column */
/** @typedef {import("../select/groups.js").Group} Group */
/** @typedef {import("../select/rows.js").Row} Row */
/** @typedef {import("../query.js").Grouping} Grouping */
/**
 * `unsearched` says that the filters did not reach the tasks that are not held here; `fill` is how many cards of a column are drawn so far, `limits` how many at most where that is not the usual number;
 * another `edition` draws the lists from scratch, which is faster than to take thousands of cards out one by one; `current` is the only column on a small screen.
 * @typedef {{
 *   columns: Column[], groups: Group[], grouping: Grouping, filtered: boolean, unsearched: boolean, now: number, showProject: boolean,
 *   byStatus: boolean, selected: string | null, current: string, fill: number, edition: number, limits: Map<string, number>,
 *   more: import("../more.js").Progress, onMore: (column: Column, cell: string, held: boolean) => void,
 *   onKeydown: (event: KeyboardEvent) => void
 * }} Board
 */

const EMPTY = {
  waiting: "Nothing is waiting.",
  active: "Nobody is at work.",
  finished: "Nothing is finished yet.",
};
/** Cards of a list that are drawn unless more are asked for, by scrolling or by a button. */
export const COLUMN_LIMIT = 60;
export const CELL_LIMIT = 20;

/** @param {Board} board */
export function boardView(board) {
  const { groups, grouping, columns, onKeydown } = board;
  return grouping === "none"
    ? html`<div class="columns" @keydown=${onKeydown} @click=${openCard}>${
      repeat(columns, ({ name }) => name, (column) => columnView(column, board))}</div>`
    : html`<div class="swimlanes" @keydown=${onKeydown} @click=${openCard}>
        <div class="swim-heads">${columns.map((column) =>
          html`<div class=${headClass(column, board)}>${headView(column, board)}</div>`)}</div>
        ${groups.length === 0 ? html`<p class="empty">No task matches.</p>` : nothing}
        ${repeat(groups, ({ value }) => value, (group) => groupView(group, board))}
        ${columns.filter((column) => column.more > 0).map((column) => html`<div class="swim-more">
          <bdi>${sentence(column.name)}</bdi> ${moreView(0, column.more, board, () => board.onMore(column, column.name, false))}
        </div>`)}
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
function columnView(column, board) {
  const { name, role } = column;
  return html`
    <section class="column role-${role} ${board.current === name ? "current" : ""}" aria-label=${sentence(name)}>
      <h2 class=${headClass(column, board)}>${headView(column, board)}</h2>
      <div class="column-body cell" data-column=${name}>${cellView(column, column.rows, name, board)}</div>
    </section>`;
}

/**
 * @param {Column} column
 * @param {Board} board
 */
function headClass({ name, role }, { current }) {
  return `column-head role-${role} ${current === name ? "current" : ""}`;
}

/**
 * @param {Column} column
 * @param {Board} board
 */
function headView({ name, count, total }, { filtered }) {
  return html`<span class="lane-mark"></span>
    <bdi>${clip(sentence(name), 40)}</bdi>
    <span class="count">${number(count)}${filtered && count !== total
      ? html`<span class="muted"> of ${number(total)}</span>` : nothing}</span>`;
}

/**
 * @param {Group} group
 * @param {Board} board
 */
function groupView({ value, count, cells }, board) {
  const label = groupLabel(value, board.grouping);
  return html`<section class="swimlane" aria-label=${label}>
    <h2 class="swim-title"><bdi>${clip(label, 80)}</bdi> <span class="count">${number(count)}</span></h2>
    <div class="swim-cells">${board.columns.map((column, i) => html`
      <section class="cell role-${column.role} ${board.current === column.name ? "current" : ""}" data-column=${column.name}
        aria-label="${sentence(column.name)}, ${label}">${
        cellView(column, cells[i] ?? [], `${column.name}\n${value}`, board)}</section>`)}</div>
  </section>`;
}

/**
 * @param {string} value
 * @param {Grouping} grouping
 */
function groupLabel(value, grouping) {
  return value === "" ? `No ${grouping}` : grouping === "priority" ? sentence(value) : value;
}

/**
 * One list of cards, drawn anew only when something in it has changed.
 * @param {Column} column
 * @param {Row[]} rows
 * @param {string} name unique on the board
 * @param {Board} board
 */
function cellView(column, rows, name, board) {
  const { fill, edition, limits, now, showProject, selected, byStatus, filtered, unsearched, more, grouping } = board;
  const single = grouping === "none";
  const limit = limits.get(name) ?? (single ? COLUMN_LIMIT : CELL_LIMIT);
  const drawn = Math.min(rows.length, fill, limit);
  const chosen = rows.some(({ task }) => task.key === selected) ? selected : null;
  const left = Math.max(0, rows.length - limit);
  const unheld = single ? column.more : 0;
  return guard([rows, edition, drawn, left, unheld, now, showProject, chosen, byStatus, filtered, unsearched, more], () => html`
    ${rows.length === 0 && single ? html`<p class="empty">${filtered ? "No task matches." : EMPTY[column.role]}</p>` : nothing}
    ${keyed(edition, html`<ul class="cards" role="list">
      ${repeat(drawn < rows.length ? rows.slice(0, drawn) : rows, ({ task }) => task.key, (row) => {
        const age = coarseAge(now - Date.parse(row.task.lane_since));
        return guard([row, age, showProject, selected === row.task.key, byStatus], () =>
          cardView(row, { age, now, showProject, selected, byStatus }));
      })}
    </ul>`)}
    ${left + unheld > 0 ? moreView(left, unheld, board, () => board.onMore(column, name, left > 0)) : nothing}`);
}

/**
 * @param {number} left held here but not drawn
 * @param {number} unheld
 * @param {Board} board
 * @param {() => void} onMore
 */
function moreView(left, unheld, { more: { loading, error }, unsearched }, onMore) {
  return html`<div class="more ${left > 0 ? "at-hand" : ""}">
    ${error ? html`<p class="problem">${error}</p>` : nothing}
    <button type="button" ?disabled=${loading && left === 0} @click=${onMore}>${
      loading && left === 0 ? "Loading…" : "Show more"}</button>
    <span class="muted">${leftOut(left, unheld, unsearched)}</span>
  </div>`;
}

/**
 * @param {number} left
 * @param {number} unheld
 * @param {boolean} unsearched
 */
export function leftOut(left, unheld, unsearched) {
  if (unheld === 0 || !unsearched) {
    return `${number(left + unheld)} ${unheld > 0 ? "older " : ""}not shown`;
  }
  return `${left > 0 ? `${number(left)} not shown, ` : ""}${plural(unheld, "older finished task")} not looked through`;
}

/**
 * How many cards the longest list may still get.
 * @param {Pick<Board, "columns" | "limits">} board
 */
export function longestList({ columns, limits }) {
  return Math.max(0, ...columns.map(({ name, rows }) => Math.min(rows.length, limits.get(name) ?? COLUMN_LIMIT)));
}
