// The bar of numbers: cost, budgets, tasks per lane.

import { html, nothing, svg } from "lit-html";
import { clip, money, number, plural, sentence } from "../format.js";
import { icons } from "./icons.js";
import { agoView } from "./parts.js";
import { spendView } from "./spark.js";

/** @typedef {import("../protocol.js").Budget} Budget */
/**
 * @typedef {{
 *   costs: import("../protocol.js").Costs | null, spend: import("../spend.js").Spend | null, budgets: Budget[],
 *   lastCall: import("../protocol.js").Invocation | null, lanes: ReturnType<typeof import("../select.js").laneCounts>,
 *   unreadable: number, now: number
 * }} Ticker
 */

const BUDGETS_SHOWN = 3;
const NEARLY = 80;

/**
 * @param {Ticker} ticker
 * @param {() => void} onUnreadable
 */
export function tickerView({ costs, spend, budgets, lastCall, lanes, unreadable, now }, onUnreadable) {
  return html`<section class="ticker" aria-label="Numbers">
    <div class="figures" role="group" aria-label="Cost" title=${costs ? scope(costs) : ""}>
      ${costView("Today", "cost-today", costs?.today, costs?.unpriced_today)}${spend === null ? nothing : spendView(spend)}
      ${costView("Month", "cost-month", costs?.month, costs?.unpriced_month)}
      ${costView("Total", "cost-total", costs?.total, costs?.unpriced)}
    </div>
    ${budgets.length > 0 ? html`<div class="budgets" role="group" aria-label="Budgets">${
      budgets.slice(0, BUDGETS_SHOWN).map(budgetView)}</div>` : nothing}
    ${lastCall ? lastCallView(lastCall, now) : nothing}
    ${countsView(lanes, unreadable, onUnreadable)}
  </section>`;
}

/** @param {import("../protocol.js").Costs} costs */
function scope({ time_zone, unpriced }) {
  return `Model calls of all projects; days in ${time_zone}.${without(unpriced)}`;
}

/** @param {number} unpriced number of calls without a price */
function without(unpriced) {
  return unpriced > 0 ? ` ${plural(unpriced, "call")} without a price are not in it.` : "";
}

/**
 * @param {string} label
 * @param {string} id
 * @param {number | undefined} value
 * @param {number | undefined} unpriced number of calls without a price
 */
function costView(label, id, value, unpriced) {
  return html`<div class="figure"><span class="label">${label}</span>
    <span class="value" data-testid=${id}>${
      value === undefined ? "–" : money(value, unpriced)}</span></div>`;
}

/** @param {Budget} budget */
function budgetView({ budget, period, spent, limit, unpriced = 0 }) {
  const percent = limit > 0 ? Math.round((100 * spent) / limit) : 0;
  const level = percent >= 100 ? "over" : percent >= NEARLY ? "near" : "fine";
  return html`<div class="figure budget is-${level}" title="Budget ${budget}, per ${period}.${without(unpriced)}">
    <span class="label"><bdi>${clip(budget, 24)}</bdi> budget</span>
    <span class="value">${percent}${unpriced > 0 ? "+" : ""} %<span class="muted"> of ${money(limit)}</span></span>
    ${svg`<svg class="bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-all" width="100" height="3"/><rect class="bar-part" width=${Math.min(100, percent)} height="3"/></svg>`}
  </div>`;
}

/**
 * @param {import("../protocol.js").Invocation} call
 * @param {number} now
 */
function lastCallView(call, now) {
  const { model_name, agent_name, cost_usd, timestamp, status } = call;
  return html`<div class="figure last-call"><span class="label">Last call</span>
    <span class="value"><bdi>${clip(model_name ?? "unknown model", 32)}</bdi>
      <span class="muted">${agent_name ? html`<bdi>${clip(agent_name, 24)}</bdi>, ` : nothing}${
        status === "success" ? money(cost_usd, cost_usd === null ? 1 : 0) : status}, ${
        agoView(timestamp, now)}</span></span></div>`;
}

/**
 * @param {Ticker["lanes"]} lanes
 * @param {number} unreadable
 * @param {() => void} onUnreadable
 */
function countsView(lanes, unreadable, onUnreadable) {
  if (lanes.length === 0) {
    return nothing;
  }
  const total = lanes.reduce((sum, { count }) => sum + count, 0);
  return html`<div class="counts" role="group" aria-label="Tasks">
    <span><b>${number(total)}</b> ${total === 1 ? "task" : "tasks"}</span>
    ${lanes.map(({ lane, count }) => html`<span class="lane-count role-${lane.role}"><span class="lane-mark"></span><b>${
      number(count)}</b> ${sentence(lane.name).toLowerCase()}</span>`)}
    ${unreadable > 0 ? html`<button type="button" class="unreadable-count" title="Show which files cannot be read, and why"
      @click=${onUnreadable}>${icons.warning()}<b>${number(unreadable)}</b> unreadable</button>` : nothing}
  </div>`;
}
