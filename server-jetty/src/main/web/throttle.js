// Work that is asked for often and done now and then.

/**
 * Runs at once when the last run is long enough ago, else as soon as it is; never twice at a time.
 * @param {{
 *   run: () => Promise<void>, wait: number, now: () => number,
 *   setTimeout: (run: () => void, millis: number) => number, clearTimeout: (handle: number) => void
 * }} options
 */
export function createThrottle({ run, wait, now, setTimeout, clearTimeout }) {
  let last = -Infinity;
  let timer = 0;
  let busy = false;
  let wanted = false;

  function start() {
    timer = 0;
    wanted = false;
    busy = true;
    last = now();
    void run().finally(() => {
      busy = false;
      if (wanted) {
        ask();
      }
    });
  }

  function ask() {
    wanted = true;
    if (!busy && timer === 0) {
      const left = last + wait - now();
      if (left > 0) {
        timer = setTimeout(start, left);
      } else {
        start();
      }
    }
  }

  /** Somebody is waiting for it: as soon as no other run is under way. */
  function askNow() {
    last = -Infinity;
    clearTimeout(timer);
    timer = 0;
    ask();
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    wanted = false;
  }

  return { ask, askNow, stop };
}
