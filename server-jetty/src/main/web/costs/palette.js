// One colour per name, the same wherever the name appears.

import { agentClass } from "../format.js";

const HUES = 12;
/** Leads through all hues, each far from the one before. */
const STRIDE = 5;

/**
 * A colour is the number of a hue; null is the colour of what has no name.
 * @typedef {{colourOf: (name: string | null | undefined) => number | null}} Palette
 */

/**
 * The hue that the name's hash wants, or the next free one while there are free ones. Names are known in the order in
 * which they are first asked for.
 * @returns {Palette}
 */
export function createPalette() {
  /** @type {Map<string, number>} */
  const colours = new Map();
  return {
    colourOf(name) {
      if (name === null || name === undefined) {
        return null;
      }
      const known = colours.get(name);
      if (known !== undefined) {
        return known;
      }
      const taken = new Set(colours.values());
      let hue = hueOfAgent(name);
      for (let tries = 0; taken.has(hue) && tries < HUES; tries++) {
        hue = (hue + STRIDE) % HUES;
      }
      colours.set(name, hue);
      return hue;
    },
  };
}

/**
 * The hue that the board gives an agent of that name.
 * @param {string} name
 */
function hueOfAgent(name) {
  return Number(agentClass(name).slice("agent-".length));
}
