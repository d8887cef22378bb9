// Values to words: money, times, counts and text of unknown origin.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const grouped = new Intl.NumberFormat("en-US");
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });
const cents = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
const minutes = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const fine = new Intl.NumberFormat("en-US", { minimumFractionDigits: 4, maximumFractionDigits: 4 });

/**
 * Dollars with 2 decimals, 4 below one cent; a plus sign when calls without a price are part of it, and
 * "unpriced" when there is nothing else.
 * @param {number | null | undefined} usd
 * @param {number} [unpriced] number of calls without a price
 */
export function money(usd, unpriced = 0) {
  const amount = usd ?? 0;
  if (unpriced > 0 && amount === 0) {
    return "unpriced";
  }
  const digits = amount > 0 && amount < 0.01 ? fine : cents;
  return `$${digits.format(amount)}${unpriced > 0 ? "+" : ""}`;
}

/** @param {number} value */
export function number(value) {
  return grouped.format(value);
}

/** @param {number} value */
export function shortNumber(value) {
  return compact.format(value);
}

/**
 * @param {number} n
 * @param {string} one
 * @param {string} [many]
 */
export function plural(n, one, many = `${one}s`) {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/**
 * How long ago, in the largest fitting unit: "now", "12 s", "4 min", "2 h", "3 d", "5 w", "2 y".
 * @param {number} millis
 */
export function age(millis) {
  if (millis < SECOND) {
    return "now";
  }
  if (millis < MINUTE) {
    return `${Math.floor(millis / SECOND)} s`;
  }
  return coarseAge(millis);
}

/**
 * As {@link age}, but without seconds, for text that is refreshed every half minute only.
 * @param {number} millis
 */
export function coarseAge(millis) {
  if (millis < MINUTE) {
    return "now";
  }
  if (millis < HOUR) {
    return `${Math.floor(millis / MINUTE)} min`;
  }
  if (millis < DAY) {
    return `${Math.floor(millis / HOUR)} h`;
  }
  if (millis < 14 * DAY) {
    return `${Math.floor(millis / DAY)} d`;
  }
  return millis < 365 * DAY ? `${Math.floor(millis / (7 * DAY))} w` : `${Math.floor(millis / (365 * DAY))} y`;
}

/**
 * The class of something that has waited for long: a tint that grows after 3, 7 and 14 days.
 * @param {number} millis
 */
export function agedClass(millis) {
  return millis >= 14 * DAY ? "aged-3" : millis >= 7 * DAY ? "aged-2" : millis >= 3 * DAY ? "aged-1" : "";
}

/** @param {number} millis */
export function ago(millis) {
  return millis < MINUTE ? "just now" : `${coarseAge(millis)} ago`;
}

/**
 * The exact time in the reader's zone; text that is no time stays as it is.
 * @param {string} iso
 */
export function exactTime(iso) {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : exact.format(time);
}

/**
 * Hours and minutes in the reader's zone.
 * @param {string} iso
 */
export function clock(iso) {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? "" : minutes.format(time);
}

/**
 * At most `limit` characters (code points), cut with an ellipsis.
 * @param {string} text
 * @param {number} limit
 */
export function clip(text, limit) {
  if (text.length <= limit) {
    return text;
  }
  const points = Array.from(text.slice(0, 2 * limit));
  return points.length <= limit && text.length <= 2 * limit ? text : `${points.slice(0, limit).join("").trimEnd()}…`;
}

/**
 * A title that can be seen: titles made of spaces, controls or zero-width characters give way to the id.
 * @param {{title: string, id: string}} task
 */
export function visibleTitle({ title, id }) {
  return [title, id].find(hasInk) ?? "(untitled)";
}

/** @param {string} text */
function hasInk(text) {
  return /[^\p{C}\p{Z}\p{M}]/u.test(text);
}

/**
 * "in_review" as "In review".
 * @param {string} name
 */
export function sentence(name) {
  const words = name.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
