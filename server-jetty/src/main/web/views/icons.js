// Inline icons: 16 px, one stroke width, coloured by the text around them, silent to screen readers.

import { html, svg } from "lit-html";

/** @param {unknown} shape */
const icon = (shape) => html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"
  fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${shape}</svg>`;

export const icons = {
  brand: () => icon(svg`<path d="M3.5 3v5M8 3v7.5M12.5 3v10" stroke-width="3"/>`),
  close: () => icon(svg`<path d="m4 4 8 8M12 4l-8 8"/>`),
  check: () => icon(svg`<path d="m3 8.5 3.2 3L13 4.5"/>`),
  checklist: () => icon(svg`<rect x="2.5" y="2.5" width="11" height="11" rx="2.5"/><path d="m5.5 8.2 1.8 1.7 3.3-3.6"/>`),
  waiting: () => icon(svg`<path d="M4 2.5h8M4 13.5h8M5 2.5v2.2L8 8l3-3.3V2.5M5 13.5v-2.2L8 8l3 3.3v2.2"/>`),
  blocks: () => icon(svg`<circle cx="8" cy="8" r="5.5"/><path d="m4.2 4.2 7.6 7.6"/>`),
  warning: () => icon(svg`<path d="M8 2.5 14 13H2zM8 6.5v3M8 11.4v.1"/>`),
  arrow: () => icon(svg`<path d="M2.5 8h10M9 4.5 12.5 8 9 11.5"/>`),
  plus: () => icon(svg`<path d="M8 3v10M3 8h10"/>`),
  minus: () => icon(svg`<path d="M3 8h10"/>`),
  pencil: () => icon(svg`<path d="m3 13 .6-2.8 7-7 2.2 2.2-7 7zM9.2 4.6l2.2 2.2"/>`),
  trash: () => icon(svg`<path d="M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9"/>`),
  coins: () => icon(svg`<circle cx="8" cy="8" r="5.5"/><path d="M9.8 6.2C9.4 5.5 8.8 5.3 8 5.3c-1 0-1.8.5-1.8 1.3 0 2 3.7.9 3.7 2.8
    0 .8-.8 1.3-1.9 1.3-.9 0-1.6-.3-2-1M8 4.3v7.4"/>`),
  clock: () => icon(svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3.2l2 1.3"/>`),
  live: () => icon(svg`<circle cx="8" cy="8" r="3.5" fill="currentColor" stroke="none"/>`),
  cut: () => icon(svg`<circle cx="8" cy="8" r="3.5"/><path d="m3 13 10-10"/>`),
  urgent: () => icon(svg`<rect x="2" y="2" width="12" height="12" rx="3" fill="currentColor" stroke="none"/>
    <path class="icon-cut" d="M8 4.8v3.8M8 11.1v.1"/>`),
  bars: (/** @type {number} */ level) => icon(svg`<g stroke-width="2.5">
    <path d="M3.5 12.5v-2.5"/><path class=${level > 1 ? "" : "faint"} d="M8 12.5V7"/>
    <path class=${level > 2 ? "" : "faint"} d="M12.5 12.5v-9"/></g>`),
  box: () => icon(svg`<rect x="2.5" y="2.5" width="11" height="11" rx="2.5"/>`),
  copy: () => icon(svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 3.5a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1"/>`),
  link: () => icon(svg`<path d="M7 9a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7L8.4 3.9M9 7a2.6 2.6 0 0 0-3.7 0L3.1 9.2a2.6 2.6 0 0 0 3.7 3.7l.8-.8"/>`),
  sliders: () => icon(svg`<path d="M2.5 5h6M12 5h1.5M2.5 11H4M7.5 11h6"/><circle cx="10.2" cy="5" r="1.7"/><circle cx="5.7" cy="11" r="1.7"/>`),
  pause: () => icon(svg`<path d="M5.5 3.5v9M10.5 3.5v9" stroke-width="2"/>`),
  play: () => icon(svg`<path d="M5 3.2v9.6L12.5 8z"/>`),
  down: () => icon(svg`<path d="m4.5 6.5 3.5 3.5 3.5-3.5"/>`),
  search: () => icon(svg`<circle cx="7" cy="7" r="4.2"/><path d="m10.2 10.2 3.3 3.3"/>`),
  low: () => icon(svg`<path d="m4 6.5 4 4 4-4" stroke-width="2"/>`),
};

/** @type {Map<string, () => unknown>} */
const PRIORITY_ICONS = new Map([
  ["critical", () => icons.urgent()],
  ["high", () => icons.bars(3)],
  ["medium", () => icons.bars(2)],
  ["normal", () => icons.bars(1)],
  ["low", () => icons.low()],
]);

/** @param {string} priority */
export function priorityIcon(priority) {
  return PRIORITY_ICONS.get(priority)?.() ?? "";
}
