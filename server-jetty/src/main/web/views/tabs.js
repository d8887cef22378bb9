// The switch between the views, and on a small screen the one between the columns.

import { html, nothing } from "lit-html";
import { number, sentence } from "../format.js";
import { VIEWS } from "../query.js";

/** @typedef {import("../query.js").View} View */

/**
 * @param {View} current
 * @param {(view: View) => void} onView
 */
export function viewTabs(current, onView) {
  return html`<div class="views" role="tablist" aria-label="Views" @keydown=${arrows}>
    ${VIEWS.map((view) => html`<button type="button" class="view-tab" role="tab" id="tab-${view}"
      aria-selected=${view === current} aria-controls="view-${view}" tabindex=${view === current ? 0 : -1}
      @click=${() => onView(view)}>${sentence(view)}</button>`)}
  </div>`;
}

/**
 * Left and right go to the neighbouring view, as among tabs everywhere.
 * @param {KeyboardEvent} event
 */
function arrows(event) {
  const tab = /** @type {HTMLElement} */ (event.target);
  const step = { ArrowLeft: tab.previousElementSibling, ArrowRight: tab.nextElementSibling }[event.key];
  if (step instanceof HTMLElement) {
    event.preventDefault();
    step.click();
    step.focus();
  }
}

/**
 * @param {import("../select/columns.js").Column[]} columns
 * @param {string} current
 * @param {(name: string) => void} onColumn
 */
export function columnTabs(columns, current, onColumn) {
  return columns.length < 2 ? nothing : html`<div class="lanes" role="group" aria-label="Column">
    ${columns.map(({ name, count }) => html`<button type="button" class="lane-tab" aria-pressed=${current === name}
      @click=${() => onColumn(name)}>${sentence(name)} <span class="count">${number(count)}</span></button>`)}
  </div>`;
}
