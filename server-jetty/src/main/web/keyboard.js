// Single keys as commands, wherever nobody is typing.

import { VIEWS } from "./query.js";

/** @typedef {"search" | "filter" | "help" | "wall" | "pause" | "close" | "cards" | import("./query.js").View} Command */

/** What the help says, in its order. @type {[string[], string][]} */
export const HELP = [
  [["←", "↑", "↓", "→"], "Go from card to card; also h, k, j and l"],
  [["Enter"], "Open the task"],
  [["Esc"], "Close what is open"],
  [["/"], "Search"],
  [["f"], "Filter"],
  [["1", "2", "3", "4"], "Board, costs, dependencies, activity"],
  [["p"], "Pause the activity, or go on"],
  [["w"], "Wallboard, and back"],
  [["?"], "This list"],
];

/** @type {Map<string, Command>} */
const COMMANDS = new Map([
  ["/", "search"], ["f", "filter"], ["?", "help"], ["w", "wall"], ["p", "pause"],
  ...VIEWS.map((view, i) => /** @type {[string, Command]} */ ([`${i + 1}`, view])),
  .../** @type {[string, Command][]} */ (["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "h", "j", "k", "l"].map((key) => [key, "cards"])),
]);

/**
 * @param {{key: string, altKey: boolean, ctrlKey: boolean, metaKey: boolean}} event
 * @param {{typing: boolean, within: boolean, keys: boolean}} where `typing` in a field; `within` a part that has arrow keys of
 *   its own; `keys` whether letters are commands
 * @returns {Command | null}
 */
export function commandOf({ key, altKey, ctrlKey, metaKey }, { typing, within, keys }) {
  if (altKey || ctrlKey || metaKey) {
    return null;
  }
  if (key === "Escape") {
    return "close";
  }
  const command = typing ? null : COMMANDS.get(key) ?? null;
  return (command === "cards" && within) || (key.length === 1 && !keys) ? null : command;
}

/**
 * @param {Element | null} target
 * @returns {{typing: boolean, within: boolean}}
 */
export function placeOf(target) {
  const field = target?.closest("input, textarea, select, [contenteditable]");
  const typing = field != null && !(field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type));
  return { typing, within: target !== null && !target.matches("body, main, .view") };
}
