// One task on the board, three lines at most.

import { html, nothing } from "lit-html";
import { clip, money, number, plural, sentence, visibleTitle } from "../format.js";
import { routeTo } from "../route.js";
import { tellingStatus, warnings } from "../select.js";
import { icons, priorityIcon } from "./icons.js";
import { agentView, timeView } from "./parts.js";

/** @typedef {import("../protocol.js").Task} Task */
/** @typedef {import("../protocol.js").Lane} Lane */
/** @typedef {{now: number, showProject: boolean, selected: string | null}} Context */

const TITLE_LENGTH = 300;

/**
 * @param {Task} task
 * @param {Lane} lane
 * @param {Context} context
 */
export function cardView(task, lane, { now, showProject, selected }) {
  const { key, id, agent, priority, lane_since } = task;
  return html`
    <li class="card priority-${priority ?? "none"} ${key === selected ? "selected" : ""}" data-key=${key}>
      <div class="card-head">
        <a class="card-link" href=${routeTo(task)} title=${clip(id, TITLE_LENGTH)}
          aria-current=${key === selected ? "true" : nothing}><span class="card-title" dir="auto">${
            clip(visibleTitle(task), TITLE_LENGTH)}</span>${priority
            ? html`<span class="visually-hidden">${priority} priority</span>` : nothing}</a>
        ${priority ? html`<span class="priority" title="${sentence(priority)} priority">${priorityIcon(priority)}</span>`
          : nothing}
      </div>
      <div class="card-meta">
        ${agent ? agentView(agent) : html`<span class="muted">unassigned</span>`}
        ${showProject ? html`<span class="muted project"><bdi>${clip(task.project, 60)}</bdi></span>` : nothing}
        ${costView(task)}
        <span class="since">${timeView(lane_since, now, `In ${sentence(lane.name)} since`)}</span>
      </div>
      ${chipsView(task, lane)}
    </li>`;
}

/**
 * Only what applies; nothing at all for a plain task.
 * @param {Task} task
 * @param {Lane} lane
 */
function chipsView(task, lane) {
  const dependencies = lane.role === "finished" ? [] : dependencyChips(task);
  const chips = [...stateChips(task, lane), ...checklistChips(task), ...dependencies];
  return chips.length === 0 ? nothing : html`<div class="card-chips">${chips}</div>`;
}

/** @param {Task} task */
function costView({ cost_usd, unpriced }) {
  return unpriced > 0 || (cost_usd ?? 0) > 0
    ? html`<span class="cost" title="Cost of this task's model calls">${money(cost_usd, unpriced)}</span>` : nothing;
}

/**
 * @param {Task} task
 * @param {Lane} lane
 */
function stateChips(task, lane) {
  const status = tellingStatus(task, lane.role);
  const shown = status === null ? []
    : [html`<span class="chip status-${statusClass(status)}"><bdi>${clip(sentence(status), 40)}</bdi></span>`];
  return [...shown, ...warnings(task).map((text) => html`<span class="chip warning">${icons.warning()}${text}</span>`)];
}

/** @param {Task} task */
function checklistChips({ checklist }) {
  return checklist === null || checklist.total === 0 ? []
    : [html`<span class="chip" title="${checklist.done} of ${plural(checklist.total, "item")} done">${
      icons.checklist()}${number(checklist.done)}/${number(checklist.total)}</span>`];
}

/** @param {Task} task */
function dependencyChips({ blocked_by, blocks }) {
  return [
    blocked_by.length > 0
      ? html`<span class="chip blocked" title=${`Waiting on ${clip(blocked_by.join(", "), 300)}`}>${icons.waiting()}${
        number(blocked_by.length)}<span class="visually-hidden"> waited for</span></span>` : null,
    blocks.length > 0
      ? html`<span class="chip" title=${`Blocks ${clip(blocks.join(", "), 300)}`}>${icons.blocks()}${
        number(blocks.length)}<span class="visually-hidden"> blocked by this</span></span>` : null,
  ].filter((chip) => chip !== null);
}

/** @param {string} status */
export function statusClass(status) {
  return ["in_progress", "blocked", "error"].includes(status) ? status : "other";
}
