// Small templates that several views share.

import { html, nothing } from "lit-html";
import { ago, clip, coarseAge, exactTime } from "../format.js";
import { agentHues } from "../hues.js";

/**
 * A relative time whose exact form is in the tooltip.
 * @param {string | null} iso
 * @param {number} now
 * @param {string} [about] what happened then, for the tooltip
 */
export function timeView(iso, now, about = "") {
  return relativeView(iso, now, coarseAge, about);
}

/**
 * As {@link timeView}, as a phrase of its own: "2 h ago".
 * @param {string | null} iso
 * @param {number} now
 */
export function agoView(iso, now) {
  return relativeView(iso, now, ago, "");
}

/**
 * @param {string | null} iso
 * @param {number} now
 * @param {(millis: number) => string} words
 * @param {string} about
 */
function relativeView(iso, now, words, about) {
  if (iso === null) {
    return nothing;
  }
  const time = Date.parse(iso);
  const text = Number.isNaN(time) ? iso : words(now - time);
  return html`<time datetime=${iso} title="${about}${about && " "}${exactTime(iso)}">${text}</time>`;
}

/** @param {string} name */
export function agentView(name) {
  return html`<span class="agent agent-${agentHues.colourOf(name)}" title=${clip(name, 300)}><span class="dot"></span><bdi>${
    clip(name, 60)}</bdi></span>`;
}
