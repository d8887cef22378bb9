// Rates, durations and short amounts in words.

import { money, number, shortNumber } from "../format.js";

const UNKNOWN = "–";

/** @param {number | null} rate from 0 to 1 */
export function percent(rate) {
  if (rate === null) {
    return UNKNOWN;
  }
  const value = 100 * rate;
  if (value > 0 && value < 0.1) {
    return "< 0.1 %";
  }
  const text = value < 10 ? value.toFixed(1).replace(/\.0$/, "") : String(value > 99 && value < 100 ? 99 : Math.round(value));
  return `${text} %`;
}

/** @param {number | null} millis */
export function duration(millis) {
  if (millis === null) {
    return UNKNOWN;
  }
  if (millis < 999.5) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 59_950) {
    return `${(millis / 1000).toFixed(millis < 9995 ? 2 : 1)} s`;
  }
  return `${(millis / 60_000).toFixed(1)} min`;
}

/**
 * Dollars for the side of a chart.
 * @param {number} usd
 */
export function shortMoney(usd) {
  return usd >= 1000 ? `$${shortNumber(usd)}` : usd === 0 ? "$0" : Number.isInteger(usd) ? `$${usd}` : money(usd);
}

/**
 * A sum where there is little room: without the last digits from a million dollars on.
 * @param {number} usd
 * @param {number} [unpriced]
 */
export function sumWords(usd, unpriced = 0) {
  return usd < 1e6 ? money(usd, unpriced) : `$${shortNumber(usd)}${unpriced > 0 ? "+" : ""}`;
}

/**
 * Dollars of which nobody needs the cents when they are many.
 * @param {number} usd
 * @param {number} unpriced
 */
function about(usd, unpriced) {
  return usd < 1000 || usd >= 1e6 ? sumWords(usd, unpriced) : `$${number(Math.round(usd))}${unpriced > 0 ? "+" : ""}`;
}

/**
 * Where the month goes.
 * @param {import("./load.js").Month} month
 */
export function paceWords({ per_day_usd, projected_usd, unpriced, unpriced_pace }) {
  return per_day_usd === 0 ? `nothing ${unpriced_pace > 0 ? "priced" : "spent"} in the last 7 days`
    : `at ${about(per_day_usd, unpriced_pace)} a day: ${about(projected_usd, unpriced_pace + unpriced)} by the end`;
}

/**
 * What caches are good for.
 * @param {number} saved in dollars; negative where they cost more than they save
 * @param {number} tokens from caches
 * @param {number} unpriced number of calls of whose cache nobody knows the price
 */
export function savedWords(saved, tokens, unpriced) {
  const read = `${shortNumber(tokens)} tokens`;
  return saved > 0 ? `saved ${about(saved, unpriced)} on ${read}`
    : saved < 0 ? `cost ${about(-saved, 0)} extra on ${read}`
    : `${read} from cache`;
}
