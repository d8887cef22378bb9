// A whole task document as a tree of fields. Everything in it is text of unknown origin.

import { html, nothing } from "lit-html";
import { clip, plural, sentence } from "../format.js";

const FIRST = ["description", "specification", "context", "acceptance_criteria", "artefacts", "result"];
const INLINE_LENGTH = 80;
const TEXT_LENGTH = 20_000;
const ENTRIES = 200;
const OPEN_DEPTH = 5;

/** @param {Record<string, unknown>} document */
export function documentView(document) {
  const fields = Object.entries(document);
  const long = fields.filter(([, value]) => !isShort(value)).sort(([a], [b]) => rank(a) - rank(b));
  const short = fields.filter(([, value]) => isShort(value));
  return html`
    ${long.map(([name, value]) => html`<section class="field"><h3><bdi>${fieldName(name)}</bdi></h3>${
      valueView(value, 1)}</section>`)}
    ${short.length > 0 ? html`<section class="field"><h3>${long.length > 0 ? "Other fields" : "Fields"}</h3>${
      mapView(short, 1)}</section>` : nothing}`;
}

/** @param {string} name */
function rank(name) {
  const at = FIRST.indexOf(name);
  return at < 0 ? FIRST.length : at;
}

/** @param {unknown} value */
function isShort(value) {
  return value === null || (typeof value !== "object" && String(value).length <= INLINE_LENGTH
    && !String(value).includes("\n"));
}

/** @param {string} name */
function fieldName(name) {
  return clip(sentence(name), 80);
}

/**
 * @param {unknown} value
 * @param {number} depth
 * @returns {unknown}
 */
function valueView(value, depth) {
  if (value === null || value === undefined || value === "") {
    return html`<span class="muted">none</span>`;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? html`<span class="muted">none</span>`
      : folded(depth, plural(value.length, "entry", "entries"), listView(value, depth));
  }
  if (typeof value === "object") {
    const fields = Object.entries(value);
    return fields.length === 0 ? html`<span class="muted">none</span>`
      : folded(depth, plural(fields.length, "field"), mapView(fields, depth));
  }
  return html`<div class="text" dir="auto">${clip(String(value), TEXT_LENGTH)}</div>`;
}

/**
 * Deep parts start closed.
 * @param {number} depth
 * @param {string} summary
 * @param {unknown} content
 */
function folded(depth, summary, content) {
  return depth > OPEN_DEPTH ? html`<details><summary>${summary}</summary>${content}</details>` : content;
}

/**
 * @param {unknown[]} values
 * @param {number} depth
 */
function listView(values, depth) {
  return html`<ul class="tree-list">${values.slice(0, ENTRIES).map((value) =>
    html`<li>${valueView(value, depth + 1)}</li>`)}</ul>${restView(values.length)}`;
}

/**
 * @param {[string, unknown][]} fields
 * @param {number} depth
 */
function mapView(fields, depth) {
  return html`<dl class="tree-map">${fields.slice(0, ENTRIES).map(([name, value]) =>
    html`<div class="tree-pair ${isShort(value) ? "" : "tall"}"><dt><bdi>${fieldName(name)}</bdi></dt><dd>${
      valueView(value, depth + 1)}</dd></div>`)}</dl>${restView(fields.length)}`;
}

/** @param {number} length */
function restView(length) {
  return length > ENTRIES ? html`<p class="muted">${plural(length - ENTRIES, "more entry", "more entries")} in the file</p>`
    : nothing;
}
