// Names to classes of the style sheet, so that charts, legends and tables agree.

import { agentHues, createPalette } from "../hues.js";
import { KINDS } from "./groups.js";

/** @typedef {import("../hues.js").Palette} Palette */
/** @typedef {(id: string | null | undefined) => string} Colours the name of a class */
/**
 * `meet` tells names before their colours are asked for, so that these do not depend on who asks first.
 * @returns {{
 *   of: (split: string, measure: import("./series.js").Measure) => Colours, meet: (split: string, names: string[]) => void
 * }}
 */
export function createColours() {
  /** @type {Map<string, Palette>} */
  const palettes = new Map([
    ["agent", agentHues], ["model", createPalette()], ["tool", createPalette()], ["project", createPalette()],
  ]);
  return {
    of(split, measure) {
      if (measure === "tokens") {
        return (id) => `kind-${KINDS.findIndex(({ kind }) => kind === id)}`;
      }
      const palette = palettes.get(split);
      return (id) => {
        const hue = palette?.colourOf(id) ?? null;
        return hue === null ? "no-hue" : `hue-${hue}`;
      };
    },
    meet(split, names) {
      palettes.get(split)?.meet(names);
    },
  };
}
