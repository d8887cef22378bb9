// The address of the page: which view, filters and task it shows. Everything in it can be bookmarked.

import { parseQuery, writeQuery } from "./query.js";

/** @typedef {import("./query.js").Query} Query */

/**
 * @param {{onChange: (query: Query) => void}} options `onChange` also hears of the back button
 */
export function createAddress({ onChange }) {
  /** Whether the newest entry of the history belongs to a text that is still being typed. */
  let typing = false;

  addEventListener("popstate", () => {
    typing = false;
    onChange(query());
  });

  function query() {
    return parseQuery(location.search);
  }

  /**
   * @param {Query} next
   * @param {{typed?: boolean}} [how] `typed` for one of several changes that make one step back together
   */
  function show(next, { typed = false } = {}) {
    const search = writeQuery(next, location.search);
    if (search !== location.search) {
      const address = location.pathname + search + location.hash;
      if (typed && typing) {
        history.replaceState(null, "", address);
      } else {
        history.pushState(null, "", address);
      }
    }
    typing = typed;
    onChange(next);
  }

  return { query, show };
}
