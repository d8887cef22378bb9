// What one board event does to the tasks and unreadable files held (docs/protocol.md, "Applying events").

/** @typedef {import("./protocol.js").BoardEvent} BoardEvent */
/** @typedef {import("./protocol.js").Task} Task */
/** @typedef {import("./protocol.js").Invalid} Invalid */
/** @typedef {import("./protocol.js").TaskCost} TaskCost */

/**
 * `unheld` counts, per lane, the tasks on the board that were not sent (finished ones beyond the limit).
 * `gone` leads from a key that left the board to the key that took its place, or null.
 * `touched` holds the number of the last event of a key since the snapshot.
 * @typedef {{
 *   tasks: Map<string, Task>, invalid: Map<string, Invalid>, unheld: Map<string, number>,
 *   gone: Map<string, string | null>, touched: Map<string, number>
 * }} Board
 */

const GONE_LIMIT = 5000;

/** @returns {Board} */
export function emptyBoard() {
  return { tasks: new Map(), invalid: new Map(), unheld: new Map(), gone: new Map(), touched: new Map() };
}

/**
 * @param {Board} board
 * @returns {Board}
 */
export function copy({ tasks, invalid, unheld, gone, touched }) {
  return {
    tasks: new Map(tasks), invalid: new Map(invalid), unheld: new Map(unheld), gone: new Map(gone),
    touched: new Map(touched),
  };
}

/**
 * A board that holds exactly these tasks.
 * @param {Task[]} tasks
 * @param {Invalid[]} invalid
 * @param {Record<string, number>} counts exact number of tasks per lane
 * @returns {Board}
 */
export function boardOf(tasks, invalid, counts) {
  const board = emptyBoard();
  tasks.forEach((task) => board.tasks.set(task.key, task));
  invalid.forEach((entry) => board.invalid.set(entry.key, entry));
  Object.entries(counts).forEach(([lane, count]) => board.unheld.set(lane, count));
  board.tasks.forEach((task) => addUnheld(board, task.lane, -1));
  return board;
}

/**
 * Applies events that belong together to a board that the caller owns: everything that leaves goes first, so that two
 * tasks may change places in one conflated frame.
 * @param {Board} board changed in place
 * @param {BoardEvent[]} events
 */
export function apply(board, events) {
  const held = new Set(events.filter((event) => board.tasks.has(priorKey(event))));
  events.forEach((event) => drop(board, event));
  events.forEach((event) => store(board, event, held.has(event)));
}

/**
 * @param {Board} board changed in place
 * @param {TaskCost[]} costs
 */
export function applyCosts(board, costs) {
  for (const { key, cost_usd, tokens, unpriced } of costs) {
    const task = board.tasks.get(key);
    if (task) {
      board.tasks.set(key, { ...task, cost_usd, tokens, unpriced });
    }
  }
}

/**
 * Adds finished tasks that were asked for page by page; what is held, or has left meanwhile, is newer than the page.
 * @param {Board} board changed in place
 * @param {Task[]} tasks
 */
export function addPage(board, tasks) {
  for (const task of tasks) {
    if (!board.tasks.has(task.key) && !board.gone.has(task.key)) {
      board.tasks.set(task.key, task);
      addUnheld(board, task.lane, -1);
    }
  }
}

/**
 * How many tasks are on the board but not held here.
 * @param {Board} board
 */
export function unheldOf({ unheld }) {
  return [...unheld.values()].reduce((all, count) => all + count, 0);
}

/**
 * The key under which a task is found now, whatever it was called before; null when it is gone for good.
 * @param {Board} board
 * @param {string} key
 * @returns {string | null}
 */
export function follow({ gone }, key) {
  /** @type {string | null} */
  let current = key;
  for (let steps = 0; current !== null && gone.has(current) && steps <= gone.size; steps++) {
    current = gone.get(current) ?? null;
  }
  return current;
}

/** @param {BoardEvent} event */
function priorKey(event) {
  return ("old_key" in event && event.old_key) || event.key;
}

/**
 * @param {Board} board
 * @param {BoardEvent} event
 */
function drop(board, event) {
  const key = priorKey(event);
  if (event.type === "task.deleted") {
    remove(board, key, event.moved_to ?? null);
  } else if (key !== event.key) {
    remove(board, key, event.key);
  }
}

/**
 * @param {Board} board
 * @param {string} key
 * @param {string | null} successor
 */
function remove(board, key, successor) {
  board.tasks.delete(key);
  board.invalid.delete(key);
  board.touched.delete(key);
  board.gone.delete(key);
  board.gone.set(key, successor);
  if (board.gone.size > GONE_LIMIT) {
    const [oldest] = board.gone.keys();
    board.gone.delete(/** @type {string} */ (oldest));
  }
}

/**
 * @param {Board} board
 * @param {BoardEvent} event
 * @param {boolean} held whether the task was held before
 */
function store(board, event, held) {
  const lane = held ? undefined : laneBefore(board, event);
  if (lane !== undefined) {
    addUnheld(board, lane, -1);
  }
  if (event.type === "task.deleted") {
    return;
  }
  storeTask(board, event);
  storeInvalid(board, event);
  board.gone.delete(event.key);
  board.touched.set(event.key, event.seq);
}

/**
 * @param {Board} board
 * @param {Exclude<BoardEvent, {type: "task.deleted"}>} event
 */
function storeTask({ tasks }, { key, task }) {
  if (task) {
    tasks.set(key, task);
  } else {
    tasks.delete(key);
  }
}

/**
 * @param {Board} board
 * @param {Exclude<BoardEvent, {type: "task.deleted"}>} event
 */
function storeInvalid({ invalid }, event) {
  if (event.type === "task.invalid") {
    invalid.set(event.key, event.invalid);
  } else if (!event.task.flags.includes("unreadable")) {
    invalid.delete(event.key);
  }
}

/**
 * The lane in which a task that was not held stood before, undefined when it was not on the board.
 * @param {Board} board
 * @param {BoardEvent} event
 * @returns {string | undefined}
 */
function laneBefore({ unheld }, event) {
  switch (event.type) {
    case "task.created":
    case "task.recovered":
      return undefined;
    case "task.assigned":
    case "task.completed":
    case "task.moved":
      return event.old_lane;
    case "task.invalid": {
      const first = event.old_path?.split("/")[0];
      return first !== undefined && unheld.has(first) ? first : event.task?.lane;
    }
    default:
      return event.task?.lane;
  }
}

/**
 * @param {Board} board
 * @param {string} lane
 * @param {number} by
 */
function addUnheld({ unheld }, lane, by) {
  unheld.set(lane, Math.max(0, (unheld.get(lane) ?? 0) + by));
}
