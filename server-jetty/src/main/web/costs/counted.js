// What counters say of sessions of which no single call is known; no total holds it.

import { html, nothing } from "lit-html";
import { clip, money, number, plural, shortNumber } from "../format.js";

/**
 * @typedef {{
 *   session_id: string, tool_name: string | null, model_name: string | null, project: string | null, prompt_tokens: number,
 *   completion_tokens: number, cache_read_tokens: number, cache_write_tokens: number, total_tokens: number, cost_usd: number | null
 * }} Counted
 * @typedef {{tool: string, model: string, sessions: Set<string>, input: number, output: number, cache: number, cost: number | null}} Sum
 */

const NAME = 80;
const SHOWN = 20;

/**
 * By tool and model, those with the most tokens first.
 * @param {Counted[]} counted
 * @param {string | null} project
 * @returns {Sum[]}
 */
export function sumsOf(counted, project) {
  /** @type {Map<string, Sum>} */
  const sums = new Map();
  for (const use of counted.filter((one) => project === null || one.project === project)) {
    const name = JSON.stringify([use.tool_name, use.model_name]);
    const sum = sums.get(name) ?? {
      tool: use.tool_name ?? "unknown", model: use.model_name ?? "unknown", sessions: new Set(), input: 0, output: 0, cache: 0, cost: null,
    };
    sums.set(name, sum);
    sum.sessions.add(use.session_id);
    sum.input += use.prompt_tokens;
    sum.output += use.completion_tokens;
    sum.cache += use.cache_read_tokens + use.cache_write_tokens;
    sum.cost = use.cost_usd === null ? sum.cost : (sum.cost ?? 0) + use.cost_usd;
  }
  return [...sums.values()].sort((a, b) => tokens(b) - tokens(a)).slice(0, SHOWN);
}

/** @param {Sum} sum */
function tokens({ input, output, cache }) {
  return input + output + cache;
}

/**
 * Nothing where no counter says anything.
 * @param {Counted[]} counted
 * @param {string | null} project
 */
export function countedView(counted, project) {
  const sums = sumsOf(counted, project);
  return sums.length === 0 ? nothing : html`<section class="costs-box">
    <div class="box-head"><h2 id="costs-counted">Told by counters only</h2></div>
    <p class="box-note muted">Sessions that send metrics but no single calls. All of their time, and in no total on this page.</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="costs-counted"><table aria-labelledby="costs-counted">
      <thead><tr><th scope="col">Tool</th><th scope="col">Model</th>${["Sessions", "Input", "Output", "Cache", "Cost"].map((name) =>
        html`<th scope="col" class="amount">${name}</th>`)}</tr></thead>
      <tbody>${sums.map(({ tool, model, sessions, input, output, cache, cost }) => html`<tr>
        <th scope="row"><bdi>${clip(tool, NAME)}</bdi></th><td><bdi>${clip(model, NAME)}</bdi></td>
        <td class="amount" title=${plural(sessions.size, "session")}>${number(sessions.size)}</td>
        ${[input, output, cache].map((count) => html`<td class="amount" title=${plural(count, "token")}>${shortNumber(count)}</td>`)}
        <td class="amount strong">${cost === null ? "–" : money(cost)}</td></tr>`)}</tbody></table></div>
  </section>`;
}
