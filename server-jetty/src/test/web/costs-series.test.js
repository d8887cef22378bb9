import assert from "node:assert/strict";
import { test } from "node:test";
import { createColours } from "../../main/web/costs/colours.js";
import { byCost, cacheHitRate, nameOf, shareOf, sum } from "../../main/web/costs/groups.js";
import { shares } from "../../main/web/costs/models.js";
import { tasksById } from "../../main/web/costs/ranking.js";
import { buildTrend, cumulative, risingTo, together } from "../../main/web/costs/series.js";
import { duration, paceWords, percent, savedWords, shortMoney, sumWords } from "../../main/web/costs/words.js";
import { agentHues } from "../../main/web/hues.js";

const group = (key, fields = {}) => ({
  key, invocations: 1, prompt_tokens: 10, completion_tokens: 5, cache_read_tokens: 30, cache_write_tokens: 0, total_tokens: 45,
  cost_usd: 1, unpriced: 0, errors: 0, latency_p50_ms: 1, latency_p95_ms: 2, latency_p99_ms: 3, ...fields,
});
const steps = ["mon", "tue", "wed"];
const options = { steps, stepOf: (key) => key, split: "model", measure: "cost" };
const lines = ({ series }) => series.map(({ name, values }) => [name, ...values]);

test("there is a series for each name, the largest first, and zero where nothing was spent", () => {
  const trend = buildTrend([group("mon", { split: "a" }), group("wed", { split: "b", cost_usd: 4 }), group("wed", { split: "a" })], options);
  assert.deepEqual(lines(trend), [["b", 0, 0, 4], ["a", 1, 0, 1]]);
  assert.deepEqual(together(trend).values, [1, 0, 5]);
});

test("calls without a name are a series of their own", () => {
  const trend = buildTrend([group("mon", { split: null }), group("mon", { split: "Unknown model" }), group("tue", { split: "" })], options);
  assert.deepEqual(trend.series.map(({ id, name, total }) => [id, name, total]), [[null, "Unknown model", 2], ["Unknown model", "Unknown model", 1]]);
});

test("names of an object's own parts are ordinary names", () => {
  const names = ["__proto__", "constructor", "toString"];
  const trend = buildTrend(names.map((split) => group("mon", { split })), options);
  assert.deepEqual(trend.series.map(({ id }) => id).sort(), [...names].sort());
  assert.deepEqual(together(trend).values, [3, 0, 0]);
});

test("calls without a price cost nothing but are counted where they belong", () => {
  const trend = buildTrend([group("mon", { split: "a", cost_usd: null, unpriced: 7 }), group("mon", { split: "b", unpriced: 1 }),
    group("tue", { split: "b" })], options);
  assert.deepEqual(trend.series.map(({ name, unpriced }) => [name, ...unpriced]), [["b", 1, 0, 0], ["a", 7, 0, 0]]);
  assert.deepEqual(together(trend), { values: [1, 1, 0], unpriced: [8, 0, 0] });
});

test("groups of steps that are not shown are left out", () => {
  assert.deepEqual(buildTrend([group("sun", { split: "a" }), group(null, { split: "a" })], options).series, []);
});

test("many names are folded into others, without loss", () => {
  const groups = Array.from({ length: 12 }, (_, i) => group("mon", { split: `m${i}`, cost_usd: i, unpriced: 1 }));
  const trend = buildTrend(groups, options);
  assert.equal(trend.series.length, 9);
  assert.deepEqual(trend.series.at(-1), { id: undefined, name: "4 others", values: [6, 0, 0], unpriced: [4, 0, 0], total: 6 });
  assert.deepEqual(together(trend).values, [66, 0, 0]);
  assert.equal(buildTrend(groups.slice(0, 9), options).series.length, 9);
});

test("tokens are stacked by kind, whatever the split", () => {
  const trend = buildTrend([group("mon", { split: "a" }), group("mon", { split: "b" })], { ...options, measure: "tokens" });
  assert.deepEqual(lines(trend), [["Prompt", 20, 0, 0], ["Completion", 10, 0, 0], ["Cache read", 60, 0, 0], ["Cache write", 0, 0, 0]]);
});

test("cumulative values hold all before them and leave the others as they were", () => {
  const trend = buildTrend([group("mon", { split: "a", unpriced: 1 }), group("wed", { split: "a", cost_usd: 2 })], options);
  assert.deepEqual(lines(cumulative(trend)), [["a", 1, 1, 3]]);
  assert.deepEqual(cumulative(trend).series[0].unpriced, [1, 1, 1]);
  assert.deepEqual(lines(trend), [["a", 1, 0, 2]]);
});

test("a total rises from what was spent before to what is spent now", () => {
  assert.deepEqual(risingTo(10, [1, 0, 2]), [7, 8, 8, 10]);
  assert.deepEqual(risingTo(10, [0, 0]), [10, 10, 10]);
  assert.deepEqual(risingTo(2.5, [1, 2]), [0, 1, 3]);
});

test("groups are summed, and the cache rate counts everything that was read", () => {
  const all = sum([group("a", { cost_usd: null, unpriced: 1 }), group("b", { errors: 2, cache_write_tokens: 20 })]);
  assert.deepEqual([all.calls, all.cost, all.tokens, all.unpriced, all.errors], [2, 1, 90, 1, 2]);
  assert.equal(cacheHitRate(all), 0.6);
  assert.equal(cacheHitRate(sum([])), null);
});

