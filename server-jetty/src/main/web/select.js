// What the views show, computed from the state.

import { compare } from "./select/order.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./protocol.js").Lane} Lane */
/** @typedef {import("./protocol.js").Task} Task */
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
  ["stalled", "stalled"],
]);

const FLAG_MEANINGS = new Map([
  ["unreadable", "The file cannot be read now; this is its last good version."],
  ["duplicate_id", "Another file has the same id."],
  ["agent_mismatch", "The file names another agent than its directory does."],
  ["id_inferred", "The file has no id; its name is used."],
  ["stalled", "It is being worked on, but its file has not changed for long."],
  ["field_ignored", "A field has an unexpected form and is left out above; the document has it."],
  ["time_assumed", "A time has no zone; UTC is assumed."],
  ["time_invalid", "A time cannot be read."],
]);

/**
 * How many tasks each lane has, held here or not. A lane that has tasks but was not announced comes last.
 * @param {Pick<State, "lanes" | "board">} state
 * @returns {{lane: Lane, count: number}[]}
 */
export function laneCounts({ lanes, board }) {
  const counts = new Map(lanes.map(({ name }) => [name, board.unheld.get(name) ?? 0]));
  board.tasks.forEach(({ lane }) => counts.set(lane, (counts.get(lane) ?? 0) + 1));
  return [...counts].map(([name, count], i) => ({ lane: lanes[i] ?? { name, order: i, role: "active" }, count }));
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
