// Wiring: the live connection and the address feed the store; the store feeds the views.

import { createAddress } from "./address.js";
import { get } from "./api.js";
import { follow } from "./board.js";
import { createCalls } from "./calls.js";
import { createDetail } from "./detail.js";
import { createComfort } from "./comfort.js";
import { createDrawing } from "./drawing.js";
import { focusFirst, moveFocus } from "./focus.js";
import { watchHealth } from "./health.js";
import { KINDS } from "./kinds.js";
import { createLazyView } from "./lazy.js";
import { createLive } from "./live.js";
import { createMore } from "./more.js";
import { createProse } from "./prose.js";
import { parseRoute, routeTo } from "./route.js";
import { createSearch } from "./search.js";
import { createSpend } from "./spend.js";
import { initialState } from "./state.js";
import { createStore } from "./store.js";
import { firstFill, initialUi } from "./ui.js";
import { CELL_LIMIT, COLUMN_LIMIT } from "./views/board.js";

/** @typedef {import("./ui.js").Ui} Ui */
/** @typedef {import("./query.js").View} View */

/** The parts of a query that decide which cards there are. @type {(keyof import("./query.js").Query)[]} */
const BOARD_RULES = ["columns", "group", "sort", "text", "facets"];
/** Finished tasks that are fetched at once. */
const PAGE = 200;
const NEAR = 600;
const SECOND = 1_000;
const REFRESH = 30_000;

const root = /** @type {HTMLElement} */ (document.getElementById("app"));
const narrow = matchMedia("(max-width: 699px)");
const timers = {
  setTimeout: (/** @type {() => void} */ run, /** @type {number} */ millis) => setTimeout(run, millis),
  clearTimeout: (/** @type {number} */ handle) => clearTimeout(handle),
};

/** How far the server's clock is ahead. */
let skew = 0;
const now = () => Date.now() + skew;

const address = createAddress({ onChange: show });
const store = createStore({
  state: initialState(), ui: initialUi({ now: now(), narrow: narrow.matches, fill: firstFill(), query: address.query() }),
});

/** @param {Partial<Ui>} change */
function setUi(change) {
  store.update(({ state, ui }) => ({ state, ui: { ...ui, ...change } }));
}

/** @param {import("./query.js").Query} query */
function show(query) {
  const before = store.get().ui.query;
  const otherCards = BOARD_RULES.some((rule) => JSON.stringify(query[rule]) !== JSON.stringify(before[rule]));
  search.search(query.whole ? query.text : "");
  setUi(otherCards ? { query, ...fresh(), limits: new Map() } : { query });
}

/** Has the cards drawn from scratch. */
function fresh() {
  return { fill: firstFill(), edition: store.get().ui.edition + 1 };
}

const search = createSearch({ ...timers, get, onFound: (found) => setUi(found.keys.size === store.get().ui.found.keys.size ? { found } : { found, ...fresh() }) });
const detail = createDetail({ get, onChange: (open) => setUi({ detail: open }) });
const calls = createCalls({ ...timers, get, onCalls: (list) => setUi({ calls: list }) });
const spend = createSpend({ ...timers, get, now, onSpend: (hours) => setUi({ spend: hours }) });
const prose = createProse({ load: () => import("./markdown.js"), onReady: () => setUi({ prose: (place, text) => prose(place, text) }) });
const more = createMore({ get, store, pageSize: PAGE, onChange: (state) => setUi({ more: state }) });
const live = createLive({
  store, setUi, timers, now, done: PAGE,
  onServerTime(time) {
    skew = time - Date.now() || 0;
    setUi({ now: now() });
  },
});

/** @type {Map<View, ReturnType<typeof createLazyView>>} */
const lazyViews = new Map([
  ["costs", lazy("costs", () => import("./costs/index.js"))],
  ["dependencies", lazy("dependencies", () => import("./graph/index.js"))],
]);

/**
 * @param {View} view
 * @param {() => Promise<import("./lazy.js").LazyModule>} load
 */
function lazy(view, load) {
  return createLazyView({
    load, context: (project) => ({ api: get, openTask, project }), latest: () => store.get().state,
    onProblem: (problem) => setUi({ problems: { ...store.get().ui.problems, [view]: problem } }),
  });
}

