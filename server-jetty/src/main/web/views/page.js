// The whole page from the whole state.

import { html, noChange, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { follow } from "../board.js";
import { isFiltered } from "../query.js";
import { connectionWord } from "../select.js";
import { activityView, unreadableView } from "./activity.js";
import { bannerView } from "./banner.js";
import { boardView } from "./board.js";
import { detailView } from "./task/panel.js";
import { headerView } from "./header.js";
import { icons } from "./icons.js";
import { emptyBoardView, skeletonView } from "./states.js";
import { searchView } from "./search.js";
import { columnTabs, viewTabs } from "./tabs.js";
import { tickerView } from "./ticker.js";
import { filterLine, toolbarView } from "./toolbar.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../select/columns.js").Column} Column */
/** @typedef {import("../ui.js").Ui} Ui */
/**
 * @typedef {{
 *   onMore: (column: Column, cell: string, held: boolean) => void, onColumn: (name: string) => void, onView: (view: View) => void,
 *   onKeydown: (event: KeyboardEvent) => void, onQuery: (query: import("../query.js").Query, how?: {typed: boolean}) => void,
 *   onMenu: (menu: string | null) => void, onEnter: () => void, onFold: () => void, onClose: () => void, onRetry: () => void, onCopy: (text: string) => void,
 *   onReload: (view: View) => void
 * }} Actions
 * @typedef {{
 *   columns: Column[], groups: import("../select/groups.js").Group[], unreadable: import("../protocol.js").Invalid[],
 *   facets: import("../query.js").Facet[], row: import("../select/rows.js").Row | undefined, lanes: ReturnType<typeof import("../select.js").laneCounts>
 * }} Selected
 * @typedef {import("../query.js").View} View
 */

/**
 * @param {State} state
 * @param {Ui} ui
 * @param {Selected} selected
 * @param {Actions} actions
 */
export function pageView(state, ui, selected, actions) {
  const word = connectionWord({ ...ui, open: ui.carrier !== "none", synced: !state.awaiting, ready: state.ready });
  const { board, costs, budgets, lastCall, ready } = state;
  const projects = state.projects.length > 0 ? state.projects : ui.health?.watch ?? [];
  const { detail, now, query } = ui;
  const task = detail?.key ? board.tasks.get(detail.key) ?? detail.answer ?? undefined : undefined;
  const modal = detail !== null && ui.narrow;
  return html`
    <div class="page is-${word}" ?inert=${modal}>
      <a class="skip-link" href="#view-${query.view}">Skip to the content</a>
      ${headerView({ projects, word, carrier: ui.carrier, heardAt: ui.heardAt, now: ui.second },
        searchView(query, actions.onQuery, actions.onEnter))}
      ${tickerView({ costs, budgets, lastCall, lanes: ready ? selected.lanes : [], unreadable: selected.unreadable.length, now })}
      ${bannerView({ word, ready, problem: ui.problem, health: ui.health, outdated: ui.outdated })}
      <div class="bar-row">${viewTabs(query.view, actions.onView)}${query.view === "board" && ready
        ? toolbarView(toolbarOf(state, ui, selected, actions)) : nothing}</div>
      <div class="content shows-${query.view}">
        <main>
        ${panelOf("board", query.view, query.view === "board" ? mainView(state, ui, selected, actions) : noChange)}
        ${panelOf("costs", query.view, lazyView("costs", ui, actions))}
        ${panelOf("dependencies", query.view, lazyView("dependencies", ui, actions))}
        ${panelOf("activity", query.view, nothing)}
        </main>
        <aside class="side" aria-label="Events">${eventsView(state, ui, selected)}</aside>
      </div>
    </div>
    ${detail === null ? nothing : guard([detail, task, board, state.feed, now, modal, ui.calls, ui.prose], () => detailView({
      task, row: selected.row, detail, tasks: board.tasks, events: state.feed.events, calls: ui.calls, now, modal, prose: ui.prose,
      roleOf: (name) => state.lanes.find((lane) => lane.name === name)?.role ?? "active", ...actions,
    }))}
    <div class="visually-hidden" role="status" aria-live="polite">${ui.announcement}</div>`;
}

/**
 * @param {View} view
 * @param {View} current
 * @param {unknown} content
 */
function panelOf(view, current, content) {
  return html`<div class="view" role="tabpanel" id="view-${view}" aria-labelledby="tab-${view}" tabindex="-1"
    ?hidden=${view !== current}>${content}</div>`;
}

/**
 * The place of a view that draws itself.
 * @param {View} view
 * @param {Ui} ui
 * @param {Actions} actions
 */
function lazyView(view, { problems }, { onReload }) {
  const problem = problems[view];
  return html`${problem ? html`<p class="notice problem">${icons.warning()}<span>${problem}</span>
    <button type="button" @click=${() => onReload(view)}>Try again</button></p>` : nothing}
    <div class="lazy" id="lazy-${view}"></div>`;
}

/**
 * @param {State} state
 * @param {Ui} ui
 * @param {Selected} selected
 */
function eventsView({ feed, board }, { now }, { unreadable }) {
  return guard([feed, board, now], () => html`
    ${unreadableView(unreadable, board, now)}
    ${activityView(feed.lines, board, (key) => follow(board, key))}`);
}

/**
 * @param {State} state
 * @param {Ui} ui
 * @param {Selected} selected
 * @param {Actions} actions
 */
function toolbarOf({ board }, { query, menu, unfolded, found }, { facets }, { onQuery, onMenu, onFold }) {
  return { query, tasks: board.tasks, facets, menu, unfolded, found, onQuery, onMenu, onFold };
}

/**
 * @param {State} state
 * @param {Ui} ui
 * @param {Selected} parts
 * @param {Actions} actions
 */
function mainView(state, ui, parts, actions) {
  const { ready, board, projects } = state;
  const { columns, groups, lanes } = parts;
  const { onMore, onColumn, onKeydown } = actions;
  if (!ready) {
    return skeletonView();
  }
  if (board.invalid.size === 0 && lanes.every(({ count }) => count === 0)) {
    return emptyBoardView(projects[0]?.root);
  }
  const { now, query, fill, edition, limits, more } = ui;
  const current = ui.column || (columns[0]?.name ?? "");
  const filtered = isFiltered(query);
  const selected = ui.detail?.key ?? null;
  const counts = { count: sum(columns, "count"), total: sum(columns, "total") };
  return html`${filterLine(toolbarOf(state, ui, parts, actions), counts)}${
    guard([columns, groups, projects, now, selected, current, fill, edition, limits, more, filtered], () => html`
    ${columnTabs(columns, current, onColumn)}
    ${boardView({
      columns, groups, grouping: query.group, filtered, now, showProject: projects.length > 1,
      byStatus: query.columns === "status", selected, current, fill, edition, limits, more, onMore, onKeydown,
    })}`)}`;
}

/**
 * @param {Column[]} columns
 * @param {"count" | "total"} field
 */
function sum(columns, field) {
  return columns.reduce((all, column) => all + column[field], 0);
}
