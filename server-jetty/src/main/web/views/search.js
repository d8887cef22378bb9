// The field to search in.

import { html, nothing } from "lit-html";
import { icons } from "./icons.js";

/** @typedef {import("../query.js").Query} Query */

/**
 * @param {Query} query
 * @param {(query: Query, how?: {typed: boolean}) => void} onQuery
 * @param {() => void} onEnter
 */
export function searchView(query, onQuery, onEnter) {
  const type = (/** @type {string} */ text) => onQuery({ ...query, text, view: "board" }, { typed: true });
  return html`<search class="search">
    <label class="search-field">${icons.search()}<span class="visually-hidden">Search tasks</span>
      <input type="search" id="search" placeholder="Search tasks" autocomplete="off" spellcheck="false" maxlength="200"
        .value=${query.text} aria-keyshortcuts="/"
        @input=${(/** @type {Event} */ { target }) => type(/** @type {HTMLInputElement} */ (target).value)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => keys(event, query, type, onEnter)}>
      ${query.text === "" ? html`<kbd aria-hidden="true">/</kbd>` : nothing}</label>
    ${query.text === "" ? nothing : html`<label class="check"><input type="checkbox" .checked=${query.whole}
      @change=${() => onQuery({ ...query, whole: !query.whole })}>In whole documents</label>`}
  </search>`;
}

/**
 * @param {KeyboardEvent} event
 * @param {Query} query
 * @param {(text: string) => void} type
 * @param {() => void} onEnter
 */
function keys(event, query, type, onEnter) {
  if (event.key === "Escape") {
    event.stopPropagation();
    event.preventDefault();
    if (query.text === "") {
      /** @type {HTMLElement} */ (event.target).blur();
    } else {
      type("");
    }
  } else if (event.key === "Enter" && !event.isComposing) {
    onEnter();
  }
}
