// The activity feed: the last lines, newest first. Storms are folded while they arrive, so that no line changes later.

import { joinTwins } from "./twins.js";

/** @typedef {import("./protocol.js").BoardEvent} BoardEvent */
/** @typedef {import("./protocol.js").BudgetThreshold} BudgetThreshold */
/** @typedef {BoardEvent | BudgetThreshold} FeedEvent */

/**
 * One line; `folded` is the number of further events of the same type and second that it stands for, 0 for an own line.
 * @typedef {{id: number, epoch: string, second: string, event: FeedEvent, folded: number}} FeedLine
 * `events` holds the last ones unfolded, oldest first.
 * @typedef {{
 *   lines: FeedLine[], events: readonly FeedEvent[], nextId: number, second: string, inSecond: number
 * }} Feed
 */

const LIMIT = 500;
const EVENTS = 2000;
const CALM_PER_SECOND = 20;

/** @type {Feed} */
export const emptyFeed = { lines: [], events: [], nextId: 1, second: "", inSecond: 0 };

/**
 * @param {Feed} feed
 * @param {string} epoch
 * @param {FeedEvent} event
 * @returns {Feed}
 */
export function append(feed, epoch, event) {
  const events = [...(feed.events.length < EVENTS ? feed.events : feed.events.slice(EVENTS / 2)), event];
  const joined = joinTwins(feed.lines, event);
  return joined.event === null ? { ...feed, events } : tell({ ...feed, events, lines: joined.lines }, epoch, joined.event);
}

/**
 * @param {Feed} feed
 * @param {string} epoch
 * @param {FeedEvent} event
 * @returns {Feed}
 */
function tell(feed, epoch, event) {
  const second = (event.timestamp ?? "").slice(0, 19);
  const inSecond = second === feed.second ? feed.inSecond + 1 : 1;
  const storm = inSecond > CALM_PER_SECOND && second !== "";
  const at = storm ? indexOfFold(feed.lines, second, event.type) : -1;
  if (at >= 0) {
    return { ...feed, inSecond, lines: feed.lines.map((line, i) => (i === at ? fold(line, event) : line)) };
  }
  const line = { id: feed.nextId, epoch, second, event, folded: storm ? 1 : 0 };
  return { ...feed, lines: [line, ...feed.lines].slice(0, LIMIT), nextId: feed.nextId + 1, second, inSecond };
}

/**
 * Puts events from before the last snapshot under those that came live.
 * @param {Feed} feed
 * @param {string} epoch
 * @param {number} readAt number of the snapshot
 * @param {FeedEvent[]} events oldest first
 * @returns {Feed}
 */
export function prepend(feed, epoch, readAt, events) {
  const old = events.filter((event) => event.seq <= readAt);
  const from = old[0]?.seq ?? Infinity;
  const history = old.reduce((all, event) => append(all, epoch, event), { ...emptyFeed, nextId: feed.nextId });
  const live = feed.lines.filter((line) => line.epoch === epoch && line.event.seq > readAt);
  const rest = feed.lines.filter((line) => line.epoch !== epoch || line.event.seq < from);
  const liveEvents = live.length === 0 ? [] : feed.events.filter((event) => event.seq > readAt);
  return {
    ...feed, nextId: history.nextId, events: [...history.events, ...liveEvents],
    lines: [...live, ...history.lines, ...rest].slice(0, LIMIT),
  };
}

/**
 * @param {FeedLine[]} lines
 * @param {string} second
 * @param {string} type
 */
function indexOfFold(lines, second, type) {
  return lines.findIndex((line) => line.folded > 0 && line.second === second && line.event.type === type);
}

/**
 * @param {FeedLine} line
 * @param {FeedEvent} event
 * @returns {FeedLine}
 */
function fold(line, event) {
  return { ...line, event, folded: line.folded + 1 };
}
