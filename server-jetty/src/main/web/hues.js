// One colour per name, the same wherever the name appears.

const HUES = 12;
/** Leads through all hues, each far from the one before. */
const STRIDE = 5;

/**
 * A colour is the number of a hue; null is the colour of what has no name. `meet` tells names that come together, so that
 * their colours do not depend on who is asked for first.
 * @typedef {{colourOf: (name: string | null | undefined) => number | null, meet: (names: Iterable<string>) => void}} Palette
 */

/**
 * The hue that the name's hash wants, or the next one that no more names have than any other. A name that has a colour keeps
 * it, whoever comes later.
 * @returns {Palette}
 */
export function createPalette() {
  /** @type {Map<string, number>} */
  const colours = new Map();
  const users = Array.from({ length: HUES }, () => 0);

  /** @param {string} name */
  function choose(name) {
    const wanted = hashOf(name) % HUES;
    const hues = Array.from({ length: HUES }, (_, i) => (wanted + i * STRIDE) % HUES);
    const fewest = Math.min(...users);
    const hue = hues.find((one) => users[one] === fewest) ?? wanted;
    users[hue] = fewest + 1;
    colours.set(name, hue);
    return hue;
  }

  return {
    colourOf: (name) => (name === null || name === undefined ? null : colours.get(name) ?? choose(name)),
    meet(names) {
      [...new Set(names)].filter((name) => !colours.has(name)).sort().forEach(choose);
    },
  };
}

/** The agents' own, on the board and in the costs alike. */
export const agentHues = createPalette();

/** @param {string} name */
function hashOf(name) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
