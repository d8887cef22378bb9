// One task on the board, three lines at most.

import { html, nothing } from "lit-html";
import { agedClass, clip, exactTime, money, number, plural, sentence, visibleTitle } from "../format.js";
import { routeTo } from "../route.js";
import { tellingStatus, warnings } from "../select.js";
import { roleOfStatus, statusColumn } from "../select/status.js";
import { icons, priorityIcon } from "./icons.js";
import { agentView } from "./parts.js";

/** @typedef {import("../select/rows.js").Row} Row */
/** @typedef {import("../protocol.js").Task} Task */
/** `age` is the time in the lane in words; `byStatus` that the column is a status and not a lane. */
/** @typedef {{age: string, now: number, showProject: boolean, selected: string | null, byStatus: boolean}} Context */

const TITLE_LENGTH = 300;

/**
 * @param {Row} row
 * @param {Context} context
 */
export function cardView(row, { age, now, showProject, selected, byStatus }) {
  const { task, role } = row;
  const { key, id, agent, priority, lane, lane_since } = task;
  const since = `In ${sentence(lane)} since ${exactTime(lane_since)}`;
  const aged = role === "finished" ? "" : agedClass(now - Date.parse(lane_since));
  return html`
    <li class="card priority-${priority ?? "none"} ${key === selected ? "selected" : ""}" id="card-${key}" data-key=${key}>
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
        <span class="since ${aged}"><time datetime=${lane_since} title=${since}>${age}</time></span>
      </div>
      ${chipsView(row, byStatus)}
    </li>`;
}

/**
 * Only what applies; nothing at all for a plain task.
 * @param {Row} row
 * @param {boolean} byStatus
 */
function chipsView(row, byStatus) {
  const chips = [...(byStatus ? laneChips(row) : statusChips(row)), ...warningChips(row.task), ...checklistChips(row.task),
    ...dependencyChips(row)];
  return chips.length === 0 ? nothing : html`<div class="card-chips">${chips}</div>`;
}

/** @param {Task} task */
function costView({ cost_usd, unpriced, tokens }) {
  return unpriced > 0 || (cost_usd ?? 0) > 0
    ? html`<span class="cost" title="Cost of this task's model calls, ${plural(tokens, "token")}">${
      money(cost_usd, unpriced)}</span>` : nothing;
}

/** @param {Row} row */
function statusChips({ task, role }) {
  const status = tellingStatus(task, role);
  return status === null ? []
    : [html`<span class="chip status-${statusClass(status)}"><bdi>${clip(sentence(status), 40)}</bdi></span>`];
}

/** @param {Row} row */
function laneChips({ task, role }) {
  return roleOfStatus(statusColumn(task.status, role)) === role ? [] : [html`<span class="chip role-${role}"><span class="lane-mark"></span><bdi>${clip(sentence(task.lane), 40)}</bdi></span>`];
}

/** @param {Task} task */
function warningChips(task) {
  return warnings(task).map((text) => html`<span class="chip warning ${
    text === "stalled" ? "is-stalled" : ""}">${icons.warning()}${text}</span>`);
}

/** @param {Task} task */
function checklistChips({ checklist }) {
  return checklist === null || checklist.total === 0 ? []
    : [html`<span class="chip" title="${checklist.done} of ${plural(checklist.total, "item")} done">${
      icons.checklist()}${number(checklist.done)}/${number(checklist.total)}</span>`];
}

/** @param {Row} row */
function dependencyChips({ waiting, blocks }) {
  const chips = [];
  if (waiting.length > 0) {
    chips.push(html`<span class="chip blocked" title=${`Waiting on ${clip(waiting.join(", "), 300)}`}>${icons.waiting()}<span
      class="visually-hidden">waiting on </span>${number(waiting.length)}</span>`);
  }
  if (blocks.length > 0) {
    chips.push(html`<span class="chip" title=${`Blocks ${clip(blocks.join(", "), 300)}`}>${icons.blocks()}<span
      class="visually-hidden">blocks </span>${number(blocks.length)}</span>`);
  }
  return chips;
}

/** @param {string} status */
export function statusClass(status) {
  return ["in_progress", "blocked", "error"].includes(status) ? status : "other";
}
