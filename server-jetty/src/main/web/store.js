// One value and those who want to know when it changes.

/**
 * @template S
 * @typedef {{
 *   get(): S, update(change: (state: S) => S): void, subscribe(listener: (state: S, before: S) => void): void
 * }} Store
 */

/**
 * @template S
 * @param {S} initial
 * @returns {Store<S>}
 */
export function createStore(initial) {
  let state = initial;
  /** @type {((state: S, before: S) => void)[]} */
  const listeners = [];
  return {
    get: () => state,
    update(change) {
      const before = state;
      state = change(before);
      if (state !== before) {
        listeners.forEach((listener) => listener(state, before));
      }
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
