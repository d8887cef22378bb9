// Keeps the document of the open task current.

import { follow } from "./board.js";
import { tasksOf } from "./merge.js";
import { findTask } from "./route.js";

/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./protocol.js").Task} Task */
/**
 * @typedef {Task & {
 *   document: Record<string, unknown> | null, document_seq: number, invalid?: import("./protocol.js").Invalid
 * }} Answer
 * @typedef {{
 *   route: Route, key: string | null, status: "loading" | "ready" | "missing" | "failed",
 *   answer: Answer | null, error: string, since: number, fresh: ReadonlyMap<string, number>
 * }} Detail
 */
/** `since` is where the stream was when the task was opened; `fresh` names the document's fields that changed since, and when. */

/** @type {ReadonlyMap<string, number>} */
const NONE = new Map();

/**
 * `get` rejects with an error that has `status` 404 for what is not there.
 * @param {{get: (path: string) => Promise<any>, onChange: (detail: Detail | null) => void}} options
 */
export function createDetail({ get, onChange }) {
  /** @type {Detail | null} */
  let detail = null;
  /** What the last request was for; another wish asks again. */
  let asked = "";
  let busy = false;

  /** @param {Detail | null} next */
  function set(next) {
    detail = next;
    onChange(next);
  }

  /**
   * Tells what the address and the board are now; asks the server when that outdates what is shown.
   * @param {Route | null} route
   * @param {State} state
   */
  function sync(route, state) {
    if (route === null) {
      asked = "";
      if (detail !== null) {
        set(null);
      }
      return;
    }
    const key = keyOf(route, state);
    const wish = JSON.stringify([route, key, state.epoch, state.readAt, key && state.board.touched.get(key)]);
    if (wish === asked || busy || !state.ready) {
      return;
    }
    asked = wish;
    const kept = detail !== null && sameRoute(detail.route, route) ? detail
      : { answer: null, since: state.seq, fresh: NONE };
    const { answer, since, fresh } = kept;
    set({ route, key, status: answer === null ? "loading" : "ready", answer, error: "", since, fresh });
    void load(route, key);
  }

  /**
   * @param {Route} route
   * @param {string | null} key
   */
  async function load(route, key) {
    busy = true;
    const loaded = await fetchDetail(get, route, key);
    busy = false;
    if (detail !== null && sameRoute(detail.route, route)) {
      const { answer, since, fresh } = detail;
      if (loaded.status === "failed" && answer !== null) {
        // What was shown is better than nothing; the next change of the board asks again.
        onChange(detail);
      } else {
        set({ ...loaded, since, fresh: withChanges(fresh, answer, loaded.answer) });
      }
    } else {
      onChange(detail);
    }
  }

  /** Forgets the last answer, so that the next `sync` asks again. */
  function retry() {
    asked = "";
  }

  return { sync, retry };
}

/**
 * @param {(path: string) => Promise<any>} get
 * @param {Route} route
 * @param {string | null} key
 * @returns {Promise<Detail>}
 */
async function fetchDetail(get, route, key) {
  const detail = { route, key, answer: null, error: "", since: 0, fresh: NONE };
  try {
    const found = key ?? await lookUp(get, route);
    if (found === null) {
      return { ...detail, status: "missing" };
    }
    const answer = await get(`api/tasks/${encodeURIComponent(found)}`);
    return { ...detail, key: found, status: "ready", answer };
  } catch (error) {
    const { status, message } = /** @type {Error & {status?: number}} */ (error);
    return { ...detail, status: status === 404 ? "missing" : "failed", error: message };
  }
}

/**
 * @param {ReadonlyMap<string, number>} fresh
 * @param {Answer | null} before
 * @param {Answer | null} after
 * @returns {ReadonlyMap<string, number>}
 */
function withChanges(fresh, before, after) {
  if (!before?.document || !after?.document) {
    return fresh;
  }
  const old = new Map(Object.entries(before.document));
  const changed = Object.entries(after.document).filter(([name, value]) => JSON.stringify(old.get(name)) !== JSON.stringify(value));
  return new Map([...fresh, ...changed.map(([name]) => /** @type {const} */ ([name, after.document_seq]))]);
}

/**
 * The key of a task that is on the board but not held here.
 * @param {(path: string) => Promise<any>} get
 * @param {Route} route
 * @returns {Promise<string | null>}
 */
async function lookUp(get, route) {
  if ("key" in route) {
    return route.key;
  }
  const query = new URLSearchParams({ project: route.project, id: route.id });
  const [task] = tasksOf(await get(`api/tasks?${query}`));
  return task?.key ?? null;
}

/**
 * @param {Route} route
 * @param {State} state
 * @returns {string | null}
 */
function keyOf(route, { board }) {
  return "key" in route ? follow(board, route.key) ?? route.key : findTask(board.tasks, route)?.key ?? null;
}

/**
 * @param {Route} a
 * @param {Route} b
 */
function sameRoute(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
