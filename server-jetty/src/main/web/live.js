// Keeps the state current: the live stream, and HTTP where there is none.

import { conditionalGet, get } from "./api.js";
import { createReader, lineOver } from "./events.js";
import { mergeHistory, mergePolledStats, mergePolledTasks } from "./merge.js";
import { createPoll } from "./poll.js";
import { parse } from "./protocol.js";
import { reduceFrame } from "./reduce.js";
import { createSocket } from "./socket.js";
import { positionOf } from "./state.js";
import { createTransport } from "./transport.js";

/** @typedef {import("./ui.js").Ui} Ui */

const HISTORY = 500;
const UNAUTHORIZED = 401;

/**
 * @param {{
 *   store: import("./store.js").Store<{state: import("./state.js").State, ui: Ui}>, setUi: (change: Partial<Ui>) => void,
 *   timers: {setTimeout: (run: () => void, millis: number) => number, clearTimeout: (handle: number) => void},
 *   now: () => number, onServerTime: (time: number) => void, done: number
 * }} options `now` is in the server's time, of which `onServerTime` hears
 */
export function createLive({ store, setUi, timers, now, onServerTime, done }) {
  const poll = createPoll({
    ...timers, get: conditionalGet(),
    onAnswer(tasks, stats) {
      setState((state) => {
        const polled = tasks === null ? state : mergePolledTasks(state, tasks);
        return stats === null ? polled : mergePolledStats(polled, stats);
      });
      setUi({ poll: "ok", heardAt: now(), problem: null, signedOut: false });
    },
    onFailure(error) {
      const status = "status" in error ? error.status : null;
      setUi({ poll: "failed", signedOut: status === UNAUTHORIZED, problem: status === null ? null : error.message });
    },
  });
  const position = () => positionOf(store.get().state);
  const common = { ...timers, done, random: Math.random, now: () => performance.now(), position };
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

  /** @param {(state: import("./state.js").State) => import("./state.js").State} change */
  function setState(change) {
    store.update(({ state, ui }) => ({ state: change(state), ui }));
  }

  /** @param {import("./protocol.js").Message[]} frame */
  function receive(frame) {
    poll.stop();
    const [first] = frame;
    if (first?.type === "connection_ack") {
      greet(first);
    }
    setState((state) => reduceFrame(state, frame));
    setUi({ heardAt: now(), poll: "none", problem: null, signedOut: false });
    if (store.get().state.gap) {
      transport.restart();
    }
  }

  /** @param {import("./protocol.js").ConnectionAck} ack */
  function greet({ timestamp, version }) {
    const known = store.get().state.version;
    onServerTime(Date.parse(timestamp));
    setUi({ outdated: store.get().ui.outdated || (known !== null && known !== version) });
  }

  async function fetchHistory() {
    const answer = await get(`api/events?limit=${HISTORY}`).catch(() => null);
    if (answer !== null) {
      setState((state) => mergeHistory(state, answer));
    }
  }

  store.subscribe(({ state }, { state: before }) => {
    if (state.epoch !== null && (state.epoch !== before.epoch || state.readAt !== before.readAt)) {
      void fetchHistory();
    }
  });
  addEventListener("online", transport.nudge);
  document.addEventListener("visibilitychange", () => document.hidden || transport.nudge());

  return { connect: transport.connect };
}
