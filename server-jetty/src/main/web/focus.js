// Keyboard focus on the board: arrow keys, and a focus that survives a card's moves.

import { follow } from "./board.js";

/**
 * Notes the focused card before the page is rendered.
 * @param {import("./board.js").Board} board what will be rendered
 * @returns {() => void} to be called after the page is rendered; it gives the focus back
 */
export function keepFocus(board) {
  const focused = document.activeElement;
  const card = focused?.closest(".card");
  if (!(card instanceof HTMLElement) || !focused) {
    return () => {};
  }
  const key = card.dataset["key"] ?? "";
  const place = indexIn(card);
  const cell = card.closest(".cell");
  return () => {
    if (document.activeElement === focused && card.dataset["key"] === key) {
      return;
    }
    const successor = follow(board, key);
    const link = (successor === null ? null : linkOf(successor)) ?? nearest(cell, place);
    link?.focus({ preventScroll: true });
  };
}

/** @param {string} key of a task */
export function linkOf(key) {
  return /** @type {HTMLElement | null} */ (cardOf(key)?.querySelector(".card-link") ?? null);
}

/**
 * @param {string} key of a task
 * @returns {HTMLElement | null}
 */
export function cardOf(key) {
  return document.getElementById(`card-${key}`);
}

/**
 * Arrow keys, or h, j, k and l, go to the neighbouring card; Home and End to the ends of the column.
 * @param {KeyboardEvent} event
 */
export function moveFocus(event) {
  const card = event.target instanceof Element ? event.target.closest(".card") : null;
  const cell = card?.closest(".cell");
  if (!card || !cell || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const target = neighbour(event.key, cell, card);
  if (target) {
    event.preventDefault();
    target.focus();
  }
}

/** Gives the focus to the first card. */
export function focusFirst() {
  nearest([...document.querySelectorAll(".cell")].find(hasCards) ?? null, 0)?.focus();
}

/**
 * @param {string} key
 * @param {Element} cell
 * @param {Element} card
 */
function neighbour(key, cell, card) {
  switch (key) {
    case "ArrowUp":
    case "k":
      return linkIn(card.previousElementSibling) ?? nearest(above(cell, -1), Infinity);
    case "ArrowDown":
    case "j":
      return linkIn(card.nextElementSibling) ?? nearest(above(cell, 1), 0);
    case "ArrowLeft":
    case "h":
      return nearest(beside(cell, -1), indexIn(card));
    case "ArrowRight":
    case "l":
      return nearest(beside(cell, 1), indexIn(card));
    case "Home":
      return nearest(cell, 0);
    case "End":
      return nearest(cell, Infinity);
    default:
      return undefined;
  }
}

/** @param {Element} card */
function indexIn(card) {
  return Array.prototype.indexOf.call(card.parentElement?.children ?? [], card);
}

/**
 * The next cell of the same column that has cards.
 * @param {Element} cell
 * @param {-1 | 1} step
 */
function above(cell, step) {
  const column = /** @type {HTMLElement} */ (cell).dataset["column"] ?? "";
  return nextOf([...document.querySelectorAll(`.cell[data-column="${CSS.escape(column)}"]`)], cell, step);
}

/**
 * The next cell of the same height that has cards.
 * @param {Element} cell
 * @param {-1 | 1} step
 */
function beside(cell, step) {
  return nextOf([...(cell.closest(".columns, .swim-cells")?.querySelectorAll(".cell") ?? [])], cell, step);
}

/**
 * @param {Element[]} cells
 * @param {Element} cell
 * @param {-1 | 1} step
 */
function nextOf(cells, cell, step) {
  let at = cells.indexOf(cell) + step;
  while (cells[at] && !hasCards(/** @type {Element} */ (cells[at]))) {
    at += step;
  }
  return cells[at] ?? null;
}

/** @param {Element} cell */
function hasCards(cell) {
  return cell.querySelector(".card")?.checkVisibility?.() === true;
}

/**
 * @param {Element | null} cell
 * @param {number} place
 * @returns {HTMLElement | undefined}
 */
function nearest(cell, place) {
  const cards = cell?.querySelector(".cards")?.children ?? [];
  return linkIn(cards[Math.max(0, Math.min(place, cards.length - 1))] ?? null);
}

/**
 * @param {Element | null} card
 * @returns {HTMLElement | undefined}
 */
function linkIn(card) {
  return /** @type {HTMLElement | null | undefined} */ (card?.querySelector(".card-link")) ?? undefined;
}
