// Which time the view is about, in the reader's zone, and its place in the address.

/**
 * Dates are "YYYY-MM-DD", both inclusive.
 * @typedef {{from: string, to: string}} Days
 * @typedef {"24h" | "7d" | "30d" | "90d" | "month"} Preset
 * @typedef {Preset | Days} Range
 * @typedef {"day" | "hour"} Step
 * @typedef {"model" | "agent" | "project"} Split
 * @typedef {{range: Range, by: Step, split: Split}} Query
 * `to` is null when the range is open, so that new calls belong to it.
 * @typedef {{from: Date, to: Date | null}} Bounds
 */

/** @type {Preset[]} */
export const PRESETS = ["24h", "7d", "30d", "90d", "month"];
/** @type {Split[]} */
export const SPLITS = ["model", "agent", "project"];

/** @type {Query} */
const DEFAULT = { range: "7d", by: "day", split: "model" };
const OWN = ["from", "to", "by", "split"];
const HOUR = 3_600_000;
const MAX_HOURS = 15 * 24;

/**
 * @param {string} search the query of the address
 * @param {Date} now
 * @returns {Query} what it says; the default where it says nothing that can be read
 */
export function parseQuery(search, now) {
  const params = new URLSearchParams(search);
  const range = rangeOf(params.get("from"), params.get("to"));
  const split = SPLITS.find((name) => name === params.get("split")) ?? DEFAULT.split;
  const by = params.get("by");
  return withRange({ range, split, by: by === "hour" || by === "day" ? by : usualStep(range) }, range, now);
}

/**
 * @param {string} search
 * @param {Query} query
 * @returns {string} the same search with only the view's own parameters changed
 */
export function writeQuery(search, { range, by, split }) {
  const params = new URLSearchParams(search);
  OWN.forEach((name) => params.delete(name));
  if (typeof range !== "string") {
    params.set("from", range.from);
    params.set("to", range.to);
  } else if (range !== DEFAULT.range) {
    params.set("from", range);
  }
  if (by !== usualStep(range)) {
    params.set("by", by);
  }
  if (split !== DEFAULT.split) {
    params.set("split", split);
  }
  const text = params.toString();
  return text && `?${text}`;
}

/**
 * @param {Query} query
 * @param {Range} range
 * @param {Date} now
 * @returns {Query} for another range; hours give way to days where there would be too many
 */
export function withRange(query, range, now) {
  const by = range === query.range ? query.by : usualStep(range);
  return { ...query, range, by: by === "hour" && !canShowHours(range, now) ? "day" : by };
}

/**
 * @param {Range} range
 * @param {Date} now
 */
export function canShowHours(range, now) {
  const { from, to } = bounds(range, now);
  return ((to ?? now).getTime() - from.getTime()) / HOUR <= MAX_HOURS;
}

/**
 * @param {Range} range
 * @param {Date} now
 * @returns {Bounds} `from` inclusive, `to` exclusive
 */
export function bounds(range, now) {
  if (typeof range !== "string") {
    return { from: startOfDay(partsOf(range.from), 0), to: startOfDay(partsOf(range.to), 1) };
  }
  const today = /** @type {[number, number, number]} */ ([now.getFullYear(), now.getMonth(), now.getDate()]);
  switch (range) {
    case "24h":
      return { from: hoursBefore(now, 23), to: null };
    case "month":
      return { from: startOfDay([today[0], today[1], 1], 0), to: null };
    default:
      return { from: startOfDay(today, 1 - Number.parseInt(range, 10)), to: null };
  }
}

/**
 * @param {Date} time
 * @returns {string} its day in the reader's zone
 */
export function dayOf(time) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${String(time.getFullYear()).padStart(4, "0")}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/**
 * @param {string | null} from
 * @param {string | null} to
 * @returns {Range}
 */
function rangeOf(from, to) {
  const preset = PRESETS.find((name) => name === from);
  if (preset !== undefined && to === null) {
    return preset;
  }
  return daysOf(from ?? "", to ?? "") ?? DEFAULT.range;
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {Days | null} in order; null when one is no date
 */
export function daysOf(from, to) {
  if (![from, to].every((day) => /^\d{4}-\d\d-\d\d$/.test(day) && dayOf(startOfDay(partsOf(day), 0)) === day)) {
    return null;
  }
  return from <= to ? { from, to } : { from: to, to: from };
}

/**
 * @param {Range} range
 * @returns {Step}
 */
function usualStep(range) {
  const short = range === "24h" || (typeof range !== "string" && range.from === range.to);
  return short ? "hour" : "day";
}

/**
 * @param {string} day
 * @returns {[number, number, number]} year, month from 0, day
 */
function partsOf(day) {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month - 1, date];
}

/**
 * Days are not always 24 hours long, so they are counted by the calendar.
 * @param {[number, number, number]} day
 * @param {number} later in days
 */
function startOfDay([year, month, date], later) {
  return new Date(year, month, date + later);
}

/**
 * @param {Date} now
 * @param {number} hours
 */
function hoursBefore(now, hours) {
  const start = new Date(now.getTime() - hours * HOUR);
  start.setMinutes(0, 0, 0);
  return start;
}
