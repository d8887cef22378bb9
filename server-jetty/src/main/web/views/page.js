// The whole page from the whole state.

import { html, noChange, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { unheldOf } from "../board.js";
import { isFiltered } from "../query.js";
import { searchedAll } from "../search.js";
import { noticesOf } from "../notices.js";
import { wordOf } from "../ui.js";
import { activityView } from "./activity.js";
import { bannersView } from "./banner.js";
import { boardView } from "./board.js";
import { detailView } from "./task/panel.js";
import { headerView } from "./header.js";
import { icons } from "./icons.js";
import { emptyBoardView, skeletonView } from "./states.js";
import { searchView } from "./search.js";
import { helpView, settingsView } from "./settings.js";
import { columnTabs, viewTabs } from "./tabs.js";
import { tickerView } from "./ticker.js";
import { filterLine, toolbarView } from "./toolbar.js";
import { unreadableView } from "./unreadable.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../select/columns.js").Column} Column */
/** @typedef {import("../ui.js").Ui} Ui */
/**
 * @typedef {{
 *   onMore: (column: Column, cell: string, held: boolean) => void, onColumn: (name: string) => void, onView: (view: View) => void,
 *   onKeydown: (event: KeyboardEvent) => void, onQuery: (query: import("../query.js").Query, how?: {typed: boolean}) => void,
 *   onMenu: (menu: string | null) => void, onEnter: () => void, onFold: () => void, onClose: () => void, onRetry: () => void, onPause: () => void,
 *   onKind: (kind: import("../kinds.js").Kind) => void, onDismiss: (name: string) => void, onHelp: () => void, onWall: () => void,
 *   onPrefs: (prefs: import("../prefs.js").Prefs) => void, onCopy: (text: string) => void,
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
  const word = wordOf({ state, ui });
  const { board, costs, budgets, lastCall, ready } = state;
  const projects = state.projects.length > 0 ? state.projects : ui.health?.watch ?? [];
  const { detail, now, query } = ui;
  const task = detail?.key ? board.tasks.get(detail.key) ?? detail.answer ?? undefined : undefined;
  const notices = noticesOf({ ...ui, word, ready, budgets }).filter(({ name }) => !ui.dismissed.has(name));
  const modal = detail !== null && ui.narrow;
  return html`
    <div class="page is-${word} ${query.wall ? "wall" : ""}" ?inert=${modal}>
      <a class="skip-link" href="#view-${query.view}">Skip to the content</a>
      ${headerView({ projects, word, carrier: ui.carrier, heardAt: ui.heardAt, now: ui.second },
        { search: searchView(query, actions.onQuery, actions.onEnter), settings: settingsView({ ...ui, ...actions }) })}
      ${tickerView({ costs, spend: ui.spend, budgets, lastCall, lanes: ready ? selected.lanes : [], unreadable: selected.unreadable.length, now },
        () => actions.onView("activity"))}
      ${bannersView(notices, actions.onDismiss)}
      <section class="bar-row" aria-label="Views and filters">${viewTabs(query.view, actions.onView)}${query.view === "board" && ready
        ? toolbarView(toolbarOf(state, ui, selected, actions)) : nothing}</section>
      <div class="content shows-${query.view}">
        <main>
          ${panelOf("board", query.view, query.view === "board" ? mainView(state, ui, selected, actions) : noChange)}
          ${panelOf("costs", query.view, lazyView("costs", ui, actions))}
          ${panelOf("dependencies", query.view, lazyView("dependencies", ui, actions))}
          ${panelOf("activity", query.view, query.view === "activity" ? eventsView(state, ui, selected, actions) : nothing)}
        </main>
        ${query.view === "board" && !ui.narrow ? html`<aside class="side" aria-label="Events">${
          eventsView(state, ui, selected, actions)}</aside>` : nothing}
      </div>
    </div>
    ${detail === null ? nothing : guard([detail, task, board, state.feed, now, modal, ui.calls, ui.prose], () => detailView({
      task, row: selected.row, detail, tasks: board.tasks, events: state.feed.events, calls: ui.calls, now, modal, prose: ui.prose,
      roleOf: (name) => state.lanes.find((lane) => lane.name === name)?.role ?? "active", ...actions,
    }))}
    <div class="visually-hidden" role="status" aria-live="polite">${ui.announcement}</div>
    ${helpView(ui.prefs.keys)}`;
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
 * @param {Actions} actions
 */
function eventsView({ feed, board }, { now, paused, query }, { unreadable }, actions) {
  return guard([feed, board, now, paused, query.kinds, query.view], () => html`
    ${unreadableView(unreadable, board, now)}
    ${activityView({ feed, paused, board, kinds: query.kinds, ...actions }, query.view === "activity")}`);
}

/**
 * @param {State} state
 * @param {Ui} ui
 * @param {Selected} selected
 * @param {Actions} actions
 */
function toolbarOf({ board }, { query, menu, unfolded, found }, { facets }, { onQuery, onMenu, onFold }) {
  return { query, tasks: board.tasks, unheld: unheldOf(board), facets, menu, unfolded, found, onQuery, onMenu, onFold };
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
  const current = columns.find(({ name }) => name === ui.column)?.name ?? columns[0]?.name ?? "";
  const filtered = isFiltered(query);
  const unsearched = filtered && !searchedAll(query, ui.found);
  const selected = ui.detail?.key ?? null;
  const counts = { count: sum(columns, "count"), total: sum(columns, "total") };
  return html`${filterLine(toolbarOf(state, ui, parts, actions), counts)}${
    guard([columns, groups, projects, now, selected, current, fill, edition, limits, more, filtered, unsearched], () => html`
    ${columnTabs(columns, current, onColumn)}
    ${boardView({
      columns, groups, grouping: query.group, filtered, unsearched, now, showProject: projects.length > 1,
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
