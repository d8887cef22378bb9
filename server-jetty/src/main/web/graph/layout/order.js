// The order within the columns, with few crossings: repeated sweeps by the mean place of the neighbours.

const SWEEPS = 16;
/** Nodes visited in all sweeps together, so that a tangle is drawn as fast as an ordinary graph. */
const EFFORT = 100_000;

/**
 * Links lead from one column to the next only. The rows are reordered in place.
 * @param {number[][]} rows nodes by column
 * @param {number[][]} before for each node its neighbours in the column before
 * @param {number[][]} after for each node its neighbours in the column after
 */
export function reorder(rows, before, after) {
  const place = new Array(before.length).fill(0);
  const number = (/** @type {number[]} */ row) => row.forEach((node, i) => (place[node] = i));
  rows.forEach(number);
  const sweeps = Math.min(SWEEPS, Math.max(2, Math.floor(EFFORT / before.length)));
  let fewest = crossings(rows, after, place);
  let best = rows.map((row) => [...row]);
  for (let sweep = 0, idle = 0; sweep < sweeps && fewest > 0 && idle < 4; sweep++) {
    const forth = sweep % 2 === 0;
    for (const row of forth ? rows : [...rows].reverse()) {
      sortByMean(row, forth ? before : after, place);
      number(row);
    }
    const now = crossings(rows, after, place);
    idle = now < fewest ? 0 : idle + 1;
    if (now < fewest) {
      fewest = now;
      best = rows.map((row) => [...row]);
    }
  }
  best.forEach((row, i) => (rows[i] = row));
}

/**
 * A node without neighbours on that side keeps its place.
 * @param {number[]} row
 * @param {number[][]} beside
 * @param {number[]} place
 */
function sortByMean(row, beside, place) {
  const mean = new Map(row.map((node) => {
    const others = beside[node] ?? [];
    const sum = others.reduce((total, other) => total + (place[other] ?? 0), 0);
    return [node, others.length === 0 ? place[node] ?? 0 : sum / others.length];
  }));
  row.sort((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0));
}

/**
 * @param {number[][]} rows
 * @param {number[][]} after
 * @param {number[]} place
 */
export function crossings(rows, after, place) {
  let sum = 0;
  for (let i = 0; i + 1 < rows.length; i++) {
    const ends = (rows[i] ?? []).flatMap((node) => (after[node] ?? []).map((to) => place[to] ?? 0).sort((a, b) => a - b));
    sum += inversions(ends, rows[i + 1]?.length ?? 0);
  }
  return sum;
}

/**
 * The number of pairs in the wrong order, counted with a Fenwick tree.
 * @param {number[]} values each from 0 to below `size`
 * @param {number} size
 */
function inversions(values, size) {
  const tree = new Int32Array(size + 1);
  let sum = 0;
  values.forEach((value, seen) => {
    let below = 0;
    for (let i = value + 1; i > 0; i -= i & -i) {
      below += tree[i] ?? 0;
    }
    sum += seen - below;
    for (let i = value + 1; i <= size; i += i & -i) {
      tree[i] = (tree[i] ?? 0) + 1;
    }
  });
  return sum;
}
