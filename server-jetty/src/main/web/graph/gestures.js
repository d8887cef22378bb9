// Mouse, pen and fingers on the drawing: drag to pan, wheel or pinch to zoom.

import { panBy, zoomBy } from "./viewport.js";

/** @typedef {import("./viewport.js").View} View */
/** @typedef {import("./viewport.js").Point} Point */

/** A pointer that moves less than this clicks. */
const SLACK = 4;
const WHEEL = 0.0015;
const LINE = 16;

/** @param {(change: (view: View) => View) => void} change */
export function createGestures(change) {
  /** @type {Map<number, Point>} */
  const pointers = new Map();
  let travelled = 0;

  /** @param {PointerEvent} event */
  function down(event) {
    if (event.button === 0) {
      travelled = pointers.size === 0 ? 0 : Infinity;
      pointers.set(event.pointerId, place(event));
    }
  }

  /** @param {PointerEvent} event */
  function move(event) {
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      return;
    }
    const now = place(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled <= SLACK) {
      return;
    }
    capture(event);
    pointers.set(event.pointerId, now);
    change((view) => other === undefined ? panBy(view, now.x - before.x, now.y - before.y)
      : zoomBy(view, distance(now, other) / Math.max(1, distance(before, other)), other));
  }

  /** @param {PointerEvent} event */
  function up(event) {
    pointers.delete(event.pointerId);
  }

  /** @param {WheelEvent} event */
  function wheel(event) {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    if (event.shiftKey) {
      change((view) => panBy(view, -(event.deltaX || event.deltaY) * unit, 0));
    } else {
      const speed = event.ctrlKey ? 5 * WHEEL : WHEEL;
      change((view) => zoomBy(view, Math.exp(-event.deltaY * unit * speed), place(event)));
    }
  }

  return { down, move, up, wheel, dragged: () => travelled > SLACK };
}

/** @param {PointerEvent} event */
function capture({ currentTarget, pointerId }) {
  const frame = /** @type {Element} */ (currentTarget);
  if (!frame.hasPointerCapture(pointerId)) {
    frame.setPointerCapture(pointerId);
  }
}

/**
 * @param {MouseEvent} event
 * @returns {Point} within the frame
 */
function place({ clientX, clientY, currentTarget }) {
  const { left, top } = /** @type {Element} */ (currentTarget).getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/**
 * @param {Point} a
 * @param {Point} b
 */
function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
