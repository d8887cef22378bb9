// The numbers above the charts.

import { html, nothing, svg } from "lit-html";
import { clip, money, number, plural, shortNumber } from "../format.js";
import { icons } from "../views/icons.js";
import { barsView } from "../views/spark.js";
import { byCost, cacheHitRate, nameOf, part, sum } from "./groups.js";
import { RECENT } from "./load.js";
import { risingTo } from "./series.js";
import { paceWords, percent, savedWords, sumWords } from "./words.js";

/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("../protocol.js").Budget} Budget */

const HEIGHT = 24;
const NEARLY = 80;
const NAMED = 6;
const NAME = 60;

/**
 * @param {{
 *   costs: import("../protocol.js").Costs, days: import("./series.js").Amounts, month: import("./load.js").Month,
 *   everyProject: boolean
 * }} options
 */
export function spendView({ costs, days, month, everyProject }) {
  const scope = everyProject ? "" : ", all projects";
  return html`
    ${tileView(`Today${scope}`, sumView(costs.today, costs.unpriced_today), barsView(days.values),
      `Each of the last ${RECENT} days`)}
    ${tileView(`This month${scope}`, sumView(costs.month, costs.unpriced_month), paceWords(month))}
    ${tileView(`Total${scope}`, sumView(costs.total, costs.unpriced), lineView(risingTo(costs.total, days.values)),
      `How the total rose in the last ${RECENT} days`)}`;
}

/**
 * @param {string} range
 * @param {Group[]} models
 * @param {number} saved by caches, in dollars
 */
export function rangeView(range, models, saved) {
  const all = sum(models);
  const cached = sum(models.filter((model) => model.cache_read_tokens + model.cache_write_tokens > 0));
  return html`
    ${tileView(range, sumView(all.cost, all.unpriced), `${plural(all.calls, "call")}, ${shortNumber(all.tokens)} tokens`)}
    ${tileView("Cache hit rate", percent(cacheHitRate(all)), savedWords(saved, all.cache_read_tokens, cached.unpriced))}
    ${tileView("Error rate", percent(part(all.errors, all.calls)), `${plural(all.errors, "call")} failed`)}`;
}

/**
 * @param {number} usd
 * @param {number} [unpriced]
 */
function sumView(usd, unpriced) {
  return html`<span title=${money(usd, unpriced)}>${sumWords(usd, unpriced)}</span>`;
}

/**
 * @param {string} label
 * @param {unknown} value
 * @param {unknown} more
 * @param {string} [title]
 */
function tileView(label, value, more, title) {
  return html`<div class="tile" title=${title ?? nothing}><span class="label">${label}</span>
    <span class="tile-value">${value}</span>
    <span class="tile-more">${more}</span></div>`;
}

/** @param {number[]} values rising */
function lineView(values) {
  const top = values.at(-1) || 1;
  const width = Math.max(1, values.length - 1);
  const points = values.map((value, i) => `${i},${HEIGHT - 1 - (value / top) * (HEIGHT - 2)}`);
  return html`<svg class="spark" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<path class="spark-area" d="M0,${HEIGHT} L${points.join(" ")} L${width},${HEIGHT}z"/>
      <polyline class="spark-line" points=${points.join(" ")}/>`}</svg>`;
}

/** @param {Budget[]} budgets */
export function budgetsView(budgets) {
  return budgets.length === 0 ? nothing
    : html`<ul class="budget-list" role="list" aria-label="Budgets">${budgets.map(budgetView)}</ul>`;
}

/** @param {Budget} budget */
function budgetView(budget) {
  const share = budget.limit > 0 ? (100 * budget.spent) / budget.limit : 0;
  const level = share >= 100 ? "over" : share >= NEARLY ? "near" : "fine";
  return html`<li class="budget-line is-${level}">
    <span class="budget-name"><bdi>${clip(budget.budget, NAME)}</bdi> <span class="muted">per ${budget.period}</span></span>
    <span class="budget-sum">${money(budget.spent, budget.unpriced)} <span class="muted">of ${money(budget.limit)}</span>
      <b>${Math.round(share)} %</b></span>
    <svg class="budget-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="bar-all"
      width="100" height="6"/><rect class="bar-part" width=${Math.min(100, share)} height="6"/>`}</svg></li>`;
}

/**
 * Which models the calls without a price belong to.
 * @param {Group[]} models
 */
export function unpricedView(models) {
  const unpriced = byCost(models).filter((group) => group.unpriced > 0).sort((a, b) => b.unpriced - a.unpriced);
  if (unpriced.length === 0) {
    return nothing;
  }
  const count = unpriced.reduce((all, group) => all + group.unpriced, 0);
  const rest = unpriced.length - NAMED;
  return html`<p class="costs-note">${icons.coins()}<span>${plural(count, "call")} ${count === 1 ? "has" : "have"} no price and ${
    count === 1 ? "is" : "are"} not in the sums marked "+": ${unpriced.slice(0, NAMED).map(({ key, unpriced: calls }, i) => html`${
    i > 0 ? ", " : ""}<bdi>${clip(nameOf(key, "model"), NAME)}</bdi> (${number(calls)})`)}${
    rest > 0 ? ` and ${plural(rest, "other model")}` : ""}.</span></p>`;
}
