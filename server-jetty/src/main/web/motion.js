// Movement that carries meaning: a changed card gets a fading outline, a moved card slides to its new place.

import { cardOf } from "./focus.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{from: DOMRect, ghost: HTMLElement, to: string}} Departure */

/** How the frame of a card is shown, until it is taken away. @type {KeyframeAnimationOptions} */
const SHOWING = { duration: 1200, easing: "ease-in", fill: "forwards" };
const FADING = [{ opacity: 1 }, { opacity: 0 }];
const MANY = 5;
const SLIDE = 180;
const CALM_PER_SECOND = 20;
const SECOND = 1000;

/** What shows the frame of a card. @type {WeakMap<HTMLElement, Animation>} */
const outlines = new WeakMap();

/**
 * @param {{reduced: () => boolean, now: () => number}} options
 */
export function createMotion({ reduced, now }) {
  /** @type {State | null} */
  let shown = null;
  /** @type {{at: number, events: number}[]} */
  let recent = [];

  /**
   * Notes where the cards that are about to move stand. Call before the page is rendered.
   * @param {State} state what will be rendered
   * @returns {() => void} to be called after the page is rendered
   */
  function prepare(state) {
    const before = shown;
    shown = state;
    if (before === null || before.board === state.board || before.epoch !== state.epoch || before.readAt !== state.readAt
        || stormy(state.seq - before.seq)) {
      return () => {};
    }
    const changed = [...state.board.touched].filter(([, seq]) => seq > before.seq).map(([key]) => key);
    const departures = reduced() ? [] : departuresOf(state, new Set(changed));
    return () => {
      changed.forEach((key) => outline(cardOf(key)));
      departures.forEach(slide);
    };
  }

  /** @param {number} events */
  function stormy(events) {
    const at = now();
    recent = [...recent.filter((sample) => sample.at > at - SECOND), { at, events }];
    return recent.reduce((sum, sample) => sum + sample.events, 0) > CALM_PER_SECOND;
  }

  /**
   * @param {State} state
   * @param {Set<string>} changed
   * @returns {Departure[]}
   */
  function departuresOf({ board }, changed) {
    return [...board.gone].flatMap(([old, to]) => {
      const card = to !== null && changed.has(to) ? cardOf(old) : null;
      return to === null || card === null || !isVisible(card) ? []
        : [{ from: card.getBoundingClientRect(), ghost: copyOf(card), to }];
    });
  }

  /** @param {Departure} departure */
  function slide({ from, ghost, to }) {
    const card = cardOf(to);
    if (card === null || !isVisible(card)) {
      return;
    }
    const at = card.getBoundingClientRect();
    Object.assign(ghost.style, { left: `${at.left}px`, top: `${at.top}px`, width: `${at.width}px` });
    document.body.append(ghost);
    const start = `translate(${from.left - at.left}px, ${from.top - at.top}px)`;
    const timing = { duration: SLIDE, easing: "ease-out" };
    card.animate([{ opacity: 0 }, { opacity: 0 }], timing);
    ghost.animate([{ transform: start }, { transform: "none" }], timing).finished.finally(() => ghost.remove());
  }

  return { prepare };
}

/**
 * The frame is an element of its own kind so that only its opacity changes. That makes a layer of each that fades, and many
 * layers cost the page more than all else: where many cards are outlined, the frame of another one just stays and goes.
 * @param {HTMLElement | null} card
 */
function outline(card) {
  if (card !== null) {
    outlines.get(card)?.cancel();
    const fades = document.querySelectorAll(".touched").length < MANY;
    card.classList.add("touched");
    const showing = card.animate(fades ? FADING : null, { ...SHOWING, pseudoElement: "::after" });
    outlines.set(card, showing);
    showing.onfinish = () => {
      card.classList.remove("touched");
      showing.cancel();
    };
  }
}

/** @param {HTMLElement} card */
function copyOf(card) {
  const ghost = /** @type {HTMLElement} */ (card.cloneNode(true));
  ghost.classList.add("ghost");
  ghost.removeAttribute("data-key");
  ghost.removeAttribute("id");
  ghost.setAttribute("aria-hidden", "true");
  ghost.inert = true;
  return ghost;
}

/** @param {HTMLElement} card */
function isVisible(card) {
  const { left, right, top, bottom } = card.getBoundingClientRect();
  const frame = card.closest(".column-body, .swimlanes")?.getBoundingClientRect();
  return frame !== undefined && right > left && left >= 0 && right <= innerWidth && top >= Math.max(0, frame.top)
    && bottom <= Math.min(innerHeight, frame.bottom);
}
