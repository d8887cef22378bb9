// What is said to those who listen rather than look: one sentence at a time, in one place.

import { announce } from "./describe.js";
import { plural } from "./format.js";

/** @typedef {import("./feed.js").Feed} Feed */

const WORDS = new Map([
  ["live", "Live again"], ["offline", "The server does not answer"], ["polling", "No live connection"],
]);

/**
 * @param {{say: (text: string) => void}} options
 */
export function createAnnouncer({ say }) {
  let announced = 0;
  let spoken = "connecting";
  let known = -1;

  /**
   * What happened since the last time.
   * @param {Feed} feed
   */
  function tellChanges({ lines, nextId }) {
    const fresh = announced === 0 ? [] : lines.filter((line) => line.id >= announced);
    announced = nextId;
    if (fresh.length > 0) {
      say(announce(fresh));
    }
  }

  /** @param {string} word what the connection is worth */
  function tellConnection(word) {
    const text = WORDS.get(word);
    if (text !== undefined && word !== spoken) {
      if (!(word === "live" && spoken === "connecting")) {
        say(text);
      }
      spoken = word;
    }
  }

  /**
   * @param {boolean} filtered
   * @param {number} count of matching tasks
   */
  function tellMatches(filtered, count) {
    if (filtered && count !== known) {
      say(count === 0 ? "No task matches" : `${plural(count, "task")} ${count === 1 ? "matches" : "match"}`);
    }
    known = filtered ? count : -1;
  }

  return { tellChanges, tellConnection, tellMatches };
}
