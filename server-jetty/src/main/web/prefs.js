// What the reader likes, kept in this browser.

import { ALERTS } from "./alerts.js";

/** @typedef {import("./alerts.js").Alert} Alert */
/** @typedef {"system" | "dark" | "light"} Theme */
/** @typedef {"comfortable" | "compact"} Density */
/** `keys` says whether single letters are commands; `notify` what the desktop tells. */
/** @typedef {{theme: Theme, density: Density, keys: boolean, notify: Alert[]}} Prefs */

/** As in index.html, which reads the theme first. */
export const PLACE = "lanecast";
/** @type {Theme[]} */
export const THEMES = ["system", "dark", "light"];
/** @type {Density[]} */
export const DENSITIES = ["comfortable", "compact"];

/**
 * @param {string | null} text as stored; anything else than what was stored gives the usual
 * @returns {Prefs}
 */
export function parsePrefs(text) {
  const stored = parsed(text);
  return {
    theme: THEMES.find((theme) => theme === stored["theme"]) ?? "system",
    density: DENSITIES.find((density) => density === stored["density"]) ?? "comfortable",
    keys: stored["keys"] !== false,
    notify: ALERTS.filter((kind) => Array.isArray(stored["notify"]) && stored["notify"].includes(kind)),
  };
}

/**
 * @param {string | null} text
 * @returns {Record<string, unknown>}
 */
function parsed(text) {
  try {
    const value = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** @returns {Prefs} */
export function loadPrefs() {
  try {
    return parsePrefs(localStorage.getItem(PLACE));
  } catch {
    return parsePrefs(null);
  }
}

/**
 * Puts them to use and keeps them, where the browser allows that.
 * @param {Prefs} prefs
 */
export function savePrefs(prefs) {
  applyPrefs(prefs);
  try {
    localStorage.setItem(PLACE, JSON.stringify(prefs));
  } catch {
    // They last as long as the page does.
  }
}

/** @param {Prefs} prefs */
export function applyPrefs({ theme, density }) {
  Object.assign(document.documentElement.dataset, { theme, density });
}
