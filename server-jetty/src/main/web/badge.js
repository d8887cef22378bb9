// The state of the page where only its tab is seen: in the title and the icon.

/** @typedef {{word: string, unseen: number, unreadable: number, projects: string[]}} Badge */

const SHOWN = 3;
const BARS = [["#79c0ff", 6, 9], ["#e3b341", 13.5, 14], ["#56d364", 21, 18]];

/** @param {Badge} badge */
export function titleOf({ unseen, word, projects }) {
  const count = unseen === 0 ? "" : `(${unseen > 99 ? "99+" : unseen}) `;
  const state = word === "offline" ? "Offline · " : "";
  return `${count}${state}${[...projects.slice(0, SHOWN), "Lanecast"].join(" · ")}`;
}

/**
 * The icon: grey without a connection, with a dot in red while files cannot be read and in blue for what was not seen yet.
 * @param {Badge} badge
 */
export function iconOf({ word, unseen, unreadable }) {
  const lost = word === "offline" || word === "reconnecting";
  const bars = BARS.map(([colour, x, height]) => `<rect x="${x}" y="7" width="5" height="${height}" rx="1.5" fill="${
    lost ? "#8b98a5" : colour}"/>`).join("");
  const dot = unreadable > 0 ? "#ff7b72" : unseen > 0 ? "#6cb0ff" : null;
  const mark = dot === null ? "" : `<circle cx="25" cy="25" r="6.5" fill="${dot}" stroke="#151b23" stroke-width="2"/>`;
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#151b23"/>${
    bars}${mark}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(image)}`;
}

/** @param {Badge} badge */
export function showBadge(badge) {
  const title = titleOf(badge);
  if (document.title !== title) {
    document.title = title;
  }
  const link = document.querySelector("link[rel=icon]");
  const icon = iconOf(badge);
  if (link !== null && link.getAttribute("href") !== icon) {
    link.setAttribute("href", icon);
  }
}
