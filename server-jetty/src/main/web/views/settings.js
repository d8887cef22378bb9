// What the reader likes, and the list of keys.

import { html, nothing } from "lit-html";
import { ALERTS } from "../alerts.js";
import { sentence } from "../format.js";
import { HELP } from "../keyboard.js";
import { DENSITIES, THEMES } from "../prefs.js";
import { icons } from "./icons.js";

/** @typedef {import("../prefs.js").Prefs} Prefs */
/**
 * @typedef {{
 *   prefs: Prefs, menu: string | null, onPrefs: (prefs: Prefs) => void, onMenu: (menu: string | null) => void,
 *   onHelp: () => void, onWall: () => void
 * }} Settings
 */

/** @param {Settings} settings */
export function settingsView(settings) {
  const { menu, onMenu } = settings;
  const open = menu === "settings";
  return html`<div class="menu settings" @keydown=${(/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      document.getElementById("menu-settings")?.focus();
      onMenu(null);
    }
  }}>
    <button type="button" class="quiet" id="menu-settings" aria-label="Settings" title="Settings" aria-expanded=${open}
      @click=${() => onMenu(open ? null : "settings")}>${icons.sliders()}</button>
    ${open ? listView(settings) : nothing}
  </div>`;
}

/** @param {Settings} settings */
function listView({ prefs, onPrefs, onHelp, onWall }) {
  const notified = new Set(prefs.notify);
  return html`<div class="menu-list">
    ${choiceView("Theme", "theme", THEMES, prefs, onPrefs)}
    ${choiceView("Density", "density", DENSITIES, prefs, onPrefs)}
    <fieldset><legend>Desktop notifications</legend>${ALERTS.map((kind) => html`<label class="menu-option"><input type="checkbox"
      .checked=${notified.has(kind)} @change=${() => onPrefs({
        ...prefs, notify: ALERTS.filter((other) => (other === kind) !== notified.has(other)),
      })}>${sentence(kind)}</label>`)}</fieldset>
    <fieldset><legend>Keyboard</legend><label class="menu-option"><input type="checkbox" .checked=${prefs.keys}
      @change=${() => onPrefs({ ...prefs, keys: !prefs.keys })}>Single letters are commands</label>
      <button type="button" class="menu-option" @click=${onHelp}>Show all keys</button>
      <button type="button" class="menu-option" @click=${onWall}>Wallboard</button></fieldset>
  </div>`;
}

/**
 * @param {string} label
 * @param {"theme" | "density"} name
 * @param {string[]} values
 * @param {Prefs} prefs
 * @param {(prefs: Prefs) => void} onPrefs
 */
function choiceView(label, name, values, prefs, onPrefs) {
  return html`<fieldset><legend>${label}</legend>${values.map((value) => html`<label class="menu-option"><input type="radio"
    name=${name} value=${value} .checked=${prefs[name] === value} @change=${() => onPrefs({ ...prefs, [name]: value })}>${
      sentence(value)}</label>`)}</fieldset>`;
}

/** @param {boolean} keys whether letters are commands */
export function helpView(keys) {
  return html`<dialog id="help" aria-labelledby="help-title">
    <form method="dialog"><h2 id="help-title">Keys</h2>
      <button class="quiet" aria-label="Close" title="Close (Esc)">${icons.close()}</button></form>
    <dl>${HELP.map(([names, meaning]) => html`<div><dt>${names.map((name) => html`<kbd>${name}</kbd> `)}</dt>
      <dd>${meaning}</dd></div>`)}</dl>
    ${keys ? nothing : html`<p class="muted">Single letters are switched off in the settings.</p>`}
  </dialog>`;
}
