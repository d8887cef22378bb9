// What the desktop may tell: events after which somebody may have to act.

/** @typedef {import("./feed.js").FeedEvent} FeedEvent */
/** @typedef {"blocked" | "error" | "completed" | "unreadable" | "stalled" | "budget"} Alert */

/** @type {Alert[]} */
export const ALERTS = ["blocked", "error", "completed", "unreadable", "stalled", "budget"];

/**
 * Why an event is worth an alert; mostly not at all.
 * @param {FeedEvent} event
 * @returns {Alert[]}
 */
export function alertsOf(event) {
  switch (event.type) {
    case "budget.threshold":
      return ["budget"];
    case "task.invalid":
      return ["unreadable"];
    case "task.deleted":
    case "task.recovered":
      return [];
    default:
      return [...(event.type === "task.completed" ? [/** @type {const} */ ("completed")] : []), ...newTroubles(event)];
  }
}

/**
 * @param {Extract<FeedEvent, {type: "task.created" | "task.updated" | "task.assigned" | "task.completed" | "task.moved"}>} event
 * @returns {Alert[]}
 */
function newTroubles(event) {
  const { status, flags } = event.task;
  const changed = (/** @type {string} */ name) => event.type === "task.created"
    ? { old: null } : event.changes?.find(({ field }) => field === name);
  /** @type {Alert[]} */
  const troubles = [];
  if ((status === "blocked" || status === "error") && changed("status")) {
    troubles.push(status);
  }
  const before = changed("flags");
  if (flags.includes("stalled") && before && !(Array.isArray(before.old) && before.old.includes("stalled"))) {
    troubles.push("stalled");
  }
  return troubles;
}
