// From the server's answer to what the view shows.

import { dayAfter, stepOf, timeline } from "./buckets.js";
import { recentFrom } from "./load.js";
import { canShowHours } from "./range.js";
import { buildTrend, cumulative, together } from "./series.js";
import { hourOf } from "./zone.js";

/** @typedef {import("./load.js").Data} Data */
/** @typedef {import("./choice.js").Choice & {asTable: boolean}} Choice */

const YEAR = 366;

/**
 * @param {Data} data
 * @param {Choice} choice
 * @param {import("./zone.js").Now} now
 * @param {import("./colours.js").Colours} colours
 * @returns {import("./trend.js").TrendModel}
 */
export function trendOf(data, choice, now, colours) {
  const { query, timeZone } = data;
  const nameOf = stepOf(query.by, timeZone);
  const steps = timeline(query.by, shownOf(data, nameOf), timeZone);
  const trend = buildTrend(data.trend, { steps, stepOf: nameOf, split: query.split, measure: choice.measure });
  return {
    ...choice, query, timeZone, colours, hours: canShowHours(query.range, now),
    trend: choice.cumulative ? cumulative(trend) : trend,
  };
}

/**
 * The hours of the range; of more than a year no more than from the first call on, as whoever types a year is in the
 * year 2 for a moment.
 * @param {Data} data
 * @param {(key: string | null) => string | null} nameOf
 */
function shownOf({ trend, bounds: { first, last } }, nameOf) {
  const year = dayAfter(last.slice(0, 10), -YEAR);
  const begin = trend.reduce((least, { key }) => {
    const step = nameOf(key);
    return step !== null && step < least ? step : least;
  }, year);
  return { first: first < begin ? begin : first, last };
}

/**
 * @param {Data} data
 * @param {import("./zone.js").Now} now
 * @returns {import("./series.js").Amounts} of recent days, oldest first, today last
 */
export function recentDays({ days, timeZone }, now) {
  const steps = timeline("day", { first: recentFrom(now), last: hourOf(now) }, timeZone);
  return together(buildTrend(days, { steps, stepOf: stepOf("day", timeZone), split: "", measure: "cost" }));
}
