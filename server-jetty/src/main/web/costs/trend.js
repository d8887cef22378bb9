// The trend: a chart, its legend, and the same numbers as a table.

import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { clip, money, number } from "../format.js";
import { stepName } from "./buckets.js";
import { segmentView } from "./picker.js";
import { SPLITS } from "./range.js";
import { together } from "./series.js";

/** @typedef {import("./series.js").Trend} Trend */
/** @typedef {import("./series.js").Measure} Measure */
/** @typedef {import("./range.js").Query} Query */
/**
 * @typedef {{
 *   trend: Trend, query: Query, measure: Measure, cumulative: boolean, hours: boolean, timeZone: string, asTable: boolean,
 *   colours: import("./colours.js").Colours
 * }} TrendModel
 * @typedef {{
 *   onMeasure: (measure: Measure) => void, onCumulative: (on: boolean) => void, onQuery: (part: Partial<Query>) => void,
 *   onTable: (open: boolean) => void, onTrendCanvas: (canvas: Element | undefined) => void
 * }} TrendHandlers
 */

const NAME = 40;

/**
 * @param {TrendModel} model
 * @param {TrendHandlers} handlers
 */
export function trendView(model, handlers) {
  const { trend, query, measure, colours } = model;
  const by = measure === "cost" ? query.split : "kind";
  const title = `${measure === "cost" ? "Cost" : "Tokens"} per ${query.by} by ${by}`;
  const empty = trend.series.every(({ total }) => total === 0);
  return html`<section class="costs-box" aria-labelledby="costs-trend">
    <div class="box-head"><h2 id="costs-trend">${title}</h2>${controlsView(model, handlers)}</div>
    <div class="chart trend-chart"><canvas role="img" class=${empty ? "blank" : ""}
      aria-label="${title}, as a chart; the same numbers are in the table below" ${ref(handlers.onTrendCanvas)}></canvas>
      ${empty ? html`<p class="chart-empty muted">${emptyWords(model)}</p>` : nothing}</div>
    <ul class="legend" role="list" aria-label="Colours">
      ${trend.series.filter(({ total }) => total > 0).map(({ id, name }) => html`<li><span class="swatch ${colours(id)}"></span>
        <bdi>${clip(name, NAME)}</bdi></li>`)}
      <li class="legend-zone muted">${query.by === "day" ? "Days" : "Hours"} in ${model.timeZone.replace("Etc/", "")}</li></ul>
    <details class="as-table" @toggle=${(/** @type {Event} */ { target }) =>
      handlers.onTable(/** @type {HTMLDetailsElement} */ (target).open)}>
      <summary>As a table</summary>${model.asTable ? tableView(title, model) : nothing}</details>
  </section>`;
}

/** @param {TrendModel} model */
function emptyWords({ trend, measure }) {
  const unpriced = together(trend).unpriced.some((calls) => calls > 0);
  return unpriced ? "No call in this range has a price" : `No ${measure === "cost" ? "cost" : "tokens"} in this range`;
}

/**
 * @param {TrendModel} model
 * @param {TrendHandlers} handlers
 */
function controlsView({ query, measure, cumulative, hours }, { onMeasure, onCumulative, onQuery }) {
  return html`<div class="controls">
    <div class="segments" role="group" aria-label="Measure">
      ${segmentView("Cost", measure === "cost", () => onMeasure("cost"))}
      ${segmentView("Tokens", measure === "tokens", () => onMeasure("tokens"))}</div>
    ${measure === "tokens" ? nothing : html`<label class="pick">by <select @change=${(/** @type {Event} */ { target }) =>
      onQuery({ split: /** @type {any} */ (/** @type {HTMLSelectElement} */ (target).value) })}>
      ${SPLITS.map((split) => html`<option value=${split} ?selected=${split === query.split}>${split}</option>`)}</select></label>`}
    <div class="segments" role="group" aria-label="Step">
      ${segmentView("Day", query.by === "day", () => onQuery({ by: "day" }))}
      ${segmentView("Hour", query.by === "hour", () => onQuery({ by: "hour" }), !hours)}</div>
    <label class="pick"><input type="checkbox" .checked=${cumulative} @change=${(/** @type {Event} */ { target }) =>
      onCumulative(/** @type {HTMLInputElement} */ (target).checked)}> Cumulative</label>
  </div>`;
}

/**
 * @param {string} title
 * @param {TrendModel} model
 */
function tableView(title, { trend, measure }) {
  const cell = (/** @type {import("./series.js").Amounts} */ { values, unpriced }, /** @type {number} */ i) =>
    html`<td class="amount">${measure === "cost" ? money(values[i], unpriced[i]) : number(values[i] ?? 0)}</td>`;
  const all = together(trend);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${title}><table>
    <caption class="visually-hidden">${title}</caption>
    <thead><tr><th scope="col">${trend.steps[0]?.includes("T") ? "Hour" : "Day"}</th>${trend.series.map(({ name }) => html`
      <th scope="col" class="amount"><bdi>${clip(name, NAME)}</bdi></th>`)}
      <th scope="col" class="amount">Together</th></tr></thead>
    <tbody>${trend.steps.map((step, i) => html`<tr><th scope="row">${stepName(step, true)}</th>
      ${trend.series.map((one) => cell(one, i))}${cell(all, i)}</tr>`)}</tbody></table></div>`;
}
