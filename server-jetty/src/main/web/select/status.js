// Statuses as columns.

/** @typedef {import("../protocol.js").Role} Role */

/** Always shown, in this order; every other status follows. */
export const STATUSES = ["new", "assigned", "in_progress", "blocked", "error", "done"];

/** @type {Map<string, string>} */
const SAME = new Map([["inbox", "new"], ["pending", "new"], ["completed", "done"]]);
/** @type {Record<Role, string>} */
const OF_LANE = { waiting: "new", active: "assigned", finished: "done" };

/**
 * The column of a status; a task without one stands where its lane says.
 * @param {string | null} status
 * @param {Role} role of the task's lane
 */
export function statusColumn(status, role) {
  return status === null || status.trim() === "" ? OF_LANE[role] : SAME.get(status) ?? status;
}

/**
 * @param {string} status
 * @returns {Role} what that status comes closest to
 */
export function roleOfStatus(status) {
  return status === "new" ? "waiting" : status === "done" ? "finished" : "active";
}
