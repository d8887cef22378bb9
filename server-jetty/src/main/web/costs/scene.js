// From the server's answer to what the view shows.

import { stepOf, timeline } from "./buckets.js";
import { recentFrom } from "./load.js";
import { canShowHours } from "./range.js";
import { buildTrend, cumulative, together } from "./series.js";
import { hourOf } from "./zone.js";

/** @typedef {import("./load.js").Data} Data */
/** @typedef {import("./choice.js").Choice & {asTable: boolean}} Choice */

/**
 * @param {Data} data
 * @param {Choice} choice
 * @param {import("./zone.js").Now} now
 * @param {import("./colours.js").Colours} colours
 * @returns {import("./trend.js").TrendModel}
 */
export function trendOf(data, choice, now, colours) {
  const { query, timeZone } = data;
  const steps = timeline(query.by, data.bounds, timeZone);
  const trend = buildTrend(data.trend, {
    steps, stepOf: stepOf(query.by, timeZone), split: query.split, measure: choice.measure,
  });
  return {
    ...choice, query, timeZone, colours, hours: canShowHours(query.range, now),
    trend: choice.cumulative ? cumulative(trend) : trend,
  };
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
