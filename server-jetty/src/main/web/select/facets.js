// What there is to filter by.

import { matcher, valuesOf } from "./match.js";
import { compare, PRIORITIES } from "./order.js";
import { sameTexts } from "./rows.js";

/** @typedef {import("../protocol.js").Task} Task */
/** @typedef {import("../query.js").Facet} Facet */
/** @typedef {{value: string, count: number, chosen: boolean}} Option */

const LIMIT = 200;

/** In the order in which they are offered. @type {Facet[]} */
export const ALL = ["project", "agent", "priority", "status", "tag", "initiative", "flag"];

/**
 * The values of a facet among the tasks that the rest of the query lets through, and those that are chosen already.
 * @param {Iterable<Task>} tasks
 * @param {import("../query.js").Query} query
 * @param {ReadonlySet<string>} found see {@link matcher}
 * @param {Facet} facet
 * @returns {Option[]} at most 200
 */
export function optionsOf(tasks, query, found, facet) {
  const chosen = new Set(query.facets[facet]);
  const counts = new Map([...chosen].map((value) => [value, 0]));
  const matches = matcher(query, found, facet);
  for (const task of tasks) {
    if (matches(task)) {
      valuesOf(task, facet).forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
    }
  }
  const options = [...counts].map(([value, count]) => ({ value, count, chosen: chosen.has(value) }));
  return options.sort(facet === "priority" ? byRank : byName).slice(0, LIMIT);
}

/**
 * The facets by which the tasks differ at all.
 * @param {Iterable<Task>} tasks
 * @returns {Facet[]}
 */
export function usefulFacets(tasks) {
  const all = [...tasks];
  const [first] = all;
  return first === undefined ? [] : ALL.filter((facet) => all.some((task) => differ(task, first, facet)));
}

/**
 * @param {Task} a
 * @param {Task} b
 * @param {Facet} facet
 */
function differ(a, b, facet) {
  switch (facet) {
    case "tag":
      return !sameTexts(a.tags, b.tags);
    case "flag":
      return !sameTexts(a.flags, b.flags);
    default:
      return (a[facet] ?? "") !== (b[facet] ?? "");
  }
}

/**
 * @param {Option} a
 * @param {Option} b
 */
function byRank(a, b) {
  const rank = (/** @type {Option} */ { value }) => (value === "" ? PRIORITIES.length : PRIORITIES.indexOf(value));
  return rank(a) - rank(b);
}

/**
 * @param {Option} a
 * @param {Option} b
 */
function byName(a, b) {
  return Number(a.value === "") - Number(b.value === "") || compare(a.value.toLowerCase(), b.value.toLowerCase());
}
