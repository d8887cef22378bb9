// A task that is copied to another path and then removed at the old one has moved, though it takes several events.

/** @typedef {import("./feed.js").FeedEvent} FeedEvent */
/** @typedef {import("./feed.js").FeedLine} FeedLine */
/** @typedef {Extract<FeedEvent, {type: "task.deleted"}>} Deleted */
/** @typedef {Extract<FeedEvent, {type: "task.created"}>} Created */

const FLAG = "duplicate_id";

/**
 * The lines and the event as they are to be told: the removal and the copy as one move. The event is null if it tells nothing
 * that the lines do not.
 * @param {FeedLine[]} lines newest first
 * @param {FeedEvent} event
 * @returns {{lines: FeedLine[], event: FeedEvent | null}}
 */
export function joinTwins(lines, event) {
  if (event.type === "task.deleted" && event.moved_to) {
    const copy = lines.map((line) => line.event).find((other) => isCopy(other, event));
    return copy === undefined ? { lines, event } : { lines: lines.filter((line) => !isOfMove(line, event)), event: move(event, copy) };
  }
  const isKnown = flags(event) && lines.some((line) => line.event.type === "task.moved" && line.event.key === keyOf(event));
  return { lines, event: isKnown ? null : event };
}

/**
 * @param {FeedEvent} event
 * @param {Deleted} deleted
 * @returns {event is Created}
 */
function isCopy(event, deleted) {
  return event.type === "task.created" && event.key === deleted.moved_to;
}

/**
 * @param {FeedLine} line
 * @param {Deleted} deleted
 */
function isOfMove({ event, folded }, deleted) {
  const isEither = keyOf(event) === deleted.key || keyOf(event) === deleted.moved_to;
  return folded === 0 && (isCopy(event, deleted) || (isEither && flags(event)));
}

/**
 * Whether it tells only that an id has become unique or stopped being so.
 * @param {FeedEvent} event
 */
function flags(event) {
  const changes = event.type === "task.updated" ? event.changes : [];
  const told = changes.filter(({ field }) => field !== "updated_at");
  return told.length === 1 && told[0]?.field === "flags" && only(told[0].old) === only(told[0].new);
}

/**
 * The flags beside the one of twins.
 * @param {unknown} flags
 */
function only(flags) {
  return Array.isArray(flags) ? flags.filter((flag) => flag !== FLAG).join() : "";
}

/** @param {FeedEvent} event */
function keyOf(event) {
  return "key" in event ? event.key : null;
}

/**
 * @param {Deleted} deleted
 * @param {Created} copy
 * @returns {FeedEvent}
 */
function move(deleted, { key, file_path, task }) {
  return {
    type: "task.moved", seq: deleted.seq, timestamp: deleted.timestamp, key, file_path, task, old_path: deleted.file_path,
    old_key: deleted.key, old_lane: deleted.lane, new_lane: task.lane, old_status: task.status, new_status: task.status, changes: [],
  };
}
