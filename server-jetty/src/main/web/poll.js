// The fallback while there is no socket: the board and the totals over HTTP.

/** @typedef {import("./merge.js").TasksAnswer} TasksAnswer */
/** @typedef {import("./merge.js").StatsAnswer} StatsAnswer */
/**
 * `get` answers null for "not modified". `onAnswer` gets null for tasks that have not changed.
 * @typedef {{
 *   get: (path: string) => Promise<any>,
 *   setTimeout: (run: () => void, millis: number) => unknown, clearTimeout: (handle: any) => void,
 *   onAnswer: (tasks: TasksAnswer | null, stats: StatsAnswer | null) => void, onFailure: (error: Error) => void
 * }} Options
 */

const FIRST = 3_000;
const EVERY = 30_000;

/**
 * Polls from 3 s after `start` until `stop`. Short interruptions therefore cost no request.
 * @param {Options} options
 */
export function createPoll({ get, setTimeout, clearTimeout, onAnswer, onFailure }) {
  /** @type {unknown} */
  let timer = null;
  let run = 0;

  /** @param {number} current */
  async function poll(current) {
    try {
      const [tasks, stats] = await Promise.all([get("api/tasks"), get("api/stats")]);
      if (current === run) {
        onAnswer(tasks, stats);
      }
    } catch (error) {
      if (current === run) {
        onFailure(/** @type {Error} */ (error));
      }
    }
    if (current === run) {
      timer = setTimeout(() => void poll(current), EVERY);
    }
  }

  function start() {
    if (timer === null) {
      const current = ++run;
      timer = setTimeout(() => void poll(current), FIRST);
    }
  }

  function stop() {
    run++;
    clearTimeout(timer);
    timer = null;
  }

  return { start, stop };
}
