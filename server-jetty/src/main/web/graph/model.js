// From the board to what is drawn; every step is done again only when its own input has changed.

import { cyclicEdges, findCycles } from "./cycles.js";
import { layout } from "./layout/layout.js";
import { buildGraph, neighbours } from "./links.js";
import { shapeOf, subset } from "./subset.js";

/** @typedef {import("../protocol.js").Task} Task */
/**
 * `cyclic` holds edges as "from to", `looping` the keys at their ends; `unheld` counts tasks that are not loaded.
 * @typedef {{
 *   graph: import("./links.js").Graph, subset: import("./subset.js").Subset,
 *   layout: import("./layout/layout.js").Layout, links: import("./links.js").Neighbours,
 *   cycles: string[][], cyclic: Set<string>, looping: Set<string>, unheld: number,
 *   roleOf: (task: Task) => import("../protocol.js").Role
 * }} Model
 */

/**
 * @param {string | null} project
 * @returns {(state: import("../state.js").State, choice: import("./subset.js").Choice) => Model}
 */
export function createModel(project) {
  const graphOf = memo((/** @type {Map<string, Task>} */ tasks) => {
    const graph = buildGraph(tasks.values(), project);
    return { graph, links: neighbours(graph.edges), shape: shapeOf({ keys: [], edges: graph.edges, cut: 0 }) };
  });
  /** @type {import("./links.js").Edge[]} */
  let edges = [];
  const cyclesOf = memo((/** @type {string} */ _shape) => {
    const closed = cyclicEdges(edges);
    return {
      cycles: findCycles(edges), cyclic: new Set(closed.map(({ from, to }) => `${from} ${to}`)),
      looping: new Set(closed.flatMap(({ from, to }) => [from, to])),
    };
  });
  /** @type {import("./subset.js").Subset} */
  let part = { keys: [], edges: [], cut: 0 };
  const layoutOf = memo((/** @type {string} */ _shape) => layout(part.keys, part.edges));

  /** @type {{inputs: unknown[], model: Model} | null} */
  let last = null;

  return ({ board, lanes }, choice) => {
    const inputs = [board, lanes, choice];
    if (last !== null && last.inputs.every((input, i) => input === inputs[i])) {
      return last.model;
    }
    const roles = new Map(lanes.map(({ name, role }) => [name, role]));
    const roleOf = (/** @type {Task} */ { lane }) => roles.get(lane) ?? "active";
    const { graph, links, shape } = graphOf(board.tasks);
    edges = graph.edges;
    part = subset(graph, choice, (task) => roleOf(task) === "finished");
    const unheld = [...board.unheld.values()].reduce((sum, count) => sum + count, 0);
    const model = { graph, links, ...cyclesOf(shape), subset: part, layout: layoutOf(shapeOf(part)), unheld, roleOf };
    last = { inputs, model };
    return model;
  };
}

/**
 * @template A, R
 * @param {(input: A) => R} compute
 * @returns {(input: A) => R} remembers the last answer
 */
function memo(compute) {
  /** @type {{input: A, output: R} | null} */
  let last = null;
  return (input) => {
    if (last === null || last.input !== input) {
      last = { input, output: compute(input) };
    }
    return last.output;
  };
}
