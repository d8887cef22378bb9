// Which node an arrow key leads to.

/** @typedef {import("./viewport.js").Point} Point */
/** @typedef {"ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown"} Arrow */

/**
 * Left and right follow the links where there are any; every other step goes to the nearest node on that side.
 * @param {Map<string, Point>} places
 * @param {import("./links.js").Neighbours} links
 * @param {string} key
 * @param {Arrow} arrow
 * @returns {string | null}
 */
export function step(places, { before, after }, key, arrow) {
  const here = places.get(key);
  if (here === undefined) {
    return null;
  }
  const linked = arrow === "ArrowLeft" ? before.get(key) : arrow === "ArrowRight" ? after.get(key) : undefined;
  const shown = (linked ?? []).filter((other) => other !== key && places.has(other));
  return nearest(shown.length > 0 ? shown : others(places, here, arrow), places, here, arrow);
}

/**
 * @param {Map<string, Point>} places
 * @param {Point} here
 * @param {Arrow} arrow
 */
function others(places, here, arrow) {
  return [...places].filter(([, { x, y }]) => {
    switch (arrow) {
      case "ArrowLeft":
        return x < here.x;
      case "ArrowRight":
        return x > here.x;
      case "ArrowUp":
        return y < here.y;
      default:
        return y > here.y;
    }
  }).map(([key]) => key);
}

/**
 * Distance across the arrow counts more than along it.
 * @param {string[]} keys
 * @param {Map<string, Point>} places
 * @param {Point} here
 * @param {Arrow} arrow
 */
function nearest(keys, places, here, arrow) {
  const sideways = arrow === "ArrowLeft" || arrow === "ArrowRight";
  let best = null;
  let least = Infinity;
  for (const key of keys) {
    const { x, y } = /** @type {Point} */ (places.get(key));
    const distance = Math.abs(x - here.x) * (sideways ? 1 : 3) + Math.abs(y - here.y) * (sideways ? 3 : 1);
    if (distance < least) {
      least = distance;
      best = key;
    }
  }
  return best;
}
