import assert from "node:assert/strict";
import { test } from "node:test";
import { createClock } from "./clock.js";

process.env.TZ = "Asia/Kathmandu";
const { sumsOf } = await import("../../main/web/costs/counted.js");
const { load } = await import("../../main/web/costs/load.js");
const { createColours } = await import("../../main/web/costs/colours.js");
const { bounds } = await import("../../main/web/costs/range.js");
const { recentDays, trendOf } = await import("../../main/web/costs/scene.js");
const { createThrottle } = await import("../../main/web/throttle.js");

/** Where the reader is, the 23rd has begun. */
const now = { time: new Date("2026-11-22T20:00:00Z"), zone: "UTC" };
const week = { range: "7d", by: "day", split: "model" };

function server(answer) {
  const asked = [];
  const api = async (path) => {
    const url = new URL(path, "http://localhost/");
    asked.push(Object.fromEntries(url.searchParams));
    return { groups: [], next: null, time_zone: "UTC", usage: [], ...answer(url.searchParams) };
  };
  return { api, asked };
}

test("the trend is asked for by step and split, the rest by what it is about", async () => {
  const { api, asked } = server(() => ({}));
  await load(api, week, "shop", now);
  const all = { from: "2026-11-16", project: "shop", month: "false", cache: "false", latency: "false" };
  assert.deepEqual(asked.slice(0, 4), [
    { by: "day", split: "model", ...all }, { by: "model", ...all, cache: "true", latency: "true" }, { by: "agent", ...all },
    { by: "task", limit: "11", ...all },
  ]);
});

test("the pace of the month is asked for once, for all projects, and what caches saved for the range", async () => {
  const { api, asked } = server((params) => ({
    next: params.get("cursor") ? null : "second", ...(params.get("month") === "true" && { month: { per_day_usd: 2, projected_usd: 60 } }),
    ...(params.get("cache") === "true" && { cache: { saved_usd: 7 } }),
  }));
  const { month, saved } = await load(api, week, "shop", now);
  assert.deepEqual([month, saved], [{ per_day_usd: 2, projected_usd: 60 }, 7]);
  const told = (name) => asked.filter((params) => params[name] === "true").map(({ by, project, cursor }) => [by, project, cursor]);
  assert.deepEqual(told("month"), [["day", undefined, undefined]]);
  assert.deepEqual(told("cache"), [["model", "shop", undefined]]);
  assert.deepEqual(told("latency"), [["model", "shop", undefined], ["model", "shop", "second"]]);
});

test("an open range has no end; a custom range has one, and no project asks for all", async () => {
  const { api, asked } = server(() => ({}));
  await load(api, { ...week, range: { from: "2026-11-01", to: "2026-11-02" } }, null, now);
  assert.deepEqual([asked[0].from, asked[0].to], ["2026-11-01", "2026-11-02"]);
  assert.ok(!("project" in asked[0]));
});

test("days are asked for as days, which the server reads in its own zone", async () => {
  const { api, asked } = server(() => ({}));
  await load(api, week, null, now);
  assert.deepEqual(asked.slice(0, 5).map(({ from }) => from), [...Array(4).fill("2026-11-16"), "2026-10-23"]);
  asked.length = 0;
  await load(api, { ...week, range: "24h" }, null, now);
  assert.equal(asked[0].from, "2026-11-21T21:00:00.000Z");
});

test("further pages are fetched until there are none, and a server without end is left", async () => {
  const pages = server((params) => params.get("by") === "model"
    ? { groups: [{ key: params.get("cursor") ?? "first" }], next: params.get("cursor") ? null : "second" } : {});
  assert.deepEqual((await load(pages.api, week, null, now)).models.map(({ key }) => key), ["first", "second"]);
  const endless = server(() => ({ groups: [{}], next: "again" }));
  await load(endless.api, week, null, now);
  assert.ok(endless.asked.length <= 100);
});

test("counters are added up by tool and model, within the project", () => {
  const use = (session_id, model_name, fields) => ({ session_id, tool_name: "claude-code", model_name, project: "shop",
    prompt_tokens: 1, completion_tokens: 2, cache_read_tokens: 3, cache_write_tokens: 4, cost_usd: null, ...fields });
  const counted = [use("a", "small"), use("a", "large", { cost_usd: 1 }), use("b", "large"), use("c", "large", { project: "other" })];
  assert.deepEqual(sumsOf(counted, "shop").map(({ model, sessions, input, output, cache, cost }) =>
    [model, sessions.size, input, output, cache, cost]), [["large", 2, 2, 4, 14, 1], ["small", 1, 1, 2, 7, null]]);
  assert.equal(sumsOf(counted, null)[0].sessions.size, 3);
});

