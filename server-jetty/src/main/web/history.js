// What happened to one task, as far as this page has seen it.

/** @typedef {import("./feed.js").FeedEvent} FeedEvent */
/** @typedef {import("./protocol.js").BoardEvent} BoardEvent */

/**
 * @param {readonly FeedEvent[]} events oldest first
 * @param {string} key of the task now
 * @returns {BoardEvent[]} newest first
 */
export function historyOf(events, key) {
  /** @type {BoardEvent[]} */
  const history = [];
  let current = key;
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i];
    if (event && event.type !== "budget.threshold" && event.key === current) {
      history.push(event);
      current = ("old_key" in event && event.old_key) || current;
    }
  }
  return history;
}

/**
 * The fields of a task that have changed since a number of the stream, with the number of the last change.
 * @param {BoardEvent[]} history newest first
 * @param {number} since
 * @returns {Map<string, number>}
 */
export function changedSince(history, since) {
  /** @type {Map<string, number>} */
  const changed = new Map();
  for (const event of history.filter(({ seq }) => seq > since).reverse()) {
    const fields = "changes" in event ? event.changes.map(({ field }) => field) : [];
    fields.forEach((field) => changed.set(field, event.seq));
    if ("old_lane" in event) {
      changed.set("lane", event.seq);
    }
  }
  return changed;
}
