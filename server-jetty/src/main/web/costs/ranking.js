// Agents and tasks by cost, each with a bar.

import { html, nothing, svg } from "lit-html";
import { clip, money, number, visibleTitle } from "../format.js";
import { byCost, nameOf, shareOf, sum } from "./groups.js";
import { TOP } from "./load.js";
import { percent } from "./words.js";

/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("../protocol.js").Task} Task */

const NAME = 80;

/**
 * @param {Group[]} agents
 * @param {import("./colours.js").Colours} colours
 */
export function agentsView(agents, colours) {
  return rankingView(agents.length > TOP ? "Most expensive agents" : "Agents", "Agent", agents, ({ key }) =>
    html`<span class="swatch ${colours(key || null)}"></span><bdi>${clip(nameOf(key, "agent"), NAME)}</bdi>`, sum(agents).cost);
}

/**
 * The task of an id; an id that several tasks have leads to the first.
 * @param {Iterable<Task>} tasks
 * @param {string | null} project
 * @returns {Map<string, Task>}
 */
export function tasksById(tasks, project) {
  /** @type {Map<string, Task>} */
  const found = new Map();
  for (const task of tasks) {
    if ((project === null || task.project === project) && !found.has(task.id)) {
      found.set(task.id, task);
    }
  }
  return found;
}

/**
 * @param {Group[]} groups
 * @param {Map<string, Task>} tasks
 * @param {(key: string) => void} openTask
 */
export function tasksView(groups, tasks, openTask) {
  return rankingView("Most expensive tasks", "Task", groups.filter(({ key }) => key), ({ key }) => {
    const task = tasks.get(key ?? "");
    return task === undefined ? html`<bdi>${clip(key ?? "", NAME)}</bdi>`
      : html`<button type="button" class="task-link" title=${clip(task.id, 300)} @click=${() => openTask(task.key)}><bdi>${
        clip(visibleTitle(task), NAME)}</bdi></button>`;
  });
}

/**
 * @param {string} title
 * @param {string} what
 * @param {Group[]} groups
 * @param {(group: Group) => unknown} nameView
 * @param {number | null} [whole] of which each has a share
 */
function rankingView(title, what, groups, nameView, whole = null) {
  const shown = byCost(groups).slice(0, TOP);
  const top = shown[0]?.cost_usd || 1;
  return html`<section class="costs-box"><div class="box-head"><h2>${title}</h2></div>
    ${shown.length === 0 ? html`<p class="empty">None in this range</p>` : html`<table class="ranking ${whole === null ? "" : "with-share"}"
      aria-label=${title}>
      <thead class="visually-hidden"><tr>${[what, "Bar", ...(whole === null ? [] : ["Share"]), "Cost", "Calls"].map((name) =>
        html`<th scope="col" class=${name === "Bar" ? "plot" : ""}>${name}</th>`)}</tr></thead>
      <tbody>${shown.map((group) => html`<tr><th scope="row">${nameView(group)}</th>
        <td class="plot"><svg class="rank" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${svg`
          <rect width=${(100 * (group.cost_usd ?? 0)) / top} height="6"/>`}</svg></td>
        ${whole === null ? nothing : html`<td class="amount muted">${percent(shareOf(group, whole))}</td>`}
        <td class="amount strong">${money(group.cost_usd, group.unpriced)}</td>
        <td class="amount muted">${number(group.invocations)} <span class="calls">${
          group.invocations === 1 ? "call" : "calls"}</span></td></tr>`)}</tbody></table>`}
  </section>`;
}
