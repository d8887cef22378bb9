// The kinds of events, as the reader tells them apart.

/** @typedef {"created" | "assigned" | "completed" | "changed" | "moved" | "unreadable" | "deleted" | "budget"} Kind */

/** @type {Kind[]} */
export const KINDS = ["created", "assigned", "completed", "changed", "moved", "unreadable", "deleted", "budget"];

/** @type {Map<string, Kind>} */
const OF_TYPE = new Map([
  ["task.created", "created"],
  ["task.assigned", "assigned"],
  ["task.completed", "completed"],
  ["task.updated", "changed"],
  ["task.moved", "moved"],
  ["task.invalid", "unreadable"],
  ["task.recovered", "unreadable"],
  ["task.deleted", "deleted"],
  ["budget.threshold", "budget"],
]);

/**
 * @param {string} type of an event
 * @returns {Kind}
 */
export function kindOf(type) {
  return OF_TYPE.get(type) ?? "changed";
}
