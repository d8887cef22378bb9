// Draws the page, once per animation frame at most.

import { render } from "lit-html";
import { follow } from "./board.js";
import { keepFocus, linkOf } from "./focus.js";
import { agentHues } from "./hues.js";
import { createMotion } from "./motion.js";
import { isFiltered } from "./query.js";
import { laneCounts, unreadable } from "./select.js";
import { createColumns } from "./select/columns.js";
import { usefulFacets } from "./select/facets.js";
import { createGroups } from "./select/groups.js";
import { longestList } from "./views/board.js";
import { pageView } from "./views/page.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./ui.js").Ui} Ui */

const FILL_STEP = 40;
const FILL_PAUSE = 250;
const TELL_PAUSE = 800;

/**
 * @param {{
 *   root: HTMLElement, store: import("./store.js").Store<{state: State, ui: Ui}>, setUi: (change: Partial<Ui>) => void,
 *   actions: import("./views/page.js").Actions & {tellMatches: (filtered: boolean, count: number) => void},
 *   lazyViews: Map<string, ReturnType<typeof import("./lazy.js").createLazyView>>
 * }} options
 */
export function createDrawing({ root, store, setUi, actions, lazyViews }) {
  const columns = createColumns();
  const groups = createGroups();
  const motion = createMotion({
    now: () => performance.now(), reduced: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  const ofBoard = memo(({ board, lanes }) => {
    agentHues.meet(agentsOf(board));
    return { unreadable: unreadable(board), lanes: laneCounts({ board, lanes }), facets: usefulFacets(board.tasks.values()) };
  });
  let scheduled = false;
  /** The edition that is to be filled. @type {number | null} */
  let filling = null;
  let fillTimer = 0;
  let pause = 0;
  let panelShown = false;
  let opener = "";

  function request() {
    if (!scheduled) {
      scheduled = true;
      requestAnimationFrame(draw);
    }
  }

  function draw() {
    scheduled = false;
    const { state, ui } = store.get();
    const shown = columns.update(state, ui.query, ui.found.keys);
    const selected = { ...ofBoard(state), columns: shown, groups: groups.update(shown, ui.query.group), row: columns.row(ui.detail?.key ?? "") };
    const play = motion.prepare(state);
    const refocus = keepFocus(state.board);
    render(pageView(state, ui, selected, actions), root);
    refocus();
    play();
    focusPanel(ui.detail, state);
    drawLazy(state, ui.query);
    clearTimeout(pause);
    pause = setTimeout(() => actions.tellMatches(isFiltered(ui.query), shown.reduce((sum, { count }) => sum + count, 0)), TELL_PAUSE);
    if (ui.query.view === "board" && ui.fill < longestList({ columns: shown, limits: ui.limits })) {
      fillSoon(ui.edition);
    }
  }

  /**
   * Once nothing is being typed any more.
   * @param {number} edition
   */
  function fillSoon(edition) {
    if (filling !== edition) {
      filling = edition;
      clearTimeout(fillTimer);
      fillTimer = setTimeout(() => requestIdleCallback(fillOn, { timeout: 500 }), FILL_PAUSE);
    }
  }

  function fillOn() {
    if (filling === store.get().ui.edition) {
      filling = null;
      setUi({ fill: store.get().ui.fill + FILL_STEP });
    }
  }

  /**
   * @param {State} state
   * @param {import("./query.js").Query} query
   */
  function drawLazy(state, { view, facets }) {
    const host = document.getElementById(`lazy-${view}`);
    const [project, another] = facets.project;
    if (host) {
      lazyViews.get(view)?.show(host, state, another === undefined ? project ?? null : null);
    }
  }

  /**
   * The focus goes into the panel when it opens and back to the card when it closes.
   * @param {Ui["detail"]} open
   * @param {State} state
   */
  function focusPanel(open, { board }) {
    if (open !== null && (!panelShown || open.key !== opener)) {
      opener = open.key ?? "";
      if (!panelShown) {
        document.getElementById("panel-title")?.focus();
      }
    } else if (open === null && panelShown) {
      linkOf(follow(board, opener) ?? "")?.focus();
    }
    panelShown = open !== null;
  }

  return { request };
}

/** @param {State["board"]} board */
function* agentsOf({ tasks }) {
  for (const { agent } of tasks.values()) {
    if (agent !== null) {
      yield agent;
    }
  }
}

/**
 * A function of the state that is run again when the board or the lanes are others.
 * @template T
 * @param {(state: State) => T} compute
 * @returns {(state: State) => T}
 */
function memo(compute) {
  /** @type {{state: State, value: T} | null} */
  let last = null;
  return (state) => {
    if (last === null || last.state.board !== state.board || last.state.lanes !== state.lanes) {
      last = { state, value: compute(state) };
    }
    return last.value;
  };
}
