// The order of cards in a column. It never changes while nothing does: ties are broken by the key.

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("../protocol.js").Role} Role */
/** @typedef {(a: Row, b: Row) => number} Comparator */

export const PRIORITIES = ["critical", "high", "medium", "normal", "low"];
const UNRANKED = PRIORITIES.indexOf("normal");

/**
 * @param {import("../query.js").Order} order
 * @param {Role} role of the column; what is finished is not urgent any more
 * @returns {Comparator}
 */
export function comparator(order, role) {
  switch (order) {
    case "newest":
      return byNewest;
    case "oldest":
      return byOldest;
    case "title":
      return byTitle;
    case "cost":
      return byCost;
    default:
      return role === "finished" ? byNewest : byUrgency;
  }
}

/** @type {Comparator} */
function byUrgency(a, b) {
  return rank(a) - rank(b) || byOldest(a, b);
}

/** @type {Comparator} */
function byNewest({ task: a }, { task: b }) {
  return compare(b.lane_since, a.lane_since) || compare(a.key, b.key);
}

/** @type {Comparator} */
function byOldest({ task: a }, { task: b }) {
  return compare(a.lane_since, b.lane_since) || compare(a.key, b.key);
}

/** @type {Comparator} */
function byTitle(a, b) {
  return compare(a.task.title.toLowerCase(), b.task.title.toLowerCase()) || byOldest(a, b);
}

/** @type {Comparator} */
function byCost(a, b) {
  return (b.task.cost_usd ?? 0) - (a.task.cost_usd ?? 0) || b.task.tokens - a.task.tokens || byOldest(a, b);
}

/** @param {Row} row */
function rank({ task: { priority } }) {
  return priority === null ? UNRANKED : PRIORITIES.indexOf(priority);
}

/**
 * @param {string} a
 * @param {string} b
 */
export function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
