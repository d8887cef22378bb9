// Pan and zoom as pure functions. A point of the drawing appears at `point * zoom + (x, y)`.

/** @typedef {{x: number, y: number, zoom: number}} View */
/** @typedef {{width: number, height: number}} Size */
/** @typedef {{x: number, y: number}} Point */

const MIN_ZOOM = 0.04;
const MAX_ZOOM = 2;
/** Below this, titles cannot be read any more. */
const LEGIBLE = 0.85;
const MARGIN = 24;

/**
 * All of the drawing in the middle of the frame, never enlarged.
 * @param {Size} drawing
 * @param {Size} frame
 * @returns {View}
 */
export function fit(drawing, frame) {
  const zoom = clamp(Math.min(1, (frame.width - 2 * MARGIN) / Math.max(1, drawing.width),
    (frame.height - 2 * MARGIN) / Math.max(1, drawing.height)));
  return { zoom, x: (frame.width - drawing.width * zoom) / 2, y: (frame.height - drawing.height * zoom) / 2 };
}

/**
 * As {@link fit}, but legible: of a large drawing the upper left part.
 * @param {Size} drawing
 * @param {Size} frame
 * @returns {View}
 */
export function open(drawing, frame) {
  const all = fit(drawing, frame);
  if (all.zoom >= LEGIBLE) {
    return all;
  }
  const start = (/** @type {number} */ inner, /** @type {number} */ outer) =>
    Math.max(MARGIN, (outer - inner * LEGIBLE) / 2);
  return { zoom: LEGIBLE, x: start(drawing.width, frame.width), y: start(drawing.height, frame.height) };
}

/**
 * @param {View} view
 * @param {number} factor
 * @param {Point} at the point of the frame that stays where it is
 * @returns {View}
 */
export function zoomBy(view, factor, at) {
  const zoom = clamp(view.zoom * factor);
  const ratio = zoom / view.zoom;
  return { zoom, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/**
 * @param {View} view
 * @param {number} dx
 * @param {number} dy
 * @returns {View}
 */
export function panBy(view, dx, dy) {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/**
 * Moves no further than needed to show a box of the drawing.
 * @param {View} view
 * @param {Point & Size} box
 * @param {Size} frame
 * @returns {View}
 */
export function reveal(view, box, frame) {
  const shift = (/** @type {number} */ from, /** @type {number} */ length, /** @type {number} */ limit) => {
    const over = Math.min(0, limit - MARGIN - (from + length));
    return from + over < MARGIN ? MARGIN - from : over;
  };
  const { zoom } = view;
  return panBy(view, shift(box.x * zoom + view.x, box.width * zoom, frame.width),
    shift(box.y * zoom + view.y, box.height * zoom, frame.height));
}

/**
 * @param {Point & Size} box
 * @param {Size} frame
 * @param {number} zoom
 * @returns {View} with the box in the middle
 */
export function centreOn(box, frame, zoom) {
  return {
    zoom, x: frame.width / 2 - (box.x + box.width / 2) * zoom, y: frame.height / 2 - (box.y + box.height / 2) * zoom,
  };
}

/** @param {number} zoom */
function clamp(zoom) {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}
