// The steps of a trend: days, or hours on the server's clock.

import { wallClock } from "./zone.js";

/** @typedef {import("./range.js").Step} Step */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const KEY = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d)(?::?\d\d)?(?::?\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * Every step from the first hour to the last, those without calls included: "2026-11-22" or "2026-11-22T14". An hour that
 * the clock shows twice is one step.
 * @param {Step} by
 * @param {{first: string, last: string}} hours "2026-11-22T14", both inclusive
 * @param {string} timeZone
 * @returns {string[]}
 */
export function timeline(by, { first, last }, timeZone) {
  return by === "day" ? daysFrom(first.slice(0, 10), last.slice(0, 10)) : hoursFrom(first, last, timeZone);
}

/**
 * @param {string} first
 * @param {string} last
 */
function daysFrom(first, last) {
  const days = [];
  for (let day = first; day <= last; day = dayAfter(day, 1)) {
    days.push(day);
  }
  return days;
}

/**
 * No clock is a day ahead of UTC or behind it.
 * @param {string} first
 * @param {string} last
 * @param {string} timeZone
 */
function hoursFrom(first, last, timeZone) {
  const wall = wallClock(timeZone);
  const hours = new Set();
  for (let time = Date.parse(`${first}:00Z`) - DAY; time < Date.parse(`${last}:00Z`) + DAY; time += HOUR) {
    hours.add(wall(new Date(time)).slice(0, 13));
  }
  return [...hours].filter((hour) => hour >= first && hour <= last);
}

/**
 * @param {string} day
 * @param {number} days
 */
export function dayAfter(day, days) {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/**
 * @param {Step} by
 * @param {string} timeZone
 * @returns {(key: string | null) => string | null} the step that a group's key names: a date, a time on the clock or an
 *     instant; null for anything else
 */
export function stepOf(by, timeZone) {
  const wall = wallClock(timeZone);
  return (key) => {
    const [text, day, hour, zone] = KEY.exec(key ?? "") ?? [];
    if (text === undefined || day === undefined) {
      return null;
    }
    const step = zone === undefined ? `${day}T${hour ?? "00"}` : wall(new Date(iso(text))).slice(0, 13);
    return by === "day" ? step.slice(0, 10) : step;
  };
}

/**
 * A step in words: "22 Nov" and "14:00"; "Sun, 22 Nov 2026" and "22 Nov, 14:00" in full.
 * @param {string} step
 * @param {boolean} full
 */
export function stepName(step, full) {
  const time = Date.parse(step.length > 10 ? `${step}:00Z` : `${step}T00:00Z`);
  const date = new Date(time);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  if (step.length <= 10) {
    return full ? `${DAYS[date.getUTCDay()]}, ${day} ${date.getUTCFullYear()}` : day;
  }
  const hour = `${step.slice(11)}:00`;
  return full ? `${day}, ${hour}` : hour;
}

/** @param {string} text such as "2026-11-22T14Z", which browsers do not read as it is */
function iso(text) {
  return text.replace(" ", "T").replace(/T(\d\d)(Z|[+-])/, "T$1:00$2");
}
