// What happened to a task, and what its model calls cost.

import { html, nothing } from "lit-html";
import { eventText } from "../../describe.js";
import { clip, exactTime, money, number, plural } from "../../format.js";
import { agoView } from "../parts.js";

/** @typedef {import("../../protocol.js").BoardEvent} BoardEvent */
/** @typedef {import("../../protocol.js").Invocation} Invocation */

const EVENTS_SHOWN = 50;

/**
 * @param {BoardEvent[]} history newest first
 * @param {number} now
 */
export function historyView(history, now) {
  return history.length === 0 ? nothing : html`<section class="field" aria-label="History"><h3>History</h3>
    <ol class="history" role="list">${history.slice(0, EVENTS_SHOWN).map((event) => html`<li>
      <span class="muted">${agoView(event.timestamp, now)}</span>
      <span dir="auto">${clip(eventText(event), 300)}</span></li>`)}</ol></section>`;
}

/**
 * @param {import("../../calls.js").Calls | null} calls
 * @param {number} now
 */
export function callsView(calls, now) {
  if (calls === null || (calls.list.length === 0 && calls.error === null)) {
    return nothing;
  }
  return html`<section class="field" aria-label="Model calls"><h3>Model calls</h3>
    ${calls.error === null ? tableView(calls.list, now) : html`<p class="problem">Not fetched: ${calls.error}</p>`}
    ${calls.more ? html`<p class="muted">Only the newest are listed.</p>` : nothing}</section>`;
}

/**
 * @param {Invocation[]} list
 * @param {number} now
 */
function tableView(list, now) {
  return html`<div class="scroll-x" tabindex="0" role="group" aria-label="Table of model calls"><table class="calls">
    <thead><tr><th scope="col">When</th><th scope="col">Model</th><th scope="col" class="number">Tokens</th>
      <th scope="col" class="number">Time</th><th scope="col" class="number">Cost</th></tr></thead>
    <tbody>${list.map((call) => html`<tr class=${call.status === "success" ? "" : "is-failed"} title=${exactTime(call.timestamp)}>
      <td>${agoView(call.timestamp, now)}</td>
      <td><bdi>${clip(call.model_name ?? "unknown", 60)}</bdi>${call.status === "success" ? nothing
        : html` <span class="problem">${call.status}${call.error_message ? html`: <bdi>${clip(call.error_message, 120)}</bdi>`
          : nothing}</span>`}</td>
      <td class="number" title=${tokensText(call)}>${number(call.total_tokens)}</td>
      <td class="number">${call.latency_ms === null ? "–" : `${(call.latency_ms / 1000).toFixed(1)} s`}</td>
      <td class="number">${money(call.cost_usd, call.cost_usd === null ? 1 : 0)}</td></tr>`)}</tbody>
  </table></div>`;
}

/** @param {Invocation} call */
function tokensText({ prompt_tokens, completion_tokens, cache_read_tokens, cache_write_tokens }) {
  return `${plural(prompt_tokens, "token")} in, ${number(completion_tokens)} out, ${number(cache_read_tokens)} from cache, ${
    number(cache_write_tokens)} to cache`;
}