test("a refusal of one answer is a failure of all", async () => {
  const { api } = server((params) => {
    if (params.get("by") === "agent") {
      throw new Error("locked");
    }
    return {};
  });
  await assert.rejects(load(api, week, null, now), /locked/);
});

const call = (key, fields) => ({
  key, invocations: 1, prompt_tokens: 1, completion_tokens: 1, cache_read_tokens: 1, cache_write_tokens: 1, total_tokens: 4,
  cost_usd: 1, unpriced: 0, errors: 0, ...fields,
});
const data = {
  query: week, bounds: bounds(week.range, now), timeZone: "UTC",
  trend: [call("2026-11-17", { split: "a" }), call("2026-11-22", { split: "a", cost_usd: 2 })],
  models: [], agents: [], tasks: [], days: [call("2026-11-22", { unpriced: 3 }), call("2026-11-01", { cost_usd: 5 })],
};
const colours = createColours().of("model", "cost");

test("the trend has every day of the range, summed up on request", () => {
  const trend = (cumulative) => trendOf(data, { measure: "cost", cumulative, asTable: false }, now, colours).trend;
  assert.equal(trend(false).steps.length, 7);
  assert.deepEqual(trend(false).series[0].values, [0, 1, 0, 0, 0, 0, 2]);
  assert.deepEqual(trend(true).series[0].values, [0, 1, 1, 1, 1, 1, 3]);
});

test("a range that begins long before the first call is shown from that call, or the last year", () => {
  const shown = (from, to, trend) => trendOf({ ...data, trend, bounds: bounds({ from, to }, now) },
    { measure: "cost", cumulative: false, asTable: false }, now, colours).trend.steps;
  assert.equal(shown("0002-01-01", "2026-12-31", [call("2020-03-01", {})])[0], "2020-03-01");
  assert.equal(shown("0002-01-01", "2026-12-31", data.trend)[0], "2025-11-21");
  assert.equal(shown("2026-11-01", "2026-11-30", data.trend)[0], "2026-11-01");
  assert.equal(shown("0000-01-01", "0000-01-02", []).length, 2);
});

test("recent days end today", () => {
  const days = recentDays(data, now);
  assert.equal(days.values.length, 31);
  assert.equal(days.values.at(-1), 1);
  assert.equal(days.values.at(-22), 5);
  assert.equal(days.unpriced.at(-1), 3);
});

function throttled() {
  const clock = createClock();
  const runs = [];
  const ends = [];
  const throttle = createThrottle({
    ...clock, wait: 2000,
    run: () => {
      runs.push(clock.now());
      return new Promise((resolve) => ends.push(resolve));
    },
  });
  const end = async () => {
    ends.shift()();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { clock, runs, end, throttle };
}

test("the first wish is granted at once, later ones at most every two seconds", async () => {
  const { clock, runs, end, throttle } = throttled();
  throttle.ask();
  await end();
  for (let i = 0; i < 30; i++) {
    clock.pass(100);
    throttle.ask();
  }
  await end();
  assert.deepEqual(runs, [0, 2000]);
});

test("a wish during a run is granted after it, never beside it", async () => {
  const { clock, runs, end, throttle } = throttled();
  throttle.ask();
  throttle.ask();
  clock.pass(5000);
  assert.deepEqual(runs, [0]);
  await end();
  assert.deepEqual(runs, [0, 5000]);
});

test("a wish of the reader does not wait", async () => {
  const { clock, runs, end, throttle } = throttled();
  throttle.ask();
  await end();
  clock.pass(100);
  throttle.ask();
  throttle.askNow();
  assert.deepEqual(runs, [0, 100]);
  await end();
  clock.pass(10_000);
  assert.deepEqual(runs, [0, 100]);
});

test("nothing runs after the end", async () => {
  const { clock, runs, end, throttle } = throttled();
  throttle.ask();
  await end();
  throttle.ask();
  throttle.stop();
  clock.pass(10_000);
  assert.deepEqual(runs, [0]);
});
