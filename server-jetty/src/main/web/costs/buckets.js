// The steps of a trend. The server cuts days and hours in its own zone, so they are counted there too.

/** @typedef {import("./range.js").Step} Step */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const KEY = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d)(?::?\d\d)?(?::?\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * Every step from the first to the last, those without calls included: "2026-11-22" or "2026-11-22T14". An hour that
 * the clock shows twice is one step.
 * @param {Step} by
 * @param {Date} from
 * @param {Date} to exclusive
 * @param {string} timeZone
 * @returns {string[]}
 */
export function timeline(by, from, to, timeZone) {
  const wall = wallClock(timeZone);
  if (by === "hour") {
    const keys = new Set();
    for (let time = from.getTime(); time < to.getTime(); time += HOUR) {
      keys.add(wall(new Date(time)));
    }
    return [...keys];
  }
  const last = wall(new Date(Math.max(from.getTime(), to.getTime() - 1))).slice(0, 10);
  const keys = [];
  for (let day = Date.parse(wall(from).slice(0, 10)); new Date(day).toISOString().slice(0, 10) <= last; day += DAY) {
    keys.push(new Date(day).toISOString().slice(0, 10));
  }
  return keys;
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
    const step = zone === undefined ? `${day}T${hour ?? "00"}` : wall(new Date(iso(text)));
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

/**
 * @param {string} timeZone
 * @returns {(time: Date) => string} "2026-11-22T14" in that zone; UTC for a zone that the browser does not know
 */
function wallClock(timeZone) {
  const format = clockIn(timeZone) ?? clockIn("UTC");
  return (time) => {
    if (Number.isNaN(time.getTime())) {
      return "";
    }
    const parts = new Map(format?.formatToParts(time).map(({ type, value }) => [type, value]));
    return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}T${parts.get("hour")}`;
  };
}

/** @param {string} timeZone */
function clockIn(timeZone) {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit",
    });
  } catch {
    return null;
  }
}
