// What is wrong with the links, in words: cycles and ids that no task has.

import { html, nothing } from "lit-html";
import { clip, number, plural, visibleTitle } from "../format.js";
import { icons } from "../views/icons.js";

/** @typedef {import("./model.js").Model} Model */

const SHOWN = 50;
const TITLE = 60;

/**
 * @param {Model} model
 * @param {(key: string) => void} onFind
 */
export function sideView({ graph, cycles, unheld }, onFind) {
  const { missing, nodes } = graph;
  if (cycles.length === 0 && missing.length === 0) {
    return nothing;
  }
  const link = (/** @type {string} */ key) => {
    const task = nodes.get(key);
    return task ? html`<button type="button" class="find" @click=${() => onFind(key)}><bdi>${
      clip(visibleTitle(task), TITLE)}</bdi></button>` : nothing;
  };
  return html`<aside class="graph-side" aria-label="Links to mend" tabindex="0">
    ${cycles.length === 0 ? nothing : html`<section aria-labelledby="graph-cycles">
      <h2 id="graph-cycles">${icons.warning()} Cycles <span class="count">${number(cycles.length)}</span></h2>
      <p class="muted">These tasks wait for one another; none can start.</p>
      <ol role="list">${cycles.slice(0, SHOWN).map((keys) => html`<li class="cycle">
        ${keys.map((key) => html`${link(key)}${icons.arrow()}`)}<span class="muted">${
          keys.length === 1 ? "itself" : "back to the first"}</span></li>`)}</ol>${rest(cycles.length)}</section>`}
    ${missing.length === 0 ? nothing : html`<section aria-labelledby="graph-missing">
      <h2 id="graph-missing">${icons.cut()} Missing <span class="count">${number(missing.length)}</span></h2>
      <p class="muted">Named, but no task here has this id.${
        unheld > 0 ? ` ${plural(unheld, "older finished task")} not loaded may be among them.` : ""}</p>
      <ol role="list">${missing.slice(0, SHOWN).map(({ key, field, id }) => html`<li>
        <code class="missing-id">${clip(id, TITLE)}</code>
        <span class="muted"><code>${field}</code> of</span> ${link(key)}</li>`)}</ol>${rest(missing.length)}</section>`}
  </aside>`;
}

/** @param {number} count */
function rest(count) {
  return count > SHOWN ? html`<p class="muted">and ${number(count - SHOWN)} more</p>` : nothing;
}
