// Models: their share, how fast they answer, how often they fail.

import { html, nothing, svg } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { clip, money, number, shortNumber } from "../format.js";
import { byCost, cacheHitRate, nameOf, part, shareOf, sum } from "./groups.js";
import { duration, percent, sumWords } from "./words.js";

/** @typedef {import("./groups.js").Group} Group */
/** @typedef {{id: string | null | undefined, name: string, value: number, unpriced: number}} Part */

const AMOUNTS = ["Cost", "Share", "Calls", "Tokens", "Cache hit", "Errors", "p50", "p95", "p99"];
const SLICES = 8;
const NAME = 48;
const FULL = 300;
const ALARMING = 0.05;

/**
 * The slices of the doughnut: the most expensive models, and the others as one.
 * @param {Group[]} models
 * @returns {Part[]}
 */
export function shares(models) {
  /** @type {Part[]} */
  const parts = byCost(models).map(({ key, cost_usd, unpriced }) =>
    ({ id: key || null, name: nameOf(key, "model"), value: cost_usd ?? 0, unpriced }));
  const rest = parts.slice(SLICES);
  return rest.length < 2 ? parts : [...parts.slice(0, SLICES),
    {
      id: undefined, name: `${rest.length} others`, value: rest.reduce((all, { value }) => all + value, 0),
      unpriced: rest.reduce((all, { unpriced }) => all + unpriced, 0),
    }];
}

/**
 * @param {Group[]} models
 * @param {import("./colours.js").Colours} colours
 * @param {(canvas: Element | undefined) => void} onCanvas
 */
export function modelsView(models, colours, onCanvas) {
  const all = sum(models);
  const slowest = Math.max(0, ...models.map(({ latency_p99_ms }) => latency_p99_ms ?? 0));
  return html`<section class="costs-box" aria-labelledby="costs-models">
    <div class="box-head"><h2 id="costs-models">Models</h2></div>
    ${models.length === 0 ? html`<p class="empty">No calls in this range</p>` : nothing}
    <div class="models" ?hidden=${models.length === 0}><div class="chart share-chart">
      <canvas role="img" aria-label="Share of each model in the cost, as a chart; the same numbers are in the table"
        ${ref(onCanvas)}></canvas>
      <p class="share-sum" title=${money(all.cost, all.unpriced)}>${sumWords(all.cost, all.unpriced)}</p></div>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="costs-models"><table
      aria-labelledby="costs-models">
      <thead><tr><th scope="col">Model</th>${AMOUNTS.map((name) => html`<th scope="col" class="amount">${name}</th>`)}
        <th scope="col" class="plot-head">Latency p50–p95–p99</th></tr></thead>
      <tbody>${byCost(models).map((group) => modelView(group, all.cost, slowest, colours))}</tbody></table></div></div>
  </section>`;
}

/**
 * @param {Group} group
 * @param {number} cost of all models
 * @param {number} slowest
 * @param {import("./colours.js").Colours} colours
 */
function modelView(group, cost, slowest, colours) {
  const { key, invocations, errors, latency_p50_ms, latency_p95_ms, latency_p99_ms } = group;
  const failing = part(errors, invocations);
  return html`<tr>
    <th scope="row" title=${clip(nameOf(key, "model"), FULL)}><span class="swatch ${colours(key || null)}"></span><bdi>${
      clip(nameOf(key, "model"), NAME)}</bdi></th>
    <td class="amount strong">${money(group.cost_usd, group.unpriced)}</td>
    <td class="amount">${percent(shareOf(group, cost))}</td>
    <td class="amount">${number(invocations)}</td>
    <td class="amount" title=${number(group.total_tokens)}>${shortNumber(group.total_tokens)}</td>
    <td class="amount">${percent(cacheHitRate(group))}</td>
    <td class="amount ${(failing ?? 0) >= ALARMING ? "alarming" : ""}" title="${number(errors)} of ${number(invocations)}">${
      percent(failing)}</td>
    ${[latency_p50_ms, latency_p95_ms, latency_p99_ms].map((millis) => html`<td class="amount">${duration(millis)}</td>`)}
    <td class="plot">${plotView(latency_p50_ms, latency_p95_ms, latency_p99_ms, slowest)}</td></tr>`;
}

/**
 * Half of the calls lie left of the box, one in twenty right of it, one in a hundred right of the line.
 * @param {number | null} p50
 * @param {number | null} p95
 * @param {number | null} p99
 * @param {number} slowest
 */
function plotView(p50, p95, p99, slowest) {
  if (p50 === null || p95 === null || p99 === null || slowest <= 0) {
    return "";
  }
  const at = (/** @type {number} */ millis) => (100 * millis) / slowest;
  return html`<svg class="latency" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${svg`
    <rect class="latency-all" y="4.5" width="100" height="1"/>
    <rect class="latency-tail" y="4" x=${at(p50)} width=${at(p99 - p50)} height="2"/>
    <rect class="latency-box" y="1.5" x=${at(p50)} width=${Math.max(1, at(p95 - p50))} height="7"/>`}</svg>`;
}
