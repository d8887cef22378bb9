// The address of an open task: "#task/<project>/<id>", or "#task/<key>" where the id is not unique.

/** @typedef {import("./protocol.js").Task} Task */
/** @typedef {{key: string} | {project: string, id: string}} Route */

/**
 * @param {string} hash
 * @returns {Route | null}
 */
export function parseRoute(hash) {
  const [kind, ...parts] = hash.replace(/^#/, "").split("/").map(decode);
  const [first, second] = parts;
  if (kind !== "task" || !first || parts.length > 2) {
    return null;
  }
  return second === undefined ? { key: first } : { project: first, id: second };
}

/** @param {Pick<Task, "key" | "project" | "id" | "flags">} task */
export function routeTo({ key, project, id, flags }) {
  const unique = !flags.includes("duplicate_id") && id !== "";
  return unique ? `#task/${encodeURIComponent(project)}/${encodeURIComponent(id)}` : `#task/${encodeURIComponent(key)}`;
}

/**
 * @param {Map<string, Task>} tasks
 * @param {Route} route
 * @returns {Task | undefined}
 */
export function findTask(tasks, route) {
  if ("key" in route) {
    return tasks.get(route.key);
  }
  for (const task of tasks.values()) {
    if (task.id === route.id && task.project === route.project) {
      return task;
    }
  }
  return undefined;
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
