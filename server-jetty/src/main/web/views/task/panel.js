// The panel with everything about one task.

import { html, nothing } from "lit-html";
import { clip, sentence, visibleTitle } from "../../format.js";
import { changedSince, historyOf } from "../../history.js";
import { flagMeaning } from "../../select.js";
import { icons } from "../icons.js";
import { documentView } from "./document.js";
import { callsView, historyView } from "./events.js";
import { factsView } from "./facts.js";

/** @typedef {import("../../protocol.js").Task} Task */
/** @typedef {import("../../detail.js").Detail} Detail */
/**
 * `row` is there for tasks on the board.
 * @typedef {{
 *   task: Task | undefined, row: import("../../select/rows.js").Row | undefined, detail: Detail, tasks: Map<string, Task>,
 *   roleOf: (lane: string) => import("../../protocol.js").Role, events: readonly import("../../feed.js").FeedEvent[],
 *   calls: import("../../calls.js").Calls | null, now: number, modal: boolean,
 *   prose: (place: string, text: string) => HTMLElement | null,
 *   onClose: () => void, onRetry: () => void, onCopy: (text: string) => void
 * }} Panel
 */

/** @param {Panel} panel */
export function detailView(panel) {
  const { task, modal, detail, calls, now, onClose, onCopy } = panel;
  const title = task ? clip(visibleTitle(task), 1000) : detail.status === "loading" ? "Loading…" : "Not on the board";
  const history = detail.key === null ? [] : historyOf(panel.events, detail.key);
  return html`<section class="panel" role="dialog" aria-modal=${modal ? "true" : nothing} aria-labelledby="panel-title">
    <div class="panel-head">
      <div class="panel-id">${task ? html`<code><bdi>${clip(task.id, 300)}</bdi></code>` : nothing}</div>
      <div class="panel-buttons">
        <button type="button" class="quiet" aria-label="Copy the link" title="Copy the link"
          @click=${() => onCopy(location.href)}>${icons.link()}</button>
        <button type="button" class="quiet" aria-label="Close" title="Close (Esc)" @click=${onClose}>${icons.close()}</button>
      </div>
      <h2 id="panel-title" tabindex="-1" dir="auto">${title}</h2>
    </div>
    <div class="panel-body" tabindex="0" role="group" aria-labelledby="panel-title">
      ${task ? html`${problemView(panel)}${factsView(task, panel, changedSince(history, detail.since))}${flagsView(task)}` : nothing}
      ${contentView(panel)}
      ${callsView(calls?.key === detail.key ? calls : null, now)}
      ${historyView(history, now)}
    </div>
  </section>`;
}

/** @param {Panel} panel */
function problemView({ detail }) {
  const invalid = detail.answer?.invalid;
  if (!invalid) {
    return nothing;
  }
  const { path, line, column, message } = invalid;
  return html`<div class="notice problem">${icons.warning()}<p><bdi>${clip(path, 300)}</bdi>${line === null ? ""
    : ` line ${line}`}${line === null || column === null ? "" : `, column ${column}`}: ${clip(message, 2000)}</p></div>`;
}

/** @param {Task} task */
function flagsView({ flags }) {
  return flags.length === 0 ? nothing : html`<ul class="flags">${flags.map((flag) =>
    html`<li>${icons.warning()}<span><b>${sentence(flag)}.</b> ${flagMeaning(flag)}</span></li>`)}</ul>`;
}

/** @param {Panel} panel */
function contentView({ detail, prose, onRetry }) {
  switch (detail.status) {
    case "missing":
      return html`<p class="notice">This task is not on the board: it was deleted, moved out of the watched lanes, or
        the link is wrong.</p>`;
    case "failed":
      return html`<div class="notice problem">${icons.warning()}<p>The document could not be fetched: ${detail.error}
        <button type="button" @click=${onRetry}>Try again</button></p></div>`;
    default:
      return detail.answer ? documentOf(detail.answer, detail.fresh, prose)
        : html`<div class="skeleton" aria-busy="true"><span class="bone short"></span><span class="bone"></span><span
          class="bone"></span></div>`;
  }
}

/**
 * @param {import("../../detail.js").Answer} answer
 * @param {ReadonlyMap<string, number>} fresh
 * @param {Panel["prose"]} prose
 */
function documentOf({ document, ...task }, fresh, prose) {
  return document === null ? html`<p class="notice">The document cannot be shown while its file cannot be read.</p>`
    : documentView(document, task, fresh, prose);
}
