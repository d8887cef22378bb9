// Which task waits for which: the graph that the tasks' own links make.

/** @typedef {import("../protocol.js").Task} Task */
/** @typedef {"dependencies" | "blocked_by" | "blocks"} Field */
/**
 * `from` comes first: `to` waits for it. Both are keys.
 * @typedef {{from: string, to: string}} Edge
 * @typedef {{key: string, field: Field, id: string}} Missing
 * @typedef {{nodes: Map<string, Task>, edges: Edge[], missing: Missing[]}} Graph
 */

/** @type {Field[]} */
const FIELDS = ["dependencies", "blocked_by", "blocks"];

/**
 * Links are ids and hold within a project; an id that several tasks have leads to each of them.
 * @param {Iterable<Task>} tasks
 * @param {string | null} project only this one; null for all
 * @returns {Graph}
 */
export function buildGraph(tasks, project = null) {
  const nodes = new Map([...tasks].filter((task) => project === null || task.project === project)
    .map((task) => [task.key, task]));
  const find = finder(nodes.values());
  /** @type {Map<string, Edge>} */
  const edges = new Map();
  /** @type {Map<string, Missing>} */
  const missing = new Map();
  for (const task of nodes.values()) {
    for (const field of FIELDS) {
      for (const id of task[field]) {
        const others = find(task.project, id);
        others.forEach(({ key }) => {
          const edge = field === "blocks" ? { from: task.key, to: key } : { from: key, to: task.key };
          edges.set(`${edge.from} ${edge.to}`, edge);
        });
        if (others.length === 0) {
          missing.set(JSON.stringify([task.key, id]), { key: task.key, field, id });
        }
      }
    }
  }
  return { nodes, edges: [...edges.values()], missing: [...missing.values()] };
}

/**
 * @param {Iterable<Task>} tasks
 * @returns {(project: string, id: string) => Task[]}
 */
function finder(tasks) {
  /** @type {Map<string, Map<string, Task[]>>} */
  const projects = new Map();
  for (const task of tasks) {
    const ids = projects.get(task.project) ?? new Map();
    projects.set(task.project, ids.set(task.id, [...(ids.get(task.id) ?? []), task]));
  }
  return (project, id) => projects.get(project)?.get(id) ?? [];
}

/**
 * @typedef {{before: Map<string, string[]>, after: Map<string, string[]>}} Neighbours
 * @param {Edge[]} edges
 * @returns {Neighbours} what each task waits for, and what waits for it
 */
export function neighbours(edges) {
  /** @type {Neighbours} */
  const found = { before: new Map(), after: new Map() };
  edges.forEach(({ from, to }) => {
    add(found.before, to, from);
    add(found.after, from, to);
  });
  return found;
}

/**
 * @param {Map<string, string[]>} lists
 * @param {string} key
 * @param {string} value
 */
function add(lists, key, value) {
  const list = lists.get(key);
  if (list) {
    list.push(value);
  } else {
    lists.set(key, [value]);
  }
}
