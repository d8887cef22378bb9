// Which time the view is about, and its place in the address.

import { dayAfter } from "./buckets.js";
import { dayOf, hourOf, startOfHour } from "./zone.js";

/**
 * Dates are "YYYY-MM-DD" in the server's zone, both inclusive.
 * @typedef {{from: string, to: string}} Days
 * @typedef {"24h" | "7d" | "30d" | "90d" | "month"} Preset
 * @typedef {Preset | Days} Range
 * @typedef {"day" | "hour"} Step
 * @typedef {"model" | "agent" | "tool" | "project"} Split
 * @typedef {{range: Range, by: Step, split: Split}} Query
 * `from` and `to` are what the server is asked for: a day as a whole or a time; `to` is null when the range is open, so
 * that new calls belong to it. `first` and `last` are the hours that can be shown, "2026-11-22T14" on the server's clock.
 * @typedef {{from: string, to: string | null, first: string, last: string}} Bounds
 * @typedef {import("./zone.js").Now} Now
 */

/** @type {Preset[]} */
export const PRESETS = ["24h", "7d", "30d", "90d", "month"];
/** @type {Split[]} */
export const SPLITS = ["model", "agent", "tool", "project"];

/** @type {Query} */
const DEFAULT = { range: "7d", by: "day", split: "model" };
const OWN = ["from", "to", "by", "split"];
const HOUR = 3_600_000;
const MAX_HOURS = 15 * 24;

/**
 * @param {string} search the query of the address
 * @param {Now} now
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
 * @param {Now} now
 * @returns {Query} for another range; hours give way to days where there would be too many
 */
export function withRange(query, range, now) {
  const by = range === query.range ? query.by : usualStep(range);
  return { ...query, range, by: by === "hour" && !canShowHours(range, now) ? "day" : by };
}

/**
 * @param {Range} range
 * @param {Now} now
 */
export function canShowHours(range, now) {
  const { first, last } = bounds(range, now);
  return (Date.parse(`${last}:00Z`) - Date.parse(`${first}:00Z`)) / HOUR < MAX_HOURS;
}

/**
 * @param {Range} range
 * @param {Now} now
 * @returns {Bounds}
 */
export function bounds(range, now) {
  const last = hourOf(now);
  if (range === "24h") {
    const start = { ...now, time: new Date(now.time.getTime() - 23 * HOUR) };
    return { from: startOfHour(start).toISOString(), to: null, first: hourOf(start), last };
  }
  if (typeof range !== "string") {
    const end = `${range.to}T23`;
    return { ...range, first: `${range.from}T00`, last: end < last ? end : last };
  }
  const today = dayOf(now);
  const from = range === "month" ? `${today.slice(0, 8)}01` : dayAfter(today, 1 - Number.parseInt(range, 10));
  return { from, to: null, first: `${from}T00`, last };
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
  if (![from, to].every(isDay)) {
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

/** @param {string} text */
function isDay(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
