// Rates, durations and short amounts in words.

import { money, shortNumber } from "../format.js";

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
