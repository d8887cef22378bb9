// Searches whole documents, which only the server has.

/** @typedef {Pick<import("./protocol.js").Task, "key" | "project" | "id" | "title" | "flags"> & {excerpt: string}} Match */
/**
 * `text` is what was searched for; `keys` are those of the matches.
 * @typedef {{text: string, busy: boolean, error: string | null, matches: Match[], keys: ReadonlySet<string>, truncated: boolean}}
 *   Found
 */

const PAUSE = 250;

/** @type {Found} */
export const nothingFound = { text: "", busy: false, error: null, matches: [], keys: new Set(), truncated: false };

/**
 * Whether the server looks through the tasks that are not held here, too.
 * @param {Pick<import("./query.js").Query, "text" | "whole">} query
 * @param {Pick<Found, "error" | "truncated">} found
 */
export function searchedAll({ text, whole }, { error, truncated }) {
  return whole && text.trim() !== "" && error === null && !truncated;
}

/**
 * @param {{
 *   get: (path: string) => Promise<any>, setTimeout: (run: () => void, millis: number) => unknown,
 *   clearTimeout: (handle: any) => void, onFound: (found: Found) => void
 * }} options
 */
export function createSearch({ get, setTimeout, clearTimeout, onFound }) {
  let wanted = "";
  /** @type {unknown} */
  let timer = null;

  /** @param {string} text nothing to stop */
  function search(text) {
    const next = text.trim();
    if (next === wanted) {
      return;
    }
    wanted = next;
    clearTimeout(timer);
    if (next === "") {
      onFound(nothingFound);
    } else {
      onFound({ ...nothingFound, text: next, busy: true });
      timer = setTimeout(() => void ask(next), PAUSE);
    }
  }

  /** @param {string} text */
  async function ask(text) {
    const found = await get(`api/search?${new URLSearchParams({ q: text })}`).then(
      ({ matches, truncated }) => ({ matches, truncated: truncated === true, error: null }),
      (error) => ({ matches: [], truncated: false, error: String(error.message) }));
    if (text === wanted) {
      const keys = new Set(found.matches.map((/** @type {Match} */ { key }) => key));
      onFound({ ...found, text, busy: false, keys });
    }
  }

  return { search };
}
