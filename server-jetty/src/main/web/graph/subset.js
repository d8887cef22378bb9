// The part of the graph that is drawn.

import { neighbours } from "./links.js";

/** @typedef {import("./links.js").Graph} Graph */
/**
 * `centre` is a key: only what it waits for and what waits for it, at any distance.
 * @typedef {{hideDone: boolean, all: boolean, centre: string | null}} Choice
 * @typedef {{keys: string[], edges: import("./links.js").Edge[], cut: number}} Subset
 */

/** More than this is no drawing but a carpet; the rest is counted in `cut`. */
export const LIMIT = 1000;

/**
 * @param {Graph} graph
 * @param {Choice} choice
 * @param {(task: import("../protocol.js").Task) => boolean} isDone
 * @returns {Subset}
 */
export function subset(graph, { hideDone, all, centre }, isDone) {
  const centred = centre !== null && graph.nodes.has(centre) ? around(graph, centre) : null;
  const linked = new Set(graph.edges.flatMap(({ from, to }) => [from, to]));
  const wanted = [...graph.nodes.values()].filter((task) => task.key === centre
    || (!(hideDone && isDone(task)) && (centred?.has(task.key) ?? (all || linked.has(task.key)))));
  const keys = byLinked(wanted.map(({ key }) => key), linked).slice(0, LIMIT);
  const shown = new Set(keys);
  const edges = graph.edges.filter(({ from, to }) => shown.has(from) && shown.has(to));
  return { keys, edges, cut: wanted.length - keys.length };
}

/**
 * Tasks with links first, so that a limit cuts the others.
 * @param {string[]} keys
 * @param {Set<string>} linked
 */
function byLinked(keys, linked) {
  return [...keys.filter((key) => linked.has(key)), ...keys.filter((key) => !linked.has(key))];
}

/**
 * @param {Graph} graph
 * @param {string} key
 * @returns {Set<string>}
 */
function around({ edges }, key) {
  const { before, after } = neighbours(edges);
  return new Set([...reach(before, key), ...reach(after, key)]);
}

/**
 * @param {Map<string, string[]>} lists
 * @param {string} start
 */
function reach(lists, start) {
  const found = new Set([start]);
  for (const key of found) {
    lists.get(key)?.forEach((next) => found.add(next));
  }
  return found;
}

/**
 * Two subsets of the same shape have the same layout.
 * @param {Subset} subset
 */
export function shapeOf({ keys, edges }) {
  return `${keys.join(" ")}|${edges.map(({ from, to }) => `${from}>${to}`).join(" ")}`;
}
