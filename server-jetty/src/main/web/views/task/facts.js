// What is known of every task.

import { html, nothing } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { clip, money, number, plural, sentence, visibleTitle } from "../../format.js";
import { findTask, routeTo } from "../../route.js";
import { icons, priorityIcon } from "../icons.js";
import { agentView, agoView, timeView } from "../parts.js";

/** @typedef {import("../../protocol.js").Task} Task */
/** @typedef {import("./panel.js").Panel} Panel */

const LINKS_SHOWN = 50;

/**
 * @param {Task} task
 * @param {Panel} panel
 * @param {Map<string, number>} changed fields that changed while the reader looked on, and when
 */
export function factsView(task, panel, changed) {
  const { now } = panel;
  const row = panel.row ?? { waiting: task.blocked_by, blocks: task.blocks };
  const rest = task.dependencies.filter((id) => !row.waiting.includes(id));
  /** @type {[string, string, unknown][]} */
  const facts = [
    ["lane", "Lane", html`${sentence(task.lane)} <span class="muted">for ${timeView(task.lane_since, now)}</span>`],
    ["status", "Status", task.status && html`<bdi>${clip(sentence(task.status), 80)}</bdi>`],
    ["agent", "Agent", task.agent && agentView(task.agent)],
    ["priority", "Priority", task.priority && html`<span class="priority-${task.priority} with-icon"><span class="priority">${
      priorityIcon(task.priority)}</span>${sentence(task.priority)}</span>`],
    ["cost_usd", "Cost", costText(task)],
    ["checklist", "Checklist", task.checklist && checklistView(task.checklist)],
    ["blocked_by", "Waiting on", linksView(task, row.waiting, panel)],
    ["blocks", "Blocks", linksView(task, row.blocks, panel)],
    ["dependencies", "Depends on", linksView(task, rest, panel)],
    ["initiative", "Initiative", task.initiative && html`<bdi>${clip(task.initiative, 200)}</bdi>`],
    ["tags", "Tags", task.tags.length > 0 && task.tags.slice(0, 100).map((tag) =>
      html`<span class="chip"><bdi>${clip(tag, 60)}</bdi></span> `)],
    ["created_at", "Created", task.created_at && agoView(task.created_at, now)],
    ["updated_at", "Changed", agoView(task.updated_at, now)],
    ["path", "File", fileView(task, panel)],
  ];
  return html`<dl class="facts">${facts.filter(([, , value]) => value).map(([field, name, value]) => {
    const at = changed.get(field);
    return keyed(`${field} ${at}`, html`<div class=${at === undefined ? "" : "fresh"}><dt>${name}</dt><dd>${value}</dd></div>`);
  })}</dl>`;
}

/** @param {Task} task */
function costText({ cost_usd, tokens, unpriced }) {
  if (tokens === 0 && unpriced === 0 && !cost_usd) {
    return null;
  }
  const rest = unpriced > 0 ? `, ${plural(unpriced, "call")} unpriced` : "";
  return html`${money(cost_usd, unpriced)} <span class="muted">${plural(tokens, "token")}${rest}</span>`;
}

/** @param {import("../../protocol.js").Checklist} checklist */
function checklistView({ done, total }) {
  return html`<span class="with-icon"><progress max=${total} value=${done} aria-label="Checklist"></progress>
    ${number(done)} of ${number(total)}</span>`;
}

/**
 * Ids as links where the task is on the board, with its state.
 * @param {Task} task
 * @param {string[]} ids
 * @param {Panel} panel
 */
function linksView({ project }, ids, { tasks, roleOf }) {
  return ids.length > 0 && html`<ul class="links">${ids.slice(0, LINKS_SHOWN).map((id) => {
    const other = findTask(tasks, { project, id });
    return html`<li>${other ? html`<span class="lane-mark role-${roleOf(other.lane)}"></span>
      <a href=${routeTo(other)} title=${clip(id, 300)}><bdi>${clip(visibleTitle(other), 120)}</bdi></a>
      <span class="muted">${sentence(other.status ?? other.lane).toLowerCase()}</span>`
      : html`<bdi>${clip(id, 120)}</bdi> <span class="muted">not shown on the board</span>`}</li>`;
  })}${ids.length > LINKS_SHOWN ? html`<li class="muted">and ${number(ids.length - LINKS_SHOWN)} more</li>` : nothing}</ul>`;
}

/**
 * @param {Task} task
 * @param {Panel} panel
 */
function fileView({ project, path }, { onCopy }) {
  return html`<span class="file"><code><bdi>${clip(`${project}: ${path}`, 600)}</bdi></code>
    <button type="button" class="quiet small" aria-label="Copy the path" title="Copy the path"
      @click=${() => onCopy(path)}>${icons.copy()}</button></span>`;
}
