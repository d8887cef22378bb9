// Texts that are written in Markdown, as elements, once that can be done.

const KEPT = 60;

/**
 * @param {{load: () => Promise<{markdown: (text: string) => HTMLElement}>, onReady: () => void}} options `onReady` follows
 *   the first text for which there was no element yet
 */
export function createProse({ load, onReady }) {
  /** @type {((text: string) => HTMLElement) | null} */
  let convert = null;
  let asked = false;
  /** @type {Map<string, HTMLElement>} */
  const elements = new Map();

  /**
   * The same element for the same text in the same place.
   * @param {string} place
   * @param {string} text
   * @returns {HTMLElement | null} null while there is none: the text itself will do
   */
  function prose(place, text) {
    if (convert === null) {
      ask();
      return null;
    }
    const name = `${place}\n${text}`;
    const element = elements.get(name) ?? safely(convert, text);
    if (element !== null) {
      elements.delete(name);
      elements.set(name, element);
      if (elements.size > KEPT) {
        elements.delete(/** @type {string} */ (elements.keys().next().value));
      }
    }
    return element;
  }

  function ask() {
    if (!asked) {
      asked = true;
      load().then((module) => {
        convert = module.markdown;
        onReady();
      }, () => { asked = false; });
    }
  }

  return prose;
}

/**
 * Text nested deeply enough makes any parser give up.
 * @param {(text: string) => HTMLElement} convert
 * @param {string} text
 */
function safely(convert, text) {
  try {
    return convert(text);
  } catch {
    return null;
  }
}
