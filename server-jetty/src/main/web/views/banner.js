// Lines on top of the board when something is not as it should be.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { icons } from "./icons.js";

/**
 * @param {import("../notices.js").Notice[]} notices
 * @param {(name: string) => void} onDismiss
 */
export function bannersView(notices, onDismiss) {
  return notices.length === 0 ? nothing : html`<section class="banners" aria-label="Notices">${
    repeat(notices, ({ name }) => name, ({ name, level, text, closable }) => html`
      <div class="banner is-${level}">${icons.warning()}<p dir="auto">${text}</p>${closable ? html`
        <button type="button" class="quiet small" aria-label="Dismiss" title="Dismiss" @click=${() => onDismiss(name)}>${
          icons.close()}</button>` : nothing}</div>`)}</section>`;
}
