// Timers whose time only passes when a test says so.

export function createClock() {
  let time = 0;
  let nextId = 1;
  const timers = new Map();
  return {
    now: () => time,
    setTimeout(run, millis) {
      timers.set(nextId, { run, at: time + millis });
      return nextId++;
    },
    clearTimeout: (id) => timers.delete(id),
    /** Milliseconds until the next timer. */
    next: () => Math.min(...[...timers.values()].map(({ at }) => at)) - time,
    pass(millis) {
      const until = time + millis;
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
        if (due === undefined) {
          time = until;
          return;
        }
        const [id, { run, at }] = due;
        timers.delete(id);
        time = at;
        run();
      }
    },
  };
}
