// Charts as small as a word.

import { html, svg } from "lit-html";
import { money } from "../format.js";
import { stepName } from "../costs/buckets.js";

const HEIGHT = 24;

/** @param {number[]} values oldest first, the last one still growing */
export function barsView(values) {
  const top = Math.max(...values, 0);
  return html`<svg class="spark" viewBox="0 0 ${values.length} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${
    values.map((value, i) => {
      const height = top > 0 && value > 0 ? Math.max(1, (value / top) * HEIGHT) : 0;
      return svg`<rect class=${i === values.length - 1 ? "spark-now" : ""} x=${i + 0.12} width="0.76" y=${HEIGHT - height}
        height=${height}/>`;
    })}</svg>`;
}

/** @param {import("../spend.js").Spend} spend */
export function spendView(spend) {
  const most = spend.reduce((a, b) => (b.cost > a.cost ? b : a), { hour: "", cost: 0 });
  const text = most.cost === 0 ? "Nothing spent in the last 24 hours"
    : `Cost per hour in the last 24 hours, at most ${money(most.cost)} at ${stepName(most.hour, false)}`;
  return html`<div class="spend" title=${text}>${barsView(spend.map(({ cost }) => cost))}<span class="visually-hidden">${
    text}</span></div>`;
}
