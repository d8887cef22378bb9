// Everything that the view asks the server for.

import { dayAfter } from "./buckets.js";
import { bounds } from "./range.js";
import { dayOf } from "./zone.js";

/** @typedef {import("./groups.js").Group} Group */
/**
 * @typedef {{
 *   query: import("./range.js").Query, bounds: import("./range.js").Bounds, today: string, timeZone: string,
 *   trend: Group[], models: Group[], agents: Group[], tasks: Group[], counted: import("./counted.js").Counted[],
 *   saved: number, days: Group[], month: Month
 * }} Data `saved` is what caches saved in the range, in dollars; `days` and `month` are of all projects
 * @typedef {{per_day_usd: number, projected_usd: number, unpriced: number, unpriced_pace: number}} Month how it goes on
 * @typedef {(path: string) => Promise<any>} Api
 */

const PAGES = 20;
/** Tasks in the list of the most expensive ones; one more may be the calls without a task. */
export const TOP = 10;
/** What the server adds up for each answer, though it is the same on all pages. */
const ONCE = { month: "false", cache: "false" };
/** Only models are shown with how long their calls took. */
const WITHOUT = { ...ONCE, latency: "false" };
/** Days in the small charts beside today, month and total: no month is longer. */
export const RECENT = 31;

/**
 * @param {Api} api
 * @param {import("./range.js").Query} query
 * @param {string | null} project
 * @param {import("./zone.js").Now} now
 * @returns {Promise<Data>}
 */
export async function load(api, query, project, now) {
  const range = bounds(query.range, now);
  /** @type {Record<string, string>} */
  const narrow = project === null ? {} : { project };
  const within = { from: range.from, ...(range.to !== null && { to: range.to }), ...narrow };
  const [trend, models, agents, tasks, days, { usage }] = await Promise.all([
    pages(api, { by: query.by, split: query.split, ...within }),
    pages(api, { by: "model", ...within, cache: "true", latency: "true" }),
    pages(api, { by: "agent", ...within }),
    pages(api, { by: "task", limit: String(TOP + 1), ...within }, 1),
    pages(api, { by: "day", from: recentFrom(now), month: "true" }),
    api("api/usage"),
  ]);
  return {
    query, bounds: range, today: dayOf(now), timeZone: now.zone, trend: trend.groups, models: models.groups, agents: agents.groups,
    tasks: tasks.groups, counted: usage, saved: models.first.cache?.saved_usd ?? 0, days: days.groups, month: days.first.month,
  };
}

/** @param {import("./zone.js").Now} now */
export function recentFrom(now) {
  return dayAfter(dayOf(now), 1 - RECENT);
}

/**
 * @param {Api} api
 * @param {Record<string, string>} params
 * @param {number} [most] how many pages at most
 * @returns {Promise<{groups: Group[], first: any}>} the groups of all pages, and what else the first one says
 */
async function pages(api, params, most = PAGES) {
  const ask = (/** @type {Record<string, string>} */ more) =>
    api(`api/costs?${new URLSearchParams({ ...WITHOUT, ...params, ...more })}`);
  const first = await ask({});
  const groups = [...first.groups];
  let cursor = first.next;
  for (let page = 1; cursor && page < most; page++) {
    const answer = await ask({ ...ONCE, cursor });
    groups.push(...answer.groups);
    cursor = answer.next;
  }
  return { groups, first };
}
