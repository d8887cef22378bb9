// The panel with everything about one task.

import { html, nothing } from "lit-html";
import { clip, money, number, plural, sentence, visibleTitle } from "../format.js";
import { findTask, routeTo } from "../route.js";
import { flagMeaning } from "../select.js";
import { documentView } from "./document.js";
import { icons, priorityIcon } from "./icons.js";
import { agentView, agoView, timeView } from "./parts.js";

/** @typedef {import("../protocol.js").Task} Task */
/** @typedef {import("../detail.js").Detail} Detail */
/**
 * @typedef {{
 *   task: Task | undefined, detail: Detail, tasks: Map<string, Task>, now: number, modal: boolean,
 *   onClose: () => void, onRetry: () => void
 * }} Panel
 */

/** @param {Panel} panel */
export function detailView(panel) {
  const { task, modal, onClose } = panel;
  const title = task ? clip(visibleTitle(task), 1000) : panel.detail.status === "loading" ? "Loading…" : "Not on the board";
  return html`<section class="panel" role="dialog" aria-modal=${modal ? "true" : nothing} aria-labelledby="panel-title">
    <header class="panel-head">
      <div class="panel-id">${task ? html`<code><bdi>${clip(task.id, 300)}</bdi></code>` : nothing}</div>
      <button type="button" class="quiet" aria-label="Close" title="Close (Esc)" @click=${onClose}>${icons.close()}</button>
      <h2 id="panel-title" tabindex="-1" dir="auto">${title}</h2>
    </header>
    <div class="panel-body">
      ${task ? html`${problemView(panel)}${factsView(task, panel)}${flagsView(task)}` : nothing}
      ${contentView(panel)}
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

/**
 * @param {Task} task
 * @param {Panel} panel
 */
function factsView(task, { tasks, now }) {
  const since = html`${sentence(task.lane)} <span class="muted">for ${timeView(task.lane_since, now)}</span>`;
  /** @type {[string, unknown][]} */
  const facts = [
    ["Lane", since],
    ["Status", task.status && html`<bdi>${clip(sentence(task.status), 80)}</bdi>`],
    ["Agent", task.agent && agentView(task.agent)],
    ["Priority", task.priority && html`<span class="priority-${task.priority} with-icon"><span class="priority">${
      priorityIcon(task.priority)}</span>${sentence(task.priority)}</span>`],
    ["Cost", costText(task)],
    ["Checklist", task.checklist && `${number(task.checklist.done)} of ${number(task.checklist.total)}`],
    ["Waiting on", linksView(task, task.blocked_by, tasks)],
    ["Blocks", linksView(task, task.blocks, tasks)],
    ["Depends on", linksView(task, task.dependencies, tasks)],
    ["Initiative", task.initiative && html`<bdi>${clip(task.initiative, 200)}</bdi>`],
    ["Tags", task.tags.length > 0 && task.tags.map((tag) => html`<span class="chip"><bdi>${clip(tag, 60)}</bdi></span> `)],
    ["Created", task.created_at && agoView(task.created_at, now)],
    ["Changed", agoView(task.updated_at, now)],
    ["File", html`<code><bdi>${clip(`${task.project}: ${task.path}`, 600)}</bdi></code>`],
  ];
  return html`<dl class="facts">${facts.filter(([, value]) => value).map(([name, value]) =>
    html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** @param {Task} task */
function costText({ cost_usd, tokens, unpriced }) {
  if (tokens === 0 && unpriced === 0 && !cost_usd) {
    return null;
  }
  const rest = unpriced > 0 ? `, ${plural(unpriced, "call")} unpriced` : "";
  return html`${money(cost_usd, unpriced)} <span class="muted">${plural(tokens, "token")}${rest}</span>`;
}

/**
 * Ids as links where the task is on the board.
 * @param {Task} task
 * @param {string[]} ids
 * @param {Map<string, Task>} tasks
 */
function linksView({ project }, ids, tasks) {
  return ids.length > 0 && html`<ul class="links">${ids.slice(0, 50).map((id) => {
    const other = findTask(tasks, { project, id });
    return html`<li>${other ? html`<a href=${routeTo(other)} title=${clip(id, 300)}><bdi>${clip(visibleTitle(other), 120)}</bdi></a>
      <span class="muted">${sentence(other.lane).toLowerCase()}</span>` : html`<bdi>${clip(id, 120)}</bdi>`}</li>`;
  })}</ul>`;
}

/** @param {Task} task */
function flagsView({ flags }) {
  return flags.length === 0 ? nothing : html`<ul class="flags">${flags.map((flag) =>
    html`<li>${icons.warning()}<span><b>${sentence(flag)}.</b> ${flagMeaning(flag)}</span></li>`)}</ul>`;
}

/** @param {Panel} panel */
function contentView({ detail, onRetry }) {
  switch (detail.status) {
    case "missing":
      return html`<p class="notice">This task is not on the board: it was deleted, moved out of the watched lanes, or
        the link is wrong.</p>`;
    case "failed":
      return html`<div class="notice problem">${icons.warning()}<p>The document could not be fetched: ${detail.error}
        <button type="button" @click=${onRetry}>Try again</button></p></div>`;
    default:
      return detail.answer ? documentOf(detail.answer)
        : html`<div class="skeleton" aria-busy="true"><span class="bone short"></span><span class="bone"></span><span
          class="bone"></span></div>`;
  }
}

/** @param {import("../detail.js").Answer} answer */
function documentOf({ document }) {
  return document === null ? html`<p class="notice">The document cannot be shown while its file cannot be read.</p>`
    : documentView(document);
}
