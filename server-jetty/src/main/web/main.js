// Wiring: the socket, the fallbacks and the address feed the store; the store feeds the views.

import { render } from "lit-html";
import { conditionalGet, get } from "./api.js";
import { follow } from "./board.js";
import { createDetail } from "./detail.js";
import { announce } from "./describe.js";
import { createReader, lineOver } from "./events.js";
import { keepFocus, linkOf, moveFocus } from "./focus.js";
import { watchHealth } from "./health.js";
import { mergeHistory, mergePolledStats, mergePolledTasks } from "./merge.js";
import { createMore } from "./more.js";
import { createMotion } from "./motion.js";
import { createPoll } from "./poll.js";
import { parse } from "./protocol.js";
import { reduceFrame } from "./reduce.js";
import { parseRoute } from "./route.js";
import { columns, unreadable } from "./select.js";
import { createSocket } from "./socket.js";
import { initialState, positionOf } from "./state.js";
import { createStore } from "./store.js";
import { createTransport } from "./transport.js";
import { pageView } from "./views/page.js";

/** @typedef {import("./views/page.js").Ui} Ui */

const FINISHED = 200;
const HISTORY = 200;
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

/** @type {Ui} */
const initialUi = {
  now: now(), second: now(), heardAt: null, carrier: "none", poll: "none", problem: null, health: null,
  outdated: false, narrow: narrow.matches, tab: "", more: { loading: false, error: null }, detail: null, announcement: "",
};
const store = createStore({ state: initialState(), ui: initialUi });

/** @param {Partial<Ui>} change */
function setUi(change) {
  store.update(({ state, ui }) => ({ state, ui: { ...ui, ...change } }));
}

/** @param {(state: import("./state.js").State) => import("./state.js").State} change */
function setState(change) {
  store.update(({ state, ui }) => ({ state: change(state), ui }));
}

const detail = createDetail({ get, onChange: (open) => setUi({ detail: open }) });
const more = createMore({ get, store, pageSize: FINISHED, onChange: (state) => setUi({ more: state }) });
const motion = createMotion({
  root, now: () => performance.now(), reduced: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
});
const poll = createPoll({
  ...timers, get: conditionalGet(),
  onAnswer(tasks, stats) {
    setState((state) => {
      const polled = tasks === null ? state : mergePolledTasks(state, tasks);
      return stats === null ? polled : mergePolledStats(polled, stats);
    });
    setUi({ poll: "ok", heardAt: now(), problem: null });
  },
  onFailure(error) {
    const refused = "status" in error;
    setUi({ poll: "failed", problem: refused ? error.message : null });
  },
});
const position = () => positionOf(store.get().state);
const common = { ...timers, done: FINISHED, random: Math.random, now: () => performance.now(), position };
const transport = createTransport({
  position,
  openSocket: (ends) => createSocket({
    ...common, ...ends, url: new URL("dashboard", location.href).href.replace(/^http/, "ws"),
    Line: WebSocket, read: ({ data }) => parse(data),
  }),
  openEvents: (ends) => createSocket({
    ...common, ...ends, url: new URL("api/stream", location.href).href, Line: lineOver(EventSource), read: createReader(),
  }),
  onFrame: receive,
  onCarrier(carrier) {
    setUi({ carrier });
    if (carrier === "none") {
      poll.start();
    }
  },
});

/** @param {import("./protocol.js").Message[]} frame */
function receive(frame) {
  poll.stop();
  const [first] = frame;
  if (first?.type === "connection_ack") {
    greet(first);
  }
  setState((state) => reduceFrame(state, frame));
  setUi({ heardAt: now(), poll: "none", problem: null });
  if (store.get().state.gap) {
    transport.restart();
  }
}

/** @param {import("./protocol.js").ConnectionAck} ack */
function greet({ timestamp, version }) {
  const known = store.get().state.version;
  skew = Date.parse(timestamp) - Date.now() || 0;
  setUi({ now: now(), outdated: store.get().ui.outdated || (known !== null && known !== version) });
}

async function fetchHistory() {
  const answer = await get(`api/events?limit=${HISTORY}`).catch(() => null);
  if (answer !== null) {
    setState((state) => mergeHistory(state, answer));
  }
}

const actions = {
  onMore: more.next,
  onTab: (/** @type {string} */ tab) => setUi({ tab }),
  onKeydown: moveFocus,
  onClose: close,
  onRetry() {
    detail.retry();
    syncDetail();
  },
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
  const tab = ui.tab || (selected.columns[0]?.lane.name ?? "");
  const play = motion.prepare(state);
  const refocus = keepFocus(root, state.board);
  render(pageView(state, { ...ui, tab }, selected, actions), root);
  refocus();
  play();
  focusPanel(ui.detail);
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
  if (state.epoch !== null && (state.epoch !== before.state.epoch || state.readAt !== before.state.readAt)) {
    void fetchHistory();
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
addEventListener("online", transport.nudge);
document.addEventListener("visibilitychange", () => document.hidden || transport.nudge());
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
transport.connect();
