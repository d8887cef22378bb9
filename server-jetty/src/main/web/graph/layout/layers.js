// Columns: everything stands to the right of what it waits for, as near as it can.

/** @typedef {[from: number, to: number]} Link */

/**
 * The same links with those that close a cycle turned round, so that no cycle is left.
 * @param {number} size
 * @param {Link[]} links
 * @returns {boolean[]} which links are turned
 */
export function turned(size, links) {
  const out = lists(size, links, 0);
  const hasBefore = new Set(links.map(([, to]) => to));
  const order = Array.from({ length: size }, (_, i) => i);
  const starts = [...order.filter((i) => !hasBefore.has(i)), ...order];
  const state = new Uint8Array(size);
  const result = links.map(() => false);
  for (const start of starts) {
    const path = state[start] === 0 ? [{ node: start, next: 0 }] : [];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      state[top.node] = 1;
      const link = out[top.node]?.[top.next++];
      if (link === undefined) {
        state[top.node] = 2;
        path.pop();
        continue;
      }
      const to = /** @type {Link} */ (links[link])[1];
      if (state[to] === 1) {
        result[link] = true;
      } else if (state[to] === 0) {
        path.push({ node: to, next: 0 });
      }
    }
  }
  return result;
}

/**
 * The column of every node of a graph without cycles.
 * @param {number} size
 * @param {Link[]} links
 * @returns {number[]}
 */
export function columnsOf(size, links) {
  const after = lists(size, links, 0).map((own) => own.map((i) => /** @type {Link} */ (links[i])[1]));
  const waits = new Array(size).fill(0);
  const count = new Array(size).fill(0);
  links.forEach(([, to]) => {
    waits[to]++;
    count[to]++;
  });
  const column = new Array(size).fill(0);
  const order = column.map((_, i) => i).filter((i) => waits[i] === 0);
  for (const node of order) {
    after[node]?.forEach((to) => {
      column[to] = Math.max(column[to], column[node] + 1);
      if (--waits[to] === 0) {
        order.push(to);
      }
    });
  }
  for (const node of order.reverse()) {
    const next = after[node] ?? [];
    if (next.length > count[node]) {
      column[node] = Math.min(...next.map((to) => column[to])) - 1;
    }
  }
  const first = Math.min(...column);
  return column.map((value) => value - first);
}

/**
 * @param {number} size
 * @param {Link[]} links
 * @param {0 | 1} end
 * @returns {number[][]} for each node the links that have it at that end
 */
function lists(size, links, end) {
  /** @type {number[][]} */
  const result = Array.from({ length: size }, () => []);
  links.forEach((link, i) => result[link[end]]?.push(i));
  return result;
}
