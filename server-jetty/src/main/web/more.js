// Further finished tasks, page by page.

import { mergePage, tasksOf } from "./merge.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{loading: boolean, error: string | null}} Progress */

const PATIENCE = 3_000;

/**
 * @template {{state: State}} S
 * @param {{
 *   get: (path: string) => Promise<any>, store: import("./store.js").Store<S>, pageSize: number,
 *   onChange: (progress: Progress) => void
 * }} options
 */
export function createMore({ get, store, pageSize, onChange }) {
  /** @type {Map<string, string>} */
  const cursors = new Map();
  let boardRead = "";

  /** @param {string} lane */
  async function next(lane) {
    onChange({ loading: true, error: null });
    try {
      await addPages(lane);
      onChange({ loading: false, error: null });
    } catch (error) {
      onChange({ loading: false, error: `Not fetched: ${/** @type {Error} */ (error).message}` });
    }
  }

  /**
   * Asks for pages until one brings something new; the first ones hold what the snapshot brought.
   * @param {string} lane
   */
  async function addPages(lane) {
    forgetOldCursors();
    let added = false;
    let last = false;
    while (!added && !last) {
      const query = new URLSearchParams({ lane, limit: String(pageSize) });
      const cursor = cursors.get(lane);
      if (cursor !== undefined) {
        query.set("cursor", cursor);
      }
      const page = await get(`api/tasks?${query}`);
      await reached(page.seq);
      const { tasks } = store.get().state.board;
      added = tasksOf(page).some(({ key }) => !tasks.has(key));
      last = !page.next;
      store.update((all) => ({ ...all, state: mergePage(all.state, page) }));
      if (page.next) {
        cursors.set(lane, page.next);
      }
    }
  }

  /** A new snapshot drops the pages that were fetched before it. */
  function forgetOldCursors() {
    const { epoch, readAt } = store.get().state;
    if (boardRead !== `${epoch}:${readAt}`) {
      boardRead = `${epoch}:${readAt}`;
      cursors.clear();
    }
  }

  /**
   * The stream must have told what the page already knows, else the counts would be wrong.
   * @param {number} seq
   */
  async function reached(seq) {
    const until = performance.now() + PATIENCE;
    while (store.get().state.seq < seq) {
      if (performance.now() > until) {
        throw new Error("the live stream lags behind, try again");
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  return { next };
}
