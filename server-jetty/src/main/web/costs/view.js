// The view "Costs" from its scene.

import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { icons } from "../views/icons.js";
import { countedView } from "./counted.js";
import { modelsView } from "./models.js";
import { pickerView, rangeName } from "./picker.js";
import { agentsView, tasksView } from "./ranking.js";
import { budgetsView, rangeView, spendView, unpricedView } from "./tiles.js";
import { trendView } from "./trend.js";

/**
 * @typedef {{message: string, cut: boolean}} Problem `cut` when there was no answer at all
 * @typedef {import("./trend.js").TrendHandlers & {
 *   onRange: (range: import("./range.js").Range) => void, onShareCanvas: (canvas: Element | undefined) => void,
 *   onRetry: () => void, openTask: (key: string) => void
 * }} Handlers
 * @typedef {{
 *   state: import("../state.js").State, data: import("./load.js").Data | null, trend: import("./trend.js").TrendModel | null,
 *   query: import("./range.js").Query, bounds: import("./range.js").Bounds, problem: Problem | null,
 *   days: import("./series.js").Amounts | null, tasks: Map<string, import("../protocol.js").Task>,
 *   modelColours: import("./colours.js").Colours, agentColours: import("./colours.js").Colours,
 *   project: string | null, outdated: boolean
 * }} Scene
 */

/**
 * @param {Scene} scene
 * @param {Handlers} handlers
 */
export function costsView(scene, handlers) {
  const { query, bounds, problem, data, trend } = scene;
  return html`<div class="costs ${scene.outdated ? "outdated" : ""}" aria-busy=${data === null && problem === null}>
    ${pickerView(query.range, bounds, handlers.onRange)}
    ${problem ? problemView(problem, data !== null, handlers.onRetry) : nothing}
    ${data && trend ? isEmpty(scene) ? emptyView() : bodyView(scene, data, trend, handlers) : problem ? nothing : bonesView()}
    ${data ? guard([data, scene.project], () => countedView(data.counted, scene.project)) : nothing}
  </div>`;
}

/**
 * @param {Scene} scene
 * @param {import("./load.js").Data} data
 * @param {import("./trend.js").TrendModel} trend
 * @param {Handlers} handlers
 */
function bodyView({ state, days, project, tasks, modelColours, agentColours }, data, trend, handlers) {
  const { costs, budgets } = state;
  return html`
    <div class="tiles">${costs && days ? spendView({ costs, days, month: data.month, everyProject: project === null }) : nothing}
      ${rangeView(rangeName(data.query.range, data.today), data.models, data.saved)}</div>
    ${budgetsView(budgets)}
    ${unpricedView(data.models)}
    ${trendView(trend, handlers)}
    ${guard([data, modelColours], () => modelsView(data.models, modelColours, handlers.onShareCanvas))}
    <div class="rankings">${guard([data], () => agentsView(data.agents, agentColours))}
      ${guard([data, tasks], () => tasksView(data.tasks, tasks, handlers.openTask))}</div>`;
}

/** @param {Scene} scene */
function isEmpty({ state, data }) {
  const never = state.costs === null || (state.costs.total === 0 && state.costs.unpriced === 0);
  return never && [data?.trend, data?.models, data?.days].every((groups) => groups?.length === 0);
}

/**
 * @param {Problem} problem
 * @param {boolean} hasData
 * @param {() => void} onRetry
 */
function problemView({ message, cut }, hasData, onRetry) {
  const rest = hasData ? " These are the last numbers that came." : "";
  return html`<p class="costs-note problem-note" role="alert">${icons.warning()}<span>${
    cut ? `The server does not answer.${rest}` : `The costs could not be read: ${message}.${rest}`}</span>
    <button type="button" @click=${onRetry}>Try again</button></p>`;
}

function emptyView() {
  return html`<div class="costs-empty"><h2>No model calls yet</h2>
    <p>Record one, and it appears here at once:</p>
    <pre tabindex="0"><code>lanecast record --task my-task \\
  --agent my-agent --model some-model \\
  --prompt-tokens 1200 \\
  --completion-tokens 300</code></pre>
    <p class="muted"><code>lanecast record --help</code> tells all its options; programs send
      <code>POST api/invocations</code>.</p></div>`;
}

/** Boxes while the first answer is on its way. */
function bonesView() {
  return html`<p class="visually-hidden">Loading the costs</p>
    <div class="tiles" aria-hidden="true">${Array.from({ length: 6 }, () =>
      html`<div class="tile"><span class="bone short"></span><span class="bone"></span></div>`)}</div>
    <div class="costs-box" aria-hidden="true">
      <div class="chart trend-chart"><span class="bone chart-bone"></span></div></div>`;
}
