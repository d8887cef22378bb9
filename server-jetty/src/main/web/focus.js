// Keyboard focus on the board: arrow keys, and a focus that survives a card's moves.

import { follow } from "./board.js";

/**
 * Notes the focused card before the page is rendered.
 * @param {HTMLElement} root
 * @param {import("./board.js").Board} board what will be rendered
 * @returns {() => void} to be called after the page is rendered; it gives the focus back
 */
export function keepFocus(root, board) {
  const focused = document.activeElement;
  const card = focused?.closest(".card");
  if (!(card instanceof HTMLElement) || !focused) {
    return () => {};
  }
  const key = card.dataset["key"] ?? "";
  const place = indexIn(card);
  const column = card.closest(".column");
  return () => {
    if (document.activeElement === focused && card.dataset["key"] === key) {
      return;
    }
    const successor = follow(board, key);
    const link = (successor === null ? null : linkOf(root, successor)) ?? nearest(column, place);
    link?.focus({ preventScroll: true });
  };
}

/**
 * @param {HTMLElement} root
 * @param {string} key
 */
export function linkOf(root, key) {
  return /** @type {HTMLElement | null} */ (root.querySelector(`.card[data-key="${CSS.escape(key)}"] .card-link`));
}

/**
 * Arrow keys go to the neighbouring card, Home and End to the ends of the column.
 * @param {KeyboardEvent} event
 */
export function moveFocus(event) {
  const card = event.target instanceof Element ? event.target.closest(".card") : null;
  const column = card?.closest(".column");
  if (!card || !column || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const target = neighbour(event.key, column, indexIn(card));
  if (target) {
    event.preventDefault();
    target.focus();
  }
}

/**
 * @param {string} key
 * @param {Element} column
 * @param {number} place
 */
function neighbour(key, column, place) {
  switch (key) {
    case "ArrowUp":
      return nearest(column, place - 1);
    case "ArrowDown":
      return nearest(column, place + 1);
    case "ArrowLeft":
      return nearest(beside(column, -1), place);
    case "ArrowRight":
      return nearest(beside(column, 1), place);
    case "Home":
      return nearest(column, 0);
    case "End":
      return nearest(column, Infinity);
    default:
      return undefined;
  }
}

/** @param {Element} card */
function indexIn(card) {
  return Array.prototype.indexOf.call(card.parentElement?.children ?? [], card);
}

/**
 * The next column that has cards and is shown.
 * @param {Element} column
 * @param {-1 | 1} step
 */
function beside(column, step) {
  let next = step < 0 ? column.previousElementSibling : column.nextElementSibling;
  while (next && next.querySelector(".card")?.checkVisibility?.() !== true) {
    next = step < 0 ? next.previousElementSibling : next.nextElementSibling;
  }
  return next;
}

/**
 * @param {Element | null} column
 * @param {number} place
 * @returns {HTMLElement | undefined}
 */
function nearest(column, place) {
  const links = /** @type {NodeListOf<HTMLElement>} */ (column?.querySelectorAll(".card-link") ?? []);
  return links[Math.max(0, Math.min(place, links.length - 1))];
}