test("the most expensive come first, the unpriced last by their calls", () => {
  const order = byCost([group("a", { cost_usd: null }), group("b"), group("c", { cost_usd: null, invocations: 9 }), group("d", { cost_usd: 3 })]);
  assert.deepEqual(order.map(({ key }) => key), ["d", "b", "c", "a"]);
});

test("shares fold the cheapest models into one slice", () => {
  const parts = shares(Array.from({ length: 11 }, (_, i) => group(i === 10 ? null : `m${i}`, { cost_usd: 20 - i, unpriced: i })));
  assert.equal(parts.length, 9);
  assert.deepEqual(parts.at(-1), { id: undefined, name: "3 others", value: 33, unpriced: 27 });
});

test("a share is unknown where no call has a price", () => {
  assert.deepEqual([group("a"), group("b", { cost_usd: null, unpriced: 2 }), group("c", { unpriced: 2 }), group("d", { cost_usd: 0 })]
    .map((one) => shareOf(one, 4)), [0.25, null, 0.25, 0]);
});

test("what has no name is called so", () => {
  assert.deepEqual([nameOf(null, "agent"), nameOf("", "model"), nameOf(undefined, "__proto__")], ["No agent", "Unknown model", "None"]);
});

test("a task is found by its id within the project", () => {
  const tasks = [{ id: "a", key: "1", project: "shop" }, { id: "a", key: "2", project: "ledger" }, { id: "__proto__", key: "3", project: "shop" }];
  assert.equal(tasksById(tasks, null).get("a").key, "1");
  assert.equal(tasksById(tasks, "ledger").get("a").key, "2");
  assert.equal(tasksById(tasks, null).get("__proto__").key, "3");
  assert.equal(tasksById(tasks, null).get("constructor"), undefined);
});

test("a name has one colour wherever it appears, and as many names as there are hues have different ones", () => {
  const names = Array.from({ length: 12 }, (_, i) => `model-${i}`);
  const colours = createColours();
  colours.meet("model", names);
  const given = names.map(colours.of("model", "cost"));
  assert.equal(new Set(given).size, 12);
  assert.deepEqual(names.toReversed().map(colours.of("model", "cost")).toReversed(), given);
  const other = createColours();
  other.meet("model", names.toReversed());
  assert.deepEqual(names.map(other.of("model", "cost")), given);
  assert.match(colours.of("model", "cost")("one-too-many"), /^hue-\d+$/);
});

test("an agent has the hue that it has on the board", () => {
  assert.equal(createColours().of("agent", "cost")("codex"), `hue-${agentHues.colourOf("codex")}`);
});

test("what has no name has no hue, and kinds of tokens have their own colours", () => {
  const colours = createColours();
  assert.equal(colours.of("model", "cost")(null), "no-hue");
  assert.equal(colours.of("model", "cost")(undefined), "no-hue");
  assert.equal(colours.of("model", "tokens")("cache_read_tokens"), "kind-2");
  assert.match(colours.of("model", "cost")("__proto__"), /^hue-\d+$/);
});

test("rates are whole above ten percent and never rounded to none or all", () => {
  assert.deepEqual([null, 0, 0.0004, 0.0123, 0.05, 0.634, 0.998, 1].map(percent),
    ["–", "0 %", "< 0.1 %", "1.2 %", "5 %", "63 %", "99 %", "100 %"]);
});

test("durations have the unit that fits", () => {
  assert.deepEqual([null, 0, 840.4, 999.6, 1234, 14_250, 59_960, 90_000].map(duration),
    ["–", "0 ms", "840 ms", "1.00 s", "1.23 s", "14.3 s", "1.0 min", "1.5 min"]);
});

test("money beside a chart is short", () => {
  assert.deepEqual([0, 0.5, 4, 0.004, 1500].map(shortMoney), ["$0", "$0.50", "$4", "$0.0040", "$1.5K"]);
});

test("the pace of the month is in words, with a plus where calls without a price are left out", () => {
  const words = (/** @type {number[]} */ ...[per_day_usd = 0, projected_usd = 0, unpriced_pace = 0, unpriced = 0]) =>
    paceWords({ per_day_usd, projected_usd, unpriced, unpriced_pace });
  assert.equal(words(121.65, 1222.4), "at $121.65 a day: $1,222 by the end");
  assert.equal(words(121.65, 1222.4, 0, 1), "at $121.65 a day: $1,222+ by the end");
  assert.equal(words(121.65, 1222.4, 1, 0), "at $121.65+ a day: $1,222+ by the end");
  assert.equal(words(0.002, 3e7), "at $0.0020 a day: $30M by the end");
  assert.equal(words(0, 9, 0, 4), "nothing spent in the last 7 days");
  assert.equal(words(0, 0, 4, 4), "nothing priced in the last 7 days");
});

test("what caches saved is in words, and is no zero where nobody knows", () => {
  assert.equal(savedWords(118.524, 12_300_000, 0), "saved $118.52 on 12.3M tokens");
  assert.equal(savedWords(118.524, 12_300_000, 3), "saved $118.52+ on 12.3M tokens");
  assert.equal(savedWords(-0.25, 900, 0), "cost $0.25 extra on 900 tokens");
  assert.equal(savedWords(0, 900, 3), "900 tokens from cache");
});

test("a sum of a million or more is short", () => {
  assert.deepEqual([[999_999.99, 1], [33_432_098.45, 1], [1e6, 0], [0, 2]].map(([usd, unpriced]) => sumWords(usd, unpriced)),
    ["$999,999.99+", "$33.4M+", "$1M", "unpriced"]);
});
