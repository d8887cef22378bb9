// The whole page from the whole state.

import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { follow } from "../board.js";
import { number, sentence } from "../format.js";
import { connectionWord } from "../select.js";
import { activityView, unreadableView } from "./activity.js";
import { bannerView } from "./banner.js";
import { boardView, emptyBoardView, skeletonView } from "./board.js";
import { detailView } from "./detail.js";
import { headerView } from "./header.js";
import { icons } from "./icons.js";
import { tickerView } from "./ticker.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../select.js").Column} Column */
/**
 * `now` is refreshed every half minute, `second` every second; both are in the server's time.
 * @typedef {{
 *   now: number, second: number, heardAt: number | null, carrier: import("../transport.js").Carrier,
 *   poll: "none" | "ok" | "failed",
 *   problem: string | null, health: import("../health.js").Health | null, outdated: boolean, narrow: boolean,
 *   tab: string, more: import("./board.js").More, detail: import("../detail.js").Detail | null, announcement: string
 * }} Ui
 * @typedef {{
 *   onMore: (lane: string) => void, onTab: (tab: string) => void, onKeydown: (event: KeyboardEvent) => void,
 *   onClose: () => void, onRetry: () => void
 * }} Actions
 * @typedef {{columns: Column[], unreadable: import("../protocol.js").Invalid[]}} Selected
 */

/**
 * @param {State} state
 * @param {Ui} ui
 * @param {Selected} selected
 * @param {Actions} actions
 */
export function pageView(state, ui, selected, actions) {
  const word = connectionWord({ ...ui, open: ui.carrier !== "none", synced: !state.awaiting, ready: state.ready });
  const { board, feed, costs, budgets, lastCall, ready } = state;
  const projects = state.projects.length > 0 ? state.projects : ui.health?.watch ?? [];
  const { detail, now } = ui;
  const task = detail?.key ? board.tasks.get(detail.key) ?? detail.answer ?? undefined : undefined;
  const modal = detail !== null && ui.narrow;
  return html`
    <div class="page is-${word}" ?inert=${modal}>
      <a class="skip-link" href="#board">Skip to the board</a>
      ${headerView({ projects, word, carrier: ui.carrier, heardAt: ui.heardAt, now: ui.second })}
      ${tickerView({ costs, budgets, lastCall, columns: ready ? selected.columns : [], unreadable: selected.unreadable.length, now })}
      ${bannerView({ word, ready, problem: ui.problem, health: ui.health, outdated: ui.outdated })}
      ${tabsView(selected, ui.tab, actions.onTab)}
      <div class="content">
        <main id="board" tabindex="-1" aria-label="Board">${mainView(state, ui, selected.columns, actions)}</main>
        <aside class="side ${["activity", "unreadable"].includes(ui.tab) ? "current" : ""} tab-${ui.tab}" aria-label="Events">
          ${guard([feed, board, now], () => html`
            ${unreadableView(selected.unreadable, board, now)}
            ${activityView(feed.lines, board, (key) => follow(board, key))}`)}
        </aside>
      </div>
    </div>
    ${detail === null ? nothing : guard([detail, task, board, now, modal], () => detailView(
      { task, detail, tasks: board.tasks, now, modal, onClose: actions.onClose, onRetry: actions.onRetry }))}
    <div class="visually-hidden" role="status" aria-live="polite">${ui.announcement}</div>`;
}

/**
 * @param {State} state
 * @param {Ui} ui
 * @param {Column[]} columns
 * @param {Actions} actions
 */
function mainView({ ready, board, projects }, ui, columns, { onMore, onKeydown }) {
  if (!ready) {
    return skeletonView();
  }
  if (board.invalid.size === 0 && columns.every(({ count }) => count === 0)) {
    return emptyBoardView(projects[0]?.root);
  }
  const context = { now: ui.now, showProject: projects.length > 1, selected: ui.detail?.key ?? null };
  return guard([columns, projects, ui.now, context.selected, ui.tab, ui.more], () =>
    boardView({ columns, context, tab: ui.tab, more: ui.more, onMore, onKeydown }));
}

/**
 * On a small screen one part is shown at a time.
 * @param {Selected} selected
 * @param {string} current
 * @param {(tab: string) => void} onTab
 */
function tabsView({ columns, unreadable }, current, onTab) {
  const tab = (/** @type {string} */ name, /** @type {unknown} */ label, /** @type {number | null} */ count) => html`
    <button type="button" class="tab" aria-pressed=${current === name} @click=${() => onTab(name)}>${label}${
      count === null ? nothing : html` <span class="count">${number(count)}</span>`}</button>`;
  return html`<nav class="tabs" aria-label="Parts of the page">
    ${columns.map(({ lane, count }) => tab(lane.name, sentence(lane.name), count))}
    ${tab("activity", "Activity", null)}
    ${unreadable.length > 0 ? tab("unreadable", html`${icons.warning()}<span class="visually-hidden">Unreadable</span>`,
      unreadable.length) : nothing}
  </nav>`;
}
