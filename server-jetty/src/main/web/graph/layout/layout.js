// Where the tasks stand and how the lines run: layers from left to right, drawn part by part (after Sugiyama).

import { columnsOf, turned } from "./layers.js";
import { reorder } from "./order.js";
import { pack } from "./pack.js";
import { heights } from "./place.js";

/** @typedef {import("./layers.js").Link} Link */
/** @typedef {import("../links.js").Edge} Edge */
/** @typedef {{x: number, y: number}} Point */
/**
 * A place is the upper left corner of a node. A route runs from the right side of `from` through every second of its
 * points to a side of `to`; between the others it is straight.
 * @typedef {{
 *   places: Map<string, Point>, routes: (Edge & {points: Point[]})[], width: number, height: number
 * }} Layout
 */

export const NODE = { width: 224, height: 44 };
const BETWEEN_COLUMNS = 72;
const BETWEEN_NODES = 16;
const ROOM_OF_LINE = 16;
const BETWEEN_PARTS = 40;

/**
 * Pure: the same keys and edges in the same order give the same layout.
 * @param {string[]} keys
 * @param {Edge[]} edges between these keys
 * @returns {Layout}
 */
export function layout(keys, edges) {
  const drawn = edges.filter(({ from, to }) => from !== to);
  const parts = components(keys, drawn).map((part) => layoutPart(part.keys, part.edges));
  const packed = pack(parts, BETWEEN_PARTS);
  /** @type {Layout} */
  const result = { places: new Map(), routes: [], width: packed.width, height: packed.height };
  parts.forEach((part, i) => {
    const { x, y } = /** @type {Point} */ (packed.places[i]);
    const move = (/** @type {Point} */ point) => ({ x: point.x + x, y: point.y + y });
    part.places.forEach((place, key) => result.places.set(key, move(place)));
    part.routes.forEach((route) => result.routes.push({ ...route, points: route.points.map(move) }));
  });
  return result;
}

/**
 * What hangs together, the largest first.
 * @param {string[]} keys
 * @param {Edge[]} edges
 */
function components(keys, edges) {
  /** @type {Map<string, string>} */
  const parent = new Map(keys.map((key) => [key, key]));
  const rootOf = (/** @type {string} */ key) => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) {
      parent.set(root, parent.get(up) ?? up);
      root = up;
    }
    return root;
  };
  edges.forEach(({ from, to }) => parent.set(rootOf(from), rootOf(to)));
  /** @type {Map<string, {keys: string[], edges: Edge[]}>} */
  const parts = new Map();
  keys.forEach((key) => {
    const part = parts.get(rootOf(key)) ?? { keys: [], edges: [] };
    part.keys.push(key);
    parts.set(rootOf(key), part);
  });
  edges.forEach((edge) => parts.get(rootOf(edge.from))?.edges.push(edge));
  return [...parts.values()].sort((a, b) => b.keys.length - a.keys.length);
}

/**
 * @param {string[]} keys
 * @param {Edge[]} edges
 * @returns {Layout}
 */
function layoutPart(keys, edges) {
  const index = new Map(keys.map((key, i) => [key, i]));
  const given = edges.map(({ from, to }) => /** @type {Link} */ ([index.get(from) ?? 0, index.get(to) ?? 0]));
  const back = turned(keys.length, given);
  const links = given.map(([from, to], i) => /** @type {Link} */ (back[i] ? [to, from] : [from, to]));
  const column = columnsOf(keys.length, links);
  const room = keys.map(() => NODE.height + BETWEEN_NODES);
  const chains = links.map((link) => chain(link, column, room));
  const { before, after } = beside(column.length, chains);
  const rows = rowsOf(column, before, after);
  reorder(rows, before, after);
  const middle = heights(rows, before, after, room);
  const top = Math.min(...middle.map((y, node) => y - (node < keys.length ? NODE.height / 2 : 0)));
  const bottom = Math.max(...middle.map((y, node) => y + (node < keys.length ? NODE.height / 2 : 0)));
  const at = (/** @type {number} */ node) =>
    ({ x: (column[node] ?? 0) * (NODE.width + BETWEEN_COLUMNS), y: (middle[node] ?? 0) - top });
  return {
    places: new Map(keys.map((key, i) => [key, { x: at(i).x, y: at(i).y - NODE.height / 2 }])),
    routes: edges.map((edge, i) => ({ ...edge, points: pointsOf(chains[i] ?? [], at, back[i] ?? false) })),
    width: (rows.length - 1) * (NODE.width + BETWEEN_COLUMNS) + NODE.width,
    height: bottom - top,
  };
}

/**
 * A link over several columns as nodes, one in each column; those between its ends are added to `column` and `room`.
 * @param {Link} link
 * @param {number[]} column
 * @param {number[]} room
 */
function chain([from, to], column, room) {
  const nodes = [from];
  for (let i = (column[from] ?? 0) + 1; i < (column[to] ?? 0); i++) {
    nodes.push(column.push(i) - 1);
    room.push(ROOM_OF_LINE);
  }
  return [...nodes, to];
}

/**
 * @param {number} size
 * @param {number[][]} chains
 */
function beside(size, chains) {
  const before = Array.from({ length: size }, () => /** @type {number[]} */ ([]));
  const after = Array.from({ length: size }, () => /** @type {number[]} */ ([]));
  chains.forEach((nodes) => nodes.slice(1).forEach((to, i) => {
    const from = /** @type {number} */ (nodes[i]);
    before[to]?.push(from);
    after[from]?.push(to);
  }));
  return { before, after };
}

/**
 * The nodes by column; at first in the order in which a walk along the links meets them.
 * @param {number[]} column
 * @param {number[][]} before
 * @param {number[][]} after
 */
function rowsOf(column, before, after) {
  /** @type {number[][]} */
  const rows = Array.from({ length: Math.max(...column) + 1 }, () => []);
  const seen = new Uint8Array(column.length);
  const stack = column.map((_, i) => i).reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen[node] === 0) {
      seen[node] = 1;
      rows[column[node] ?? 0]?.push(node);
      stack.push(...(before[node] ?? []), ...(after[node] ?? []));
    }
  }
  return rows;
}

/**
 * @param {number[]} nodes
 * @param {(node: number) => Point} at
 * @param {boolean} back whether the link runs against the columns
 */
function pointsOf(nodes, at, back) {
  const points = nodes.flatMap((node) => [at(node), { ...at(node), x: at(node).x + NODE.width }]).slice(1, -1);
  return back ? points.reverse() : points;
}
