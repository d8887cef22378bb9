// What the views show, computed from the state.

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./protocol.js").Lane} Lane */
/** @typedef {import("./protocol.js").Task} Task */
/** `more` is the number of tasks on the board that are not held here. */
/** @typedef {{lane: Lane, tasks: Task[], count: number, more: number}} Column */

const PRIORITIES = ["critical", "high", "medium", "normal", "low"];
const UNRANKED = PRIORITIES.indexOf("normal");

/** Statuses that say no more than the lane does. */
const EXPECTED = {
  waiting: new Set(["new", "inbox", "pending"]),
  active: new Set(["assigned"]),
  finished: new Set(["done", "completed"]),
};

/** Flags that somebody should act on; the others are footnotes for the panel. */
const WARNINGS = new Map([
  ["unreadable", "unreadable"],
  ["duplicate_id", "duplicate id"],
  ["agent_mismatch", "agent mismatch"],
]);

const FLAG_MEANINGS = new Map([
  ["unreadable", "The file cannot be read now; this is its last good version."],
  ["duplicate_id", "Another file has the same id."],
  ["agent_mismatch", "The file names another agent than its directory does."],
  ["id_inferred", "The file has no id; its name is used."],
  ["time_assumed", "A time has no zone; UTC is assumed."],
  ["time_invalid", "A time cannot be read."],
]);

/**
 * The columns in their order. A lane that has tasks but was not announced comes last.
 * @param {Pick<State, "lanes" | "board">} state
 * @returns {Column[]}
 */
export function columns({ lanes, board }) {
  /** @type {Map<string, Task[]>} */
  const byLane = new Map(lanes.map((lane) => [lane.name, []]));
  for (const task of board.tasks.values()) {
    const tasks = byLane.get(task.lane);
    if (tasks) {
      tasks.push(task);
    } else {
      byLane.set(task.lane, [task]);
    }
  }
  return [...byLane].map(([name, tasks], i) => {
    const lane = lanes[i] ?? { name, order: i, role: "active" };
    const more = board.unheld.get(name) ?? 0;
    return { lane, tasks: tasks.sort(lane.role === "finished" ? byNewest : byUrgency), count: tasks.length + more, more };
  });
}

/**
 * @param {Task} a
 * @param {Task} b
 */
function byNewest(a, b) {
  return compare(b.lane_since, a.lane_since) || compare(a.key, b.key);
}

/**
 * @param {Task} a
 * @param {Task} b
 */
function byUrgency(a, b) {
  return rank(a) - rank(b) || compare(a.lane_since, b.lane_since) || compare(a.key, b.key);
}

/** @param {Task} task */
function rank({ priority }) {
  return priority === null ? UNRANKED : PRIORITIES.indexOf(priority);
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

/**
 * The unreadable files, newest first.
 * @param {State["board"]} board
 */
export function unreadable({ invalid }) {
  return [...invalid.values()].sort((a, b) => compare(b.since, a.since) || compare(a.key, b.key));
}

/**
 * The status when it tells more than the lane, else null.
 * @param {Task} task
 * @param {Lane["role"]} role
 */
export function tellingStatus({ status, lane }, role) {
  return status === null || status === lane || EXPECTED[role].has(status) ? null : status;
}

/** @param {Task} task */
export function warnings({ flags }) {
  return flags.flatMap((flag) => WARNINGS.get(flag) ?? []);
}

/** @param {string} flag */
export function flagMeaning(flag) {
  return FLAG_MEANINGS.get(flag) ?? "";
}

/**
 * What the connection is worth to the reader, in one word.
 * @param {{open: boolean, synced: boolean, ready: boolean, poll: "none" | "ok" | "failed"}} connection
 * @returns {"live" | "connecting" | "reconnecting" | "polling" | "offline"}
 */
export function connectionWord({ open, synced, ready, poll }) {
  if (open && synced) {
    return "live";
  }
  if (poll !== "none") {
    return poll === "ok" ? "polling" : "offline";
  }
  return ready ? "reconnecting" : "connecting";
}
