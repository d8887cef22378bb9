// Filters and what the board looks like.

import { html, nothing } from "lit-html";
import { clip, number, plural, sentence, visibleTitle } from "../format.js";
import { COLUMNS, GROUPINGS, isFiltered, ORDERS, toggled, withoutFilters } from "../query.js";
import { routeTo } from "../route.js";
import { ALL, optionsOf } from "../select/facets.js";
import { icons } from "./icons.js";
import { agentView } from "./parts.js";

/** @typedef {import("../query.js").Query} Query */
/** @typedef {import("../query.js").Facet} Facet */
/** @typedef {import("../protocol.js").Task} Task */
/**
 * @typedef {{
 *   query: Query, tasks: ReadonlyMap<string, Task>, unheld: number, facets: Facet[], menu: string | null, unfolded: boolean,
 *   onFold: () => void, found: import("../search.js").Found, onQuery: (query: Query) => void, onMenu: (menu: string | null) => void
 * }} Toolbar
 */

/** Links to matches that have no card yet. */
const LINKS = 5;

/** @param {Toolbar} toolbar */
export function toolbarView(toolbar) {
  const { query, facets, onQuery } = toolbar;
  const choose = (/** @type {"columns" | "group" | "sort"} */ name) => (/** @type {Event} */ { target }) =>
    onQuery({ ...query, [name]: /** @type {HTMLSelectElement} */ (target).value });
  return html`<div class="toolbar ${toolbar.unfolded ? "unfolded" : ""}">
    <button type="button" class="fold menu-button" aria-expanded=${toolbar.unfolded} @click=${toolbar.onFold}>Filter and arrange${
      icons.down()}</button>
    <div class="filters" role="group" aria-label="Filters" @keydown=${escape(toolbar)}>
      ${ALL.filter((facet) => facets.includes(facet) || query.facets[facet].length > 0).map((facet) => menuView(facet, toolbar))}
      ${isFiltered(query) ? html`<button type="button" class="quiet-text" @click=${() => {
        onQuery(withoutFilters(query));
        document.getElementById("search")?.focus();
      }}>
        Clear all</button>` : nothing}
    </div>
    <div class="options" role="group" aria-label="Board">
      ${selectView("Columns", COLUMNS, query.columns, choose("columns"))}
      ${selectView("Group", GROUPINGS, query.group, choose("group"))}
      ${selectView("Sort", ORDERS, query.sort, choose("sort"))}
    </div>
  </div>`;
}

/**
 * @param {string} label
 * @param {string[]} values
 * @param {string} current
 * @param {(event: Event) => void} onChange
 */
function selectView(label, values, current, onChange) {
  return html`<label class="select"><span class="muted">${label}</span>
    <select @change=${onChange} .value=${current}>${values.map((value) =>
      html`<option value=${value} ?selected=${value === current}>${sentence(value)}</option>`)}</select></label>`;
}

/**
 * @param {Facet} facet
 * @param {Toolbar} toolbar
 */
function menuView(facet, { query, tasks, unheld, menu, found, onQuery, onMenu }) {
  const open = menu === facet;
  const chosen = query.facets[facet].length;
  return html`<div class="menu">
    <button type="button" class="menu-button ${chosen > 0 ? "in-use" : ""}" id="menu-${facet}" aria-expanded=${open}
      aria-controls=${open ? `options-${facet}` : nothing} @click=${() => onMenu(open ? null : facet)}>${sentence(facet)}${
        chosen > 0 ? html` <span class="count">${number(chosen)}</span>` : nothing}${icons.down()}</button>
    ${open ? html`<div class="menu-list" id="options-${facet}" role="group" aria-label=${sentence(facet)} @keydown=${arrows}>${
      optionsOf(tasks.values(), query, found.keys, facet).map(({ value, count, chosen: checked }) => html`
        <label class="menu-option"><input type="checkbox" .checked=${checked}
          @change=${() => onQuery(toggled(query, facet, value))}>
          <span class="menu-value">${valueView(facet, value)}</span><span class="count">${number(count)}</span></label>`)}
      ${unheld > 0 ? html`<p class="menu-note muted">Without ${plural(unheld, "older finished task")} not loaded</p>` : nothing}
      </div>` : nothing}
  </div>`;
}

/**
 * @param {Facet} facet
 * @param {string} value
 */
export function valueView(facet, value) {
  if (value === "") {
    return html`<span class="muted">none</span>`;
  }
  return facet === "agent" ? agentView(value)
    : html`<bdi>${clip(["priority", "status", "flag"].includes(facet) ? sentence(value) : value, 60)}</bdi>`;
}

/**
 * Up and down go through the options.
 * @param {KeyboardEvent} event
 */
function arrows(event) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step !== 0) {
    event.preventDefault();
    const boxes = [...(/** @type {HTMLElement} */ (event.currentTarget)).querySelectorAll("input")];
    boxes[boxes.indexOf(/** @type {HTMLInputElement} */ (event.target)) + step]?.focus();
  }
}

/** @param {Toolbar} toolbar */
function escape({ menu, onMenu }) {
  return (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && menu !== null) {
      event.stopPropagation();
      document.getElementById(`menu-${menu}`)?.focus();
      onMenu(null);
    }
  };
}

/**
 * What the filters leave, one by one removable.
 * @param {Toolbar} toolbar
 * @param {{count: number, total: number}} counts
 */
export function filterLine({ query, tasks, found, onQuery }, { count, total }) {
  if (!isFiltered(query)) {
    return nothing;
  }
  const chips = /** @type {[Facet, string[]][]} */ (Object.entries(query.facets)).flatMap(([facet, values]) =>
    values.map((value) => html`<button type="button" class="filter-chip" @click=${() => {
      onQuery(toggled(query, facet, value));
      document.getElementById(`menu-${facet}`)?.focus();
    }}
      title="Remove this filter">${sentence(facet)}: ${valueView(facet, value)}${icons.close()}<span
      class="visually-hidden">, remove</span></button>`));
  return html`<div class="filter-line"><span class="filter-count">${number(count)} of ${plural(total, "task")}</span>${chips}${
    query.whole && query.text.trim() !== "" ? foundView(found, tasks) : nothing}</div>`;
}

/**
 * @param {import("../search.js").Found} found
 * @param {ReadonlyMap<string, Task>} tasks
 */
function foundView({ busy, error, matches, truncated }, tasks) {
  if (busy) {
    return html`<span class="muted">Searching whole documents…</span>`;
  }
  if (error !== null) {
    return html`<span class="problem">Whole documents were not searched: ${error}</span>`;
  }
  const unheld = matches.filter(({ key }) => !tasks.has(key));
  return html`<span class="muted">${plural(matches.length, "match", "matches")} in whole documents${
    truncated ? ", and perhaps more" : ""}${unheld.length > 0 ? ". Not loaded yet: " : ""}${unheld.slice(0, LINKS).map((match) =>
      html`<a class="found" href=${routeTo(match)} title=${clip(match.excerpt, 300)}><bdi>${clip(visibleTitle(match), 60)}</bdi></a> `)}${
    unheld.length > LINKS ? `and ${number(unheld.length - LINKS)} more` : ""}</span>`;
}
