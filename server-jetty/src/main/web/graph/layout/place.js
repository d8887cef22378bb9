// Heights: every node as near to the middle of its neighbours as order and distance allow.

const ROUNDS = 10;
/** Nodes visited in all rounds together. */
const EFFORT = 200_000;

/**
 * @param {number[][]} rows nodes by column, in order
 * @param {number[][]} before
 * @param {number[][]} after
 * @param {number[]} room how much height each node needs, its distance to the next included
 * @returns {number[]} the middle of every node
 */
export function heights(rows, before, after, room) {
  const middle = new Array(room.length).fill(0);
  rows.forEach((row) => row.reduce((y, node) => {
    middle[node] = y + (room[node] ?? 0) / 2;
    return y + (room[node] ?? 0);
  }, 0));
  const rounds = Math.min(ROUNDS, Math.max(4, Math.floor(EFFORT / room.length)));
  for (let round = 0; round < rounds; round++) {
    const last = round >= rounds - 2;
    const forth = round % 2 === 0;
    for (const row of forth ? rows : [...rows].reverse()) {
      settle(row, room, middle, (node) => last ? [...(before[node] ?? []), ...(after[node] ?? [])]
        : (forth ? before : after)[node] ?? []);
    }
  }
  return middle;
}

/**
 * The least squares fit under "not nearer than": isotonic regression, neighbours that push each other move as one block.
 * @param {number[]} row
 * @param {number[]} room
 * @param {number[]} middle changed in place
 * @param {(node: number) => number[]} beside
 */
function settle(row, room, middle, beside) {
  /** @type {{sum: number, weight: number, nodes: number[]}[]} */
  const blocks = [];
  /** @type {Map<number, number>} */
  const offset = new Map();
  let used = 0;
  for (const node of row) {
    const half = (room[node] ?? 0) / 2;
    offset.set(node, used + half);
    used += 2 * half;
    const others = beside(node);
    const weight = others.length > 0 ? 1 : 0.1;
    const wish = others.length > 0 ? mean(others, middle) : middle[node] ?? 0;
    let block = { sum: (wish - (offset.get(node) ?? 0)) * weight, weight, nodes: [node] };
    for (let top = blocks.at(-1); top && top.sum / top.weight > block.sum / block.weight; top = blocks.at(-1)) {
      block = { sum: top.sum + block.sum, weight: top.weight + block.weight, nodes: top.nodes.concat(block.nodes) };
      blocks.pop();
    }
    blocks.push(block);
  }
  blocks.forEach(({ sum, weight, nodes }) => nodes.forEach((node) => {
    middle[node] = sum / weight + (offset.get(node) ?? 0);
  }));
}

/**
 * @param {number[]} nodes
 * @param {number[]} middle
 */
function mean(nodes, middle) {
  return nodes.reduce((sum, node) => sum + (middle[node] ?? 0), 0) / nodes.length;
}
