// Tasks that wait for themselves: Tarjan's strongly connected components, without recursion.

import { neighbours } from "./links.js";

/** @typedef {import("./links.js").Edge} Edge */

/**
 * One cycle for each group of tasks that wait for one another, shortest first; each task of a cycle is followed by one
 * that waits for it, the last by the first.
 * @param {Edge[]} edges
 * @returns {string[][]}
 */
export function findCycles(edges) {
  const { after } = neighbours(edges);
  return components(after)
    .filter((keys) => keys.length > 1 || keys.some((key) => after.get(key)?.includes(key)))
    .map((keys) => walk(keys, after))
    .sort((a, b) => a.length - b.length);
}

/**
 * The edges between tasks that wait for one another.
 * @param {Edge[]} edges
 * @returns {Edge[]}
 */
export function cyclicEdges(edges) {
  /** @type {Map<string, number>} */
  const group = new Map();
  components(neighbours(edges).after).forEach((keys, i) => keys.forEach((key) => group.set(key, i)));
  return edges.filter(({ from, to }) => group.get(from) === group.get(to));
}

/**
 * @param {Map<string, string[]>} after
 * @returns {string[][]}
 */
function components(after) {
  /** @type {Map<string, number>} */
  const index = new Map();
  /** @type {Map<string, number>} */
  const low = new Map();
  /** @type {string[]} */
  const open = [];
  const isOpen = new Set();
  /** @type {string[][]} */
  const found = [];
  const at = (/** @type {Map<string, number>} */ map, /** @type {string} */ key) => map.get(key) ?? 0;
  const lower = (/** @type {string} */ key, /** @type {number} */ to) => low.set(key, Math.min(at(low, key), to));

  for (const start of after.keys()) {
    /** @type {{key: string, next: number}[]} */
    const path = index.has(start) ? [] : [{ key: start, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { key } = top;
      if (top.next === 0) {
        low.set(key, index.size);
        index.set(key, index.size);
        open.push(key);
        isOpen.add(key);
      }
      const child = after.get(key)?.[top.next];
      top.next++;
      if (child === undefined) {
        path.pop();
        path.slice(-1).forEach((parent) => lower(parent.key, at(low, key)));
        if (at(low, key) === at(index, key)) {
          const component = open.splice(open.lastIndexOf(key));
          component.forEach((member) => isOpen.delete(member));
          found.push(component);
        }
      } else if (!index.has(child)) {
        path.push({ key: child, next: 0 });
      } else if (isOpen.has(child)) {
        lower(key, at(index, child));
      }
    }
  }
  return found;
}

/**
 * The shortest way from the first task of a component back to it.
 * @param {string[]} keys
 * @param {Map<string, string[]>} after
 * @returns {string[]}
 */
function walk(keys, after) {
  const inside = new Set(keys);
  const start = /** @type {string} */ (keys[0]);
  /** @type {Map<string, string | null>} */
  const cameFrom = new Map([[start, null]]);
  const queue = [start];
  for (const key of queue) {
    for (const next of after.get(key) ?? []) {
      if (next === start) {
        return trace(cameFrom, key);
      }
      if (inside.has(next) && !cameFrom.has(next)) {
        cameFrom.set(next, key);
        queue.push(next);
      }
    }
  }
  return keys;
}

/**
 * @param {Map<string, string | null>} cameFrom
 * @param {string} end
 */
function trace(cameFrom, end) {
  const way = [end];
  for (let key = cameFrom.get(end); typeof key === "string"; key = cameFrom.get(key)) {
    way.unshift(key);
  }
  return way;
}
