// The keyboard on the drawing.

/** @typedef {import("./walk.js").Arrow} Arrow */
/**
 * @typedef {{
 *   walk: (key: string, arrow: Arrow) => string | null, focus: (key: string) => void, openTask: (key: string) => void,
 *   centre: (key: string) => void, zoom: (factor: number) => void, fit: () => void, pan: (dx: number, dy: number) => void
 * }} Commands
 */

const PAN = 60;
const ZOOM = 1.3;
/** @type {Map<string, {arrow: Arrow, dx: number, dy: number}>} */
const ARROWS = new Map([
  ["ArrowLeft", { arrow: "ArrowLeft", dx: PAN, dy: 0 }],
  ["ArrowRight", { arrow: "ArrowRight", dx: -PAN, dy: 0 }],
  ["ArrowUp", { arrow: "ArrowUp", dx: 0, dy: PAN }],
  ["ArrowDown", { arrow: "ArrowDown", dx: 0, dy: -PAN }],
]);

/**
 * @param {Commands} commands
 * @returns {(event: KeyboardEvent) => void}
 */
export function createKeys(commands) {
  return (event) => {
    const node = event.target instanceof Element ? event.target.closest("[data-key]")?.getAttribute("data-key") : null;
    const command = event.ctrlKey || event.metaKey || event.altKey ? null
      : ofArrow(event, node ?? null, commands) ?? ofKey(event.key, node ?? null, commands);
    if (command) {
      command();
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

/**
 * @param {KeyboardEvent} event
 * @param {string | null} node
 * @param {Commands} commands
 */
function ofArrow({ key, shiftKey }, node, { walk, focus, pan }) {
  const found = ARROWS.get(key);
  if (found === undefined) {
    return null;
  }
  return shiftKey || node === null ? () => pan(found.dx, found.dy) : () => focus(walk(node, found.arrow) ?? node);
}

/**
 * @param {string} key
 * @param {string | null} node
 * @param {Commands} commands
 */
function ofKey(key, node, { zoom, fit, centre, openTask }) {
  switch (key) {
    case "+":
    case "=":
      return () => zoom(ZOOM);
    case "-":
      return () => zoom(1 / ZOOM);
    case "0":
      return fit;
    case "c":
      return node === null ? null : () => centre(node);
    case "Enter":
    case " ":
      return node === null ? null : () => openTask(node);
    default:
      return null;
  }
}
