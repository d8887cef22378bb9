// Which tasks the reader wants to see.

import { FACETS } from "../query.js";

/** @typedef {import("../protocol.js").Task} Task */
/** @typedef {import("../query.js").Query} Query */
/** @typedef {import("../query.js").Facet} Facet */

/** @type {WeakMap<Task, string>} */
const texts = new WeakMap();

/**
 * @param {Query} query
 * @param {ReadonlySet<string>} found keys of tasks that have the text elsewhere in their documents
 * @param {Facet} [except] a facet that is left out of account
 * @returns {(task: Task) => boolean}
 */
export function matcher({ text, facets }, found, except) {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const wanted = FACETS.filter((facet) => facet !== except && facets[facet].length > 0)
    .map((facet) => /** @type {const} */ ([facet, new Set(facets[facet])]));
  return (task) => wanted.every(([facet, values]) => valuesOf(task, facet).some((value) => values.has(value)))
    && (words.length === 0 || found.has(task.key) || hasWords(textOf(task), words));
}

/**
 * @param {string} text
 * @param {string[]} words
 */
function hasWords(text, words) {
  return words.every((word) => text.includes(word));
}

/** @param {Task} task */
function textOf(task) {
  let text = texts.get(task);
  if (text === undefined) {
    text = [task.id, task.title, task.agent, ...task.tags, task.excerpt].join("\n").toLowerCase();
    texts.set(task, text);
  }
  return text;
}

/**
 * The empty text stands for none.
 * @param {Task} task
 * @param {Facet} facet
 * @returns {string[]}
 */
export function valuesOf(task, facet) {
  switch (facet) {
    case "tag":
      return task.tags.length === 0 ? [""] : task.tags;
    case "flag":
      return task.flags.length === 0 ? [""] : task.flags;
    default:
      return [task[facet] ?? ""];
  }
}
