// The newest model calls of the open task.

/** @typedef {import("./protocol.js").Invocation} Invocation */
/** @typedef {import("./protocol.js").Task} Task */
/** `more` tells that there are older ones. @typedef {{key: string, list: Invocation[], more: boolean, error: string | null}} Calls */

/** Some that are asked for may be those of a task with the same id elsewhere. */
const ASKED = 100;
const SHOWN = 20;
const PAUSE = 1_000;

/**
 * @param {{
 *   get: (path: string) => Promise<any>, setTimeout: (run: () => void, millis: number) => unknown,
 *   clearTimeout: (handle: any) => void, onCalls: (calls: Calls | null) => void
 * }} options `onCalls` gets null while there is nothing to tell
 */
export function createCalls({ get, setTimeout, clearTimeout, onCalls }) {
  /** @type {unknown} */
  let timer = null;
  let key = "";
  let known = "";

  /**
   * Asks for the calls of a task when it is another one, or has cost something since.
   * @param {Task | null} task
   */
  function sync(task) {
    const wish = task === null ? "" : JSON.stringify([task.key, task.id, task.tokens, task.unpriced, task.cost_usd]);
    if (wish === known) {
      return;
    }
    known = wish;
    clearTimeout(timer);
    const other = task?.key !== key;
    key = task?.key ?? "";
    if (other) {
      onCalls(null);
    }
    if (task !== null && (task.tokens > 0 || task.unpriced > 0 || (task.cost_usd ?? 0) > 0)) {
      timer = setTimeout(() => void load(task), other ? 0 : PAUSE);
    }
  }

  /** @param {Task} task */
  async function load(task) {
    const query = new URLSearchParams({ task: task.id, limit: String(ASKED) });
    const calls = await get(`api/invocations?${query}`).then(
      ({ invocations, next }) => ({ key: task.key, ...shown(ofTask(invocations, task), Boolean(next)), error: null }),
      (error) => (isMissing(error) ? null : { key: task.key, list: [], more: false, error: String(error.message) }));
    if (task.key === key) {
      onCalls(calls);
    }
  }

  return { sync };
}

/**
 * @param {Invocation[]} calls
 * @param {boolean} older
 */
function shown(calls, older) {
  return { list: calls.slice(0, SHOWN), more: older || calls.length > SHOWN };
}

/**
 * Calls of a task with the same id in another project are not this one's.
 * @param {Invocation[]} calls
 * @param {Task} task
 */
function ofTask(calls, { project }) {
  return calls.filter((call) => call.project === null || call.project === project);
}

/**
 * Whether the server keeps no calls.
 * @param {{status?: number}} error
 */
function isMissing({ status = 0 }) {
  return [404, 405, 503].includes(status);
}
