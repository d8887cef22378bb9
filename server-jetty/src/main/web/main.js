// Wiring: the live connection and the address feed the store; the store feeds the views.

import { render } from "lit-html";
import { createAddress } from "./address.js";
import { get } from "./api.js";
import { follow } from "./board.js";
import { createDetail } from "./detail.js";
import { announce } from "./describe.js";
import { keepFocus, linkOf, moveFocus } from "./focus.js";
import { watchHealth } from "./health.js";
import { createLazyView } from "./lazy.js";
import { createLive } from "./live.js";
import { createMore } from "./more.js";
import { createMotion } from "./motion.js";
import { parseRoute, routeTo } from "./route.js";
import { columns, unreadable } from "./select.js";
import { initialState } from "./state.js";
import { createStore } from "./store.js";
import { initialUi } from "./ui.js";
import { pageView } from "./views/page.js";

/** @typedef {import("./ui.js").Ui} Ui */
/** @typedef {import("./query.js").View} View */

const FINISHED = 200;
const SECOND = 1_000;
const REFRESH = 30_000;
const ANNOUNCE = 5_000;

const root = /** @type {HTMLElement} */ (document.getElementById("app"));
const narrow = matchMedia("(max-width: 699px)");
const timers = {
  setTimeout: (/** @type {() => void} */ run, /** @type {number} */ millis) => setTimeout(run, millis),
  clearTimeout: (/** @type {number} */ handle) => clearTimeout(handle),
};

/** How far the server's clock is ahead. */
let skew = 0;
const now = () => Date.now() + skew;

const address = createAddress({ onChange: (query) => setUi({ query }) });
const store = createStore({
  state: initialState(), ui: initialUi({ now: now(), narrow: narrow.matches, query: address.query() }),
});

/** @param {Partial<Ui>} change */
function setUi(change) {
  store.update(({ state, ui }) => ({ state, ui: { ...ui, ...change } }));
}

const detail = createDetail({ get, onChange: (open) => setUi({ detail: open }) });
const more = createMore({ get, store, pageSize: FINISHED, onChange: (state) => setUi({ more: state }) });
const motion = createMotion({
  root, now: () => performance.now(), reduced: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
});
const live = createLive({
  store, setUi, timers, now, done: FINISHED,
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

const actions = {
  onMore: more.next,
  onColumn: (/** @type {string} */ lane) => setUi({ lane }),
  onView: (/** @type {View} */ view) => address.show({ ...store.get().ui.query, view }),
  onKeydown: moveFocus,
  onClose: close,
  onRetry() {
    detail.retry();
    syncDetail();
  },
  onReload: (/** @type {View} */ view) => lazyViews.get(view)?.retry(),
};

function close() {
  history.pushState(null, "", location.pathname + location.search);
  syncDetail();
}

function syncDetail() {
  detail.sync(parseRoute(location.hash), store.get().state);
}

/** @type {{state: import("./state.js").State, selected: import("./views/page.js").Selected} | null} */
let computed = null;

/** @param {import("./state.js").State} state */
function select(state) {
  if (computed === null || computed.state.board !== state.board || computed.state.lanes !== state.lanes) {
    computed = { state, selected: { columns: columns(state), unreadable: unreadable(state.board) } };
  }
  return computed.selected;
}

let scheduled = false;
let panelShown = false;
let opener = "";

function draw() {
  scheduled = false;
  const { state, ui } = store.get();
  const selected = select(state);
  const lane = ui.lane || (selected.columns[0]?.lane.name ?? "");
  const play = motion.prepare(state);
  const refocus = keepFocus(root, state.board);
  render(pageView(state, { ...ui, lane }, selected, actions), root);
  refocus();
  play();
  focusPanel(ui.detail);
  drawLazy(state, ui.query);
}

/**
 * @param {import("./state.js").State} state
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
 */
function focusPanel(open) {
  if (open !== null && (!panelShown || open.key !== opener)) {
    opener = open.key ?? "";
    if (!panelShown) {
      document.getElementById("panel-title")?.focus();
    }
  } else if (open === null && panelShown) {
    linkOf(root, follow(store.get().state.board, opener) ?? "")?.focus();
  }
  panelShown = open !== null;
}

store.subscribe(({ state }, before) => {
  if (!scheduled) {
    scheduled = true;
    requestAnimationFrame(draw);
  }
  if (state.board !== before.state.board || state.ready !== before.state.ready) {
    syncDetail();
  }
  if (state.projects !== before.state.projects) {
    document.title = [...state.projects.map(({ project }) => project).slice(0, 3), "Lanecast"].join(" · ");
  }
});

let announced = 0;

/** Tells screen readers what happened since the last time. */
function announceChanges() {
  const { lines, nextId } = store.get().state.feed;
  const fresh = announced === 0 ? [] : lines.filter((line) => line.id >= announced);
  announced = nextId;
  if (fresh.length > 0) {
    setUi({ announcement: announce(fresh) });
  }
}

addEventListener("hashchange", syncDetail);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && store.get().ui.detail !== null) {
    close();
  }
});
narrow.addEventListener("change", () => setUi({ narrow: narrow.matches }));
setInterval(() => setUi({ second: now() }), SECOND);
setInterval(() => setUi({ now: now() }), REFRESH);
setInterval(announceChanges, ANNOUNCE);
watchHealth({ ...timers, get, onHealth: (health) => setUi({ health }) });
draw();
live.connect();