/** @param {string} key */
function openTask(key) {
  const { board } = store.get().state;
  const task = board.tasks.get(follow(board, key) ?? "");
  location.hash = task ? routeTo(task) : `#task/${encodeURIComponent(key)}`;
}

function pause() {
  const { state, ui } = store.get();
  setUi({ paused: ui.paused === null ? state.feed : null });
}

const comfort = createComfort({ store, setUi, show: address.show, openTask, close, pause });

const actions = {
  ...comfort,
  onPause: pause,
  onKind(/** @type {import("./kinds.js").Kind} */ kind) {
    const { query } = store.get().ui;
    address.show({ ...query, kinds: KINDS.filter((one) => query.kinds.includes(one) !== (one === kind)) });
  },
  onDismiss: (/** @type {string} */ name) => setUi({ dismissed: new Set([...store.get().ui.dismissed, name]) }),
  onMore: showMore,
  onColumn: (/** @type {string} */ column) => setUi({ column }),
  onView: (/** @type {View} */ view) => address.show({ ...store.get().ui.query, view }),
  onKeydown: moveFocus,
  onQuery: address.show,
  onMenu: (/** @type {string | null} */ menu) => setUi({ menu }),
  onFold: () => setUi({ unfolded: !store.get().ui.unfolded }),
  onEnter: focusFirst,
  onClose: close,
  onRetry() {
    detail.retry();
    syncDetail();
  },
  onCopy: copy,
  onReload: (/** @type {View} */ view) => lazyViews.get(view)?.retry(),
};

/**
 * @param {import("./select/columns.js").Column} column
 * @param {string} cell
 * @param {boolean} held whether there are more cards at hand
 */
function showMore({ name }, cell, held) {
  const { state, ui } = store.get();
  const usual = ui.query.group === "none" ? COLUMN_LIMIT : CELL_LIMIT;
  setUi({ limits: new Map(ui.limits).set(cell, (ui.limits.get(cell) ?? usual) + COLUMN_LIMIT) });
  if (!held) {
    const [lane] = state.lanes.filter((lane) => lane.name === name || (ui.query.columns === "status"
      && (state.board.unheld.get(lane.name) ?? 0) > 0));
    void more.next(lane?.name ?? name);
  }
}

/** @param {string} text */
async function copy(text) {
  const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
  setUi({ announcement: done ? "Copied" : "Could not be copied" });
}

/** Who scrolls to the end of a list gets the rest of it. */
function extendLists() {
  for (const more of document.querySelectorAll(".columns .more.at-hand")) {
    const { top, height } = more.getBoundingClientRect();
    if (height > 0 && top < innerHeight + NEAR) {
      more.querySelector("button")?.click();
    }
  }
}

/** Closes the innermost of what is open. */
function close() {
  if (store.get().ui.detail === null) {
    return;
  }
  history.pushState(null, "", location.pathname + location.search);
  syncDetail();
}

function syncDetail() {
  detail.sync(parseRoute(location.hash), store.get().state);
  const { state: { board }, ui } = store.get();
  calls.sync(board.tasks.get(ui.detail?.key ?? "") ?? ui.detail?.answer ?? null);
}

const drawing = createDrawing({ root, store, setUi, actions, lazyViews });

store.subscribe(({ state, ui }, before) => {
  drawing.request();
  if (!document.hidden && (state.costs !== before.state.costs || ui.now !== before.ui.now)) {
    spend.sync(state.costs);
  }
  if (state.board !== before.state.board || state.ready !== before.state.ready || ui.detail !== before.ui.detail) {
    syncDetail();
  }
});

addEventListener("hashchange", syncDetail);
addEventListener("scroll", extendLists, { capture: true, passive: true });
addEventListener("pointerdown", ({ target }) => {
  if (store.get().ui.menu !== null && target instanceof Element && !target.closest(".menu")) {
    setUi({ menu: null });
  }
});
narrow.addEventListener("change", () => setUi({ narrow: narrow.matches }));
setInterval(() => setUi({ second: now() }), SECOND);
setInterval(() => setUi({ now: now() }), REFRESH);
watchHealth({ ...timers, get, onHealth: (health) => setUi({ health }) });
setUi({ prose: (place, text) => prose(place, text) });
search.search(store.get().ui.query.whole ? store.get().ui.query.text : "");
drawing.request();
live.connect();
