// Events in words.

import { clip, money, plural, sentence, visibleTitle } from "./format.js";

/** @typedef {import("./feed.js").FeedLine} FeedLine */
/** @typedef {import("./feed.js").FeedEvent} FeedEvent */
/** @typedef {import("./protocol.js").Change} Change */
/** @typedef {Extract<FeedEvent, {old_lane: string}>} MoveEvent */
/** `key` is set where there is a task to open. */
/** @typedef {{title: string, text: string, key: string | null}} Line */

const CHANGES_SHOWN = 3;
const VALUE_LENGTH = 40;
/** What changes with every save of a file and tells nobody anything. */
const UNTOLD = new Set(["updated_at", "lane_since", "lane_since_source"]);

/** @type {Map<string, string>} */
const VERBS = new Map([
  ["task.created", "created"],
  ["task.updated", "changed"],
  ["task.assigned", "assigned"],
  ["task.completed", "completed"],
  ["task.moved", "moved"],
  ["task.recovered", "readable again"],
  ["task.deleted", "deleted"],
]);

/**
 * @param {FeedLine} line
 * @returns {Line}
 */
export function describe({ event, folded }) {
  if (folded > 0) {
    return { title: foldedText(event.type, folded), text: "", key: null };
  }
  if (event.type === "budget.threshold") {
    return { title: `Budget ${event.budget}`, text: budgetText(event), key: null };
  }
  const title = event.task ? visibleTitle(event.task) : event.file_path;
  return { title, text: eventText(event), key: event.type === "task.deleted" || !event.task ? null : event.key };
}

/**
 * @param {string} type
 * @param {number} n
 */
function foldedText(type, n) {
  return type === "task.invalid" ? `${plural(n, "more file")} unreadable`
    : `${plural(n, "more task")} ${VERBS.get(type) ?? "changed"}`;
}

/** @param {import("./protocol.js").Budget} budget */
function budgetText({ period, percent, spent, limit, unpriced }) {
  return `${percent} % of the ${period} reached: ${money(spent, unpriced)} of ${money(limit)}`;
}

/**
 * What changed, in one sentence without a subject.
 * @param {Exclude<FeedEvent, {type: "budget.threshold"}>} event
 */
export function eventText(event) {
  switch (event.type) {
    case "task.created":
      return `created in ${sentence(event.task.lane)}${byAgent(event.task.agent)}`;
    case "task.assigned":
      return `assigned${event.task.agent ? ` to ${clip(event.task.agent, VALUE_LENGTH)}` : ""}`;
    case "task.completed":
      return `completed${byAgent(event.task.agent)}`;
    case "task.moved":
      return moveText(event);
    case "task.updated":
      return changesText(event.changes);
    case "task.invalid":
      return `unreadable${event.invalid.line === null ? "" : `, line ${event.invalid.line}`}: ${event.invalid.message}`;
    case "task.recovered":
      return "readable again";
    default:
      return `deleted from ${sentence(event.lane)}`;
  }
}

/** @param {string | null} agent */
function byAgent(agent) {
  return agent ? ` by ${clip(agent, VALUE_LENGTH)}` : "";
}

/** @param {MoveEvent} event */
function moveText({ task, old_lane, new_lane, old_path, changes }) {
  if (old_lane !== new_lane) {
    return `moved from ${sentence(old_lane)} to ${sentence(new_lane)}`;
  }
  const agent = changes?.find(({ field }) => field === "agent");
  if (agent) {
    return `reassigned from ${value(agent.old)} to ${value(agent.new)}`;
  }
  return old_path ? `renamed from ${old_path} to ${task.path}` : "moved";
}

/** @param {Change[]} changes */
function changesText(changes) {
  const shown = changes.filter(({ field }) => !UNTOLD.has(field));
  if (shown.length === 0) {
    return "touched, nothing shown here changed";
  }
  const more = shown.length - CHANGES_SHOWN;
  const texts = shown.slice(0, CHANGES_SHOWN).map(changeText);
  return more > 0 ? `${texts.join(", ")} and ${more} more` : texts.join(", ");
}

/** @param {Change} change */
function changeText(change) {
  if (change.field === "document") {
    return "details changed";
  }
  if (change.field === "excerpt") {
    return "text changed";
  }
  return `${sentence(change.field).toLowerCase()} ${value(change.old)} → ${value(change.new)}`;
}

/**
 * @param {unknown} any
 * @returns {string}
 */
function value(any) {
  if (any === null || any === undefined || any === "") {
    return "none";
  }
  if (Array.isArray(any)) {
    return any.length === 0 ? "none" : clip(any.map(String).join(", "), VALUE_LENGTH);
  }
  if (isChecklist(any)) {
    return `${any.done}/${any.total}`;
  }
  return clip(typeof any === "object" ? JSON.stringify(any) : String(any), VALUE_LENGTH);
}

/**
 * @param {unknown} any
 * @returns {any is import("./protocol.js").Checklist}
 */
function isChecklist(any) {
  return typeof any === "object" && any !== null && "done" in any && "total" in any;
}

/**
 * One sentence about several events, for those who listen rather than look.
 * @param {FeedLine[]} lines newest first
 */
export function announce(lines) {
  const [line] = lines;
  if (line === undefined) {
    return "";
  }
  const { title, text } = describe(line);
  const latest = `${clip(title, 100)} ${clip(text, 100)}`.trim();
  return lines.length === 1 ? latest : `${plural(lines.length, "change")}; latest: ${latest}`;
}
