import assert from "node:assert/strict";
import { test } from "node:test";
import { createSpend } from "../../main/web/spend.js";
import { createClock } from "./clock.js";

const START = Date.parse("2026-11-22T14:20:00Z");
const HOUR = 3_600_000;
const costs = (total) => ({ today: total, month: total, total, time_zone: "Europe/Berlin", unpriced: 0 });
const settled = () => new Promise((resolve) => setImmediate(resolve));

function rig(answer) {
  const clock = createClock();
  const asked = [];
  const told = [];
  let time = START;
  const spend = createSpend({
    ...clock, now: () => time, get: async (path) => (asked.push(path), answer()), onSpend: (one) => told.push(one),
  });
  return { asked, told, spend, pass: (millis) => ((time += millis), clock.pass(millis)) };
}

test("each of the last 24 hours has its cost, in the server's zone", async () => {
  const { asked, told, spend } = rig(() => ({
    groups: [{ key: "2026-11-21T15", cost_usd: 9 }, { key: "2026-11-22T14", cost_usd: 2 }, { key: "2026-11-22T15", cost_usd: null }],
    time_zone: "Europe/Berlin",
  }));
  spend.sync(costs(11));
  await settled();
  assert.match(asked[0], /^api\/costs\?by=hour&from=2026-11-21T14%3A20/);
  assert.equal(told[0].length, 24);
  assert.deepEqual(told[0].slice(-2), [{ hour: "2026-11-22T14", cost: 2 }, { hour: "2026-11-22T15", cost: 0 }]);
  assert.equal(told[0].reduce((sum, { cost }) => sum + cost, 0), 2);
});

test("asks when something was spent and when an hour is over, and not too often", async () => {
  const { asked, spend, pass } = rig(() => ({ groups: [], time_zone: "UTC" }));
  const first = costs(1);
  spend.sync(null);
  spend.sync(costs(0));
  assert.equal(asked.length, 0);
  spend.sync(first);
  spend.sync(first);
  await settled();
  assert.equal(asked.length, 1);
  spend.sync(costs(2));
  spend.sync(costs(3));
  assert.equal(asked.length, 1);
  pass(5_000);
  await settled();
  assert.equal(asked.length, 2);
  const last = costs(3);
  pass(HOUR);
  spend.sync(last);
  await settled();
  assert.equal(asked.length, 3);
});

test("an answer that does not come leaves what is shown", async () => {
  const { told, spend } = rig(() => {
    throw new Error("gone");
  });
  spend.sync(costs(1));
  await settled();
  assert.deepEqual(told, []);
});
