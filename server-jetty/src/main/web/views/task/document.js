// A whole task document as a tree of fields. Everything in it is text of unknown origin.

import { html, nothing } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { repeat } from "lit-html/directives/repeat.js";
import { clip, plural, sentence } from "../../format.js";
import { icons } from "../icons.js";

const FIRST = ["description", "specification", "context", "acceptance_criteria", "artefacts", "result"];
/** Fields whose text is written in Markdown, wherever they stand. */
const PROSE = new Set([
  ...FIRST, "acceptance", "approach", "background", "body", "comment", "comments", "details", "goal", "instructions", "message", "notes",
  "objective", "plan", "rationale", "requirements", "steps", "summary", "text",
]);
/** Fields that stand above the document, by their names in it. @type {Map<string, keyof import("../../protocol.js").Task>} */
const ELSEWHERE = new Map([
  ["id", "id"], ["task_id", "id"], ["title", "title"], ["agent", "agent"], ["status", "status"], ["priority", "priority"],
  ["initiative", "initiative"], ["tags", "tags"], ["dependencies", "dependencies"], ["blocked_by", "blocked_by"], ["blocks", "blocks"],
]);
const TICKS = ["done", "completed", "checked"];
const INLINE_LENGTH = 80;
const TEXT_LENGTH = 20_000;
const ENTRIES = 200;
const OPEN_DEPTH = 5;

/** @typedef {(place: string, text: string) => HTMLElement | null} Prose */
/** What is around a value: its depth, where it stands and the name of the field that it belongs to. */
/** @typedef {{depth: number, place: string, name: string, prose: Prose}} Around */

/**
 * @param {Record<string, unknown>} document
 * @param {Partial<import("../../protocol.js").Task>} task what is shown elsewhere and needs no repetition
 * @param {ReadonlyMap<string, number>} fresh fields that have just changed, and when
 * @param {Prose} prose
 */
export function documentView(document, task, fresh, prose) {
  const fields = Object.entries(document).filter(([name, value]) => !isKnown(name, value, task));
  const long = fields.filter(([, value]) => !isShort(value)).sort(([a], [b]) => rank(a) - rank(b));
  const short = fields.filter(([, value]) => isShort(value));
  return html`
    ${repeat(long, ([name]) => `${name} ${fresh.get(name)}`, ([name, value]) => html`<section
      class="field ${fresh.has(name) ? "fresh" : ""}"><h3><bdi>${fieldName(name)}</bdi></h3>${
      valueView(value, { depth: 1, place: name, name, prose })}</section>`)}
    ${short.length > 0 ? keyed(short.map(([name]) => fresh.get(name) ?? 0).join(" "), html`<section
      class="field ${short.some(([name]) => fresh.has(name)) ? "fresh" : ""}"><h3>${long.length > 0 ? "Other fields" : "Fields"}</h3>${
      mapView(short, { depth: 1, place: "", name: "", prose })}</section>`) : nothing}`;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {Partial<import("../../protocol.js").Task>} task
 */
function isKnown(name, value, task) {
  const field = ELSEWHERE.get(name);
  return field !== undefined && JSON.stringify(task[field]) === JSON.stringify(value);
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
 * @param {Around} around
 * @returns {unknown}
 */
function valueView(value, around) {
  if (value === null || value === undefined || value === "") {
    return html`<span class="muted">none</span>`;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? html`<span class="muted">none</span>`
      : folded(around, plural(value.length, "entry", "entries"), listView(value, around));
  }
  if (typeof value === "object") {
    const fields = Object.entries(value);
    return fields.length === 0 ? html`<span class="muted">none</span>`
      : folded(around, plural(fields.length, "field"), mapView(fields, around));
  }
  return textView(clip(String(value), TEXT_LENGTH), around);
}

/**
 * @param {string} text
 * @param {Around} around
 */
function textView(text, { place, name, prose }) {
  const element = PROSE.has(name.toLowerCase()) && !/^\s*$/.test(text) ? prose(place, text) : null;
  return element ?? html`<div class="text" dir="auto">${text}</div>`;
}

/**
 * Deep parts start closed.
 * @param {Around} around
 * @param {string} summary
 * @param {unknown} content
 */
function folded({ depth }, summary, content) {
  return depth > OPEN_DEPTH ? html`<details><summary>${summary}</summary>${content}</details>` : content;
}

/**
 * @param {unknown[]} values
 * @param {Around} around
 */
function listView(values, around) {
  return html`<ul class="tree-list">${values.slice(0, ENTRIES).map((value, i) => {
    const box = boxOf(value);
    const inner = valueView(box ? box.rest : value, { ...around, depth: around.depth + 1, place: `${around.place}/${i}` });
    return box ? html`<li class="ticked"><span class="box" role="img" aria-label=${box.done ? "done" : "not done"}>${
      box.done ? icons.checklist() : icons.box()}</span>${inner}</li>` : html`<li>${inner}</li>`;
  })}</ul>${restView(values.length)}`;
}

/**
 * An entry of a checklist: "[x] text", or a map that says whether it is done.
 * @param {unknown} value
 * @returns {{done: boolean, rest: unknown} | null}
 */
function boxOf(value) {
  if (typeof value === "string") {
    const [, mark, rest] = /^\s*\[([ xX]?)\](?!\()\s*([^]*)$/.exec(value) ?? [];
    return mark === undefined ? null : { done: mark.trim() !== "", rest };
  }
  const fields = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const tick = fields.find(([name, one]) => TICKS.includes(name) && typeof one === "boolean");
  if (tick === undefined) {
    return null;
  }
  const rest = fields.filter((field) => field !== tick);
  const [only] = rest;
  return { done: tick[1], rest: rest.length === 1 && only ? only[1] : Object.fromEntries(rest) };
}

/**
 * @param {[string, unknown][]} fields
 * @param {Around} around
 */
function mapView(fields, around) {
  return html`<dl class="tree-map">${fields.slice(0, ENTRIES).map(([name, value]) =>
    html`<div class="tree-pair ${isShort(value) ? "" : "tall"}"><dt><bdi>${fieldName(name)}</bdi></dt><dd>${
      valueView(value, { ...around, depth: around.depth + 1, place: `${around.place}/${name}`, name })}</dd></div>`)}</dl>${
    restView(fields.length)}`;
}

/** @param {number} length */
function restView(length) {
  return length > ENTRIES ? html`<p class="muted">${plural(length - ENTRIES, "more entry", "more entries")} in the file</p>`
    : nothing;
}
