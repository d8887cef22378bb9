// Everything that the view asks the server for.

import { dayAfter } from "./buckets.js";
import { bounds } from "./range.js";
import { dayOf } from "./zone.js";

/** @typedef {import("./groups.js").Group} Group */
/**
 * @typedef {{
 *   query: import("./range.js").Query, bounds: import("./range.js").Bounds, timeZone: string,
 *   trend: Group[], models: Group[], agents: Group[], tasks: Group[], days: Group[], counted: import("./counted.js").Counted[]
 * }} Data
 * @typedef {(path: string) => Promise<any>} Api
 */

const PAGES = 20;
/** Tasks in the list of the most expensive ones; one more may be the calls without a task. */
export const TOP = 10;
/** What the view does not show, and the server would have to add up. */
const WITHOUT = { month: "false", cache: "false" };
/** Only models are shown with how long their calls took. */
const SUMS = { latency: "false" };
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
    pages(api, { by: query.by, split: query.split, ...within, ...SUMS }),
    pages(api, { by: "model", ...within }),
    pages(api, { by: "agent", ...within, ...SUMS }),
    pages(api, { by: "task", limit: String(TOP + 1), ...within, ...SUMS }, 1),
    pages(api, { by: "day", from: recentFrom(now), ...narrow, ...SUMS }),
    api("api/usage"),
  ]);
  return {
    query, bounds: range, timeZone: now.zone, trend, models, agents, tasks, days, counted: usage,
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
 * @returns {Promise<Group[]>}
 */
async function pages(api, params, most = PAGES) {
  /** @type {Group[]} */
  const groups = [];
  let cursor = null;
  for (let page = 0; page === 0 || (cursor && page < most); page++) {
    const answer = await api(`api/costs?${new URLSearchParams({ ...params, ...WITHOUT, ...(cursor && { cursor }) })}`);
    groups.push(...answer.groups);
    cursor = answer.next;
  }
  return groups;
}
