// Which time, and downloads.

import { html, nothing } from "lit-html";
import { stepName } from "./buckets.js";
import { PRESETS, daysOf } from "./range.js";

/** @typedef {import("./range.js").Range} Range */

const LABELS = new Map([["24h", "24 h"], ["7d", "7 d"], ["30d", "30 d"], ["90d", "90 d"], ["month", "Month"]]);
const NAMES = new Map([
  ["24h", "Last 24 hours"], ["7d", "Last 7 days"], ["30d", "Last 30 days"], ["90d", "Last 90 days"],
  ["month", "Since the 1st"],
]);

/**
 * @param {Range} range
 * @param {string} today the days of other years are told with their year
 */
export function rangeName(range, today) {
  if (typeof range === "string") {
    return NAMES.get(range) ?? "";
  }
  const isOfThisYear = [range.from, range.to].every((day) => day.slice(0, 4) === today.slice(0, 4));
  const [from, to] = [range.from, range.to].map((day) =>
    stepName(day, false) + (isOfThisYear ? "" : ` ${Number(day.slice(0, 4))}`));
  return from === to ? from ?? "" : `${from} – ${to}`;
}

/**
 * @param {Range} range
 * @param {import("./range.js").Bounds} bounds
 * @param {(range: Range) => void} onRange
 */
export function pickerView(range, bounds, onRange) {
  const custom = typeof range === "string" ? null : range;
  const days = custom ?? { from: bounds.first.slice(0, 10), to: bounds.last.slice(0, 10) };
  const change = (/** @type {Event} */ { currentTarget }) => {
    const form = new FormData(/** @type {HTMLFormElement} */ (currentTarget));
    const chosen = daysOf(String(form.get("from")), String(form.get("to")));
    if (chosen) {
      onRange(chosen);
    }
  };
  return html`<div class="costs-bar">
    <div class="segments" role="group" aria-label="Range">
      ${PRESETS.map((preset) => segmentView(LABELS.get(preset) ?? preset, range === preset, () => onRange(preset)))}
      ${segmentView("Custom", custom !== null, () => onRange(days))}
    </div>
    ${custom ? html`<form class="costs-days" @change=${change}
      @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <label>From <input type="date" name="from" required .value=${days.from}></label>
      <label>to <input type="date" name="to" required .value=${days.to}></label></form>` : nothing}
    <div class="costs-export"><span class="muted">Export all calls</span>
      ${["csv", "json", "ndjson"].map((format) => html`<a class="export" href="api/export/invocations.${format}" download>${
        format.toUpperCase()}</a>`)}</div>
  </div>`;
}

/**
 * @param {string} label
 * @param {boolean} pressed
 * @param {() => void} onPress
 * @param {boolean} [disabled]
 */
export function segmentView(label, pressed, onPress, disabled = false) {
  return html`<button type="button" class="segment" aria-pressed=${pressed} ?disabled=${disabled} @click=${onPress}>${
    label}</button>`;
}
