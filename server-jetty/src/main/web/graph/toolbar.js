// Search, switches and zoom above the drawing.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { clip, number, plural, visibleTitle } from "../format.js";
import { icons } from "../views/icons.js";

/** @typedef {import("../protocol.js").Task} Task */
/** @typedef {import("./subset.js").Choice} Choice */
/**
 * @typedef {{
 *   onQuery: (query: string) => void, onCentre: (key: string | null) => void, onChoice: (choice: Partial<Choice>) => void,
 *   onZoom: (factor: number) => void, onFit: () => void
 * }} Handlers
 */

const MATCHES = 8;
const TITLE = 60;
const STEP = 1.3;

/**
 * The tasks that a search finds; those whose title or id starts with it come first.
 * @param {Iterable<Task>} tasks
 * @param {string} query
 * @returns {Task[]}
 */
export function matches(tasks, query) {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") {
    return [];
  }
  const rank = (/** @type {Task} */ { title, id }) => Math.min(...[title, id].map((text) => {
    const at = text.toLowerCase().indexOf(wanted);
    return at < 0 ? 2 : Math.min(1, at);
  }));
  return [...tasks].map((task) => ({ task, rank: rank(task) })).filter((match) => match.rank < 2)
    .sort((a, b) => a.rank - b.rank).slice(0, MATCHES).map(({ task }) => task);
}

/**
 * @param {import("./model.js").Model} model
 * @param {Choice} choice
 * @param {string} query
 * @param {Handlers} handlers
 */
export function toolbarView(model, choice, query, handlers) {
  const { nodes } = model.graph;
  const centre = choice.centre === null ? undefined : nodes.get(choice.centre);
  const { keys, edges, cut } = model.subset;
  return html`<div class="graph-bar">
    ${searchView(nodes, query, handlers)}
    ${centre ? html`<button type="button" class="graph-chip" title="Show all again" @click=${() => handlers.onCentre(null)}>
      <span class="muted">Around</span> <bdi>${clip(visibleTitle(centre), 40)}</bdi> ${icons.close()}</button>`
      : switchView("All tasks", choice.all, (all) => handlers.onChoice({ all }))}
    ${switchView("Hide done", choice.hideDone, (hideDone) => handlers.onChoice({ hideDone }))}
    <span class="graph-count muted" role="status">${plural(keys.length, "task")}, ${plural(edges.length, "link")}${
      cut > 0 ? `, ${number(cut)} more not drawn` : ""}</span>
    <span class="graph-zoom" role="group" aria-label="Zoom">
      <button type="button" @click=${() => handlers.onZoom(1 / STEP)} aria-label="Zoom out">${icons.minus()}</button>
      <button type="button" @click=${() => handlers.onZoom(STEP)} aria-label="Zoom in">${icons.plus()}</button>
      <button type="button" @click=${handlers.onFit}>Fit</button></span>
  </div>`;
}

/**
 * @param {Map<string, Task>} nodes
 * @param {string} query
 * @param {Handlers} handlers
 */
function searchView(nodes, query, { onQuery, onCentre }) {
  const found = matches(nodes.values(), query);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    // Who types fast presses Enter before the matches are drawn.
    const field = /** @type {HTMLFormElement} */ (event.currentTarget).querySelector("input");
    const [first] = matches(nodes.values(), field?.value ?? "");
    if (first) {
      onCentre(first.key);
    }
  };
  return html`<form class="graph-search" role="search" @submit=${submit}>
    <input type="search" placeholder="Centre on a task" aria-label="Centre on a task" autocomplete="off"
      .value=${live(query)}
      @input=${(/** @type {InputEvent} */ { target }) => onQuery(/** @type {HTMLInputElement} */ (target).value)}>
    ${query.trim() === "" ? nothing : html`<ul class="graph-matches" role="list">${found.length === 0
      ? html`<li class="muted">No task matches</li>`
      : found.map((task) => html`<li><button type="button" @click=${() => onCentre(task.key)}>
        <bdi>${clip(visibleTitle(task), TITLE)}</bdi> <span class="muted"><bdi>${clip(task.id, TITLE)}</bdi></span></button></li>`)}</ul>`}
  </form>`;
}

/**
 * @param {string} label
 * @param {boolean} on
 * @param {(on: boolean) => void} onChange
 */
function switchView(label, on, onChange) {
  return html`<label class="graph-switch"><input type="checkbox" .checked=${live(on)}
    @change=${(/** @type {Event} */ { target }) => onChange(/** @type {HTMLInputElement} */ (target).checked)}> ${label}</label>`;
}
