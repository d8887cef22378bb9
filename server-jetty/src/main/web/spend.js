// What each of the last hours cost, for the small chart beside the numbers.

import { stepOf, timeline } from "./costs/buckets.js";
import { hourOf } from "./costs/zone.js";
import { createThrottle } from "./throttle.js";

/** @typedef {import("./protocol.js").Costs} Costs */
/** The last 24 hours, oldest first, by the server's clock. @typedef {{hour: string, cost: number}[]} Spend */

const HOUR = 3_600_000;
const HOURS = 24;
const WAIT = 5_000;

/**
 * @param {{
 *   get: (path: string) => Promise<any>, now: () => number, setTimeout: (run: () => void, millis: number) => number,
 *   clearTimeout: (handle: number) => void, onSpend: (spend: Spend) => void
 * }} options
 */
export function createSpend({ get, now, setTimeout, clearTimeout, onSpend }) {
  const throttle = createThrottle({ run: ask, wait: WAIT, now, setTimeout, clearTimeout });
  /** @type {Costs | null} */
  let known = null;
  let hour = 0;

  async function ask() {
    const spend = await lastHours(get, now()).catch(() => null);
    if (spend !== null) {
      onSpend(spend);
    }
  }

  /**
   * Asks when something has been spent, or another hour has begun.
   * @param {Costs | null} costs
   */
  function sync(costs) {
    const current = Math.floor(now() / HOUR);
    if (costs !== null && (costs.total > 0 || costs.unpriced > 0) && (costs !== known || current !== hour)) {
      known = costs;
      hour = current;
      throttle.ask();
    }
  }

  return { sync };
}

/**
 * @param {(path: string) => Promise<any>} get
 * @param {number} now
 * @returns {Promise<Spend>}
 */
async function lastHours(get, now) {
  const from = new Date(now - HOURS * HOUR).toISOString();
  const query = new URLSearchParams({
    by: "hour", from, limit: String(HOURS + 2), month: "false", cache: "false", latency: "false",
  });
  const { groups, time_zone } = await get(`api/costs?${query}`);
  const nameOf = stepOf("hour", time_zone);
  const at = (/** @type {number} */ time) => hourOf({ time: new Date(time), zone: time_zone });
  /** @type {Map<string | null, number>} */
  const costs = new Map();
  for (const { key, cost_usd } of groups) {
    const hour = nameOf(key);
    costs.set(hour, (costs.get(hour) ?? 0) + (cost_usd ?? 0));
  }
  return timeline("hour", { first: at(now - (HOURS - 1) * HOUR), last: at(now) }, time_zone)
    .map((hour) => ({ hour, cost: costs.get(hour) ?? 0 }));
}
