import assert from "node:assert/strict";
import { test } from "node:test";

process.env.TZ = "Europe/Berlin";
const { bounds, canShowHours, dayOf, daysOf, parseQuery, withRange, writeQuery } = await import("../../main/web/costs/range.js");
const { parseChoice, writeChoice } = await import("../../main/web/costs/choice.js");
const { stepName, stepOf, timeline } = await import("../../main/web/costs/buckets.js");

const now = new Date("2026-11-22T22:18:30Z");
const iso = ({ from, to }) => [from.toISOString(), to?.toISOString() ?? null];

test("days are the reader's, today included", () => {
  assert.deepEqual(iso(bounds("7d", now)), ["2026-11-15T23:00:00.000Z", null]);
  assert.deepEqual(iso(bounds("month", now)), ["2026-10-31T23:00:00.000Z", null]);
});

test("a range over the end of summer time still starts at midnight", () => {
  assert.deepEqual(iso(bounds("30d", now)), ["2026-10-23T22:00:00.000Z", null]);
  assert.deepEqual(iso(bounds("90d", now)), ["2026-08-24T22:00:00.000Z", null]);
});

test("a day that is 25 or 23 hours long is one day", () => {
  const hours = ({ from, to }) => (to - from) / 3_600_000;
  assert.equal(hours(bounds({ from: "2026-10-25", to: "2026-10-25" }, now)), 25);
  assert.equal(hours(bounds({ from: "2026-03-29", to: "2026-03-29" }, now)), 23);
});

test("24 hours start at a full hour and hold 24 of them", () => {
  assert.deepEqual(iso(bounds("24h", now)), ["2026-11-21T23:00:00.000Z", null]);
});

test("both days of a custom range belong to it", () => {
  assert.deepEqual(iso(bounds({ from: "2026-11-01", to: "2026-11-03" }, now)),
    ["2026-10-31T23:00:00.000Z", "2026-11-03T23:00:00.000Z"]);
});

test("days that are none make no range; days in the wrong order are turned", () => {
  assert.equal(daysOf("2026-02-31", "2026-03-01"), null);
  assert.equal(daysOf("2026-3-1", "2026-03-02"), null);
  assert.equal(daysOf("", "null"), null);
  assert.deepEqual(daysOf("2026-03-02", "2026-03-01"), { from: "2026-03-01", to: "2026-03-02" });
});

test("the address keeps the range, and what it says wrongly is the default", () => {
  const usual = { range: "7d", by: "day", split: "model" };
  assert.deepEqual(parseQuery("", now), usual);
  assert.deepEqual(parseQuery("?from=forever&by=__proto__&split=constructor", now), usual);
  assert.deepEqual(parseQuery("?from=2026-11-01", now), usual);
  for (const query of [usual, { range: "24h", by: "hour", split: "agent" }, { range: "7d", by: "hour", split: "project" },
    { range: { from: "2026-11-01", to: "2026-11-01" }, by: "day", split: "model" }]) {
    assert.deepEqual(parseQuery(writeQuery("", query), now), query);
  }
});

test("parameters of others stay in the address", () => {
  const written = writeQuery("?agent=codex&from=24h&by=hour&q=a%26b", { range: "90d", by: "day", split: "agent" });
  assert.deepEqual(Object.fromEntries(new URLSearchParams(written)), { agent: "codex", q: "a&b", from: "90d", split: "agent" });
  assert.equal(writeQuery("?from=24h", { range: "7d", by: "day", split: "model" }), "");
});

test("the address keeps what is measured and whether it adds up", () => {
  assert.deepEqual(parseChoice("?measure=money&cumulative=yes"), { measure: "cost", cumulative: false });
  for (const choice of [{ measure: "cost", cumulative: true }, { measure: "tokens", cumulative: false }, { measure: "tokens", cumulative: true }]) {
    assert.deepEqual(parseChoice(writeChoice("?measure=tokens&cumulative=1", choice)), choice);
  }
  assert.equal(writeChoice("?q=a&measure=tokens&cumulative=1", { measure: "cost", cumulative: false }), "?q=a");
});

test("hours give way to days where there would be too many", () => {
  assert.ok(canShowHours("7d", now) && !canShowHours("30d", now));
  assert.equal(parseQuery("?from=90d&by=hour", now).by, "day");
  assert.equal(withRange({ range: "24h", by: "hour", split: "model" }, "month", now).by, "day");
  assert.equal(withRange({ range: "7d", by: "day", split: "model" }, "24h", now).by, "hour");
});

test("the day of a time is the reader's", () => {
  assert.equal(dayOf(new Date("2026-11-22T23:30:00Z")), "2026-11-23");
});

test("days without calls are part of the trend, and no day is lost or doubled when the clocks change", () => {
  const { from, to } = bounds({ from: "2026-10-24", to: "2026-10-27" }, now);
  assert.deepEqual(timeline("day", from, to, "Europe/Berlin"), ["2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27"]);
});

test("days are counted in the server's zone", () => {
  const from = new Date("2026-11-20T23:00:00Z");
  assert.deepEqual(timeline("day", from, new Date("2026-11-22T12:00:00Z"), "UTC"), ["2026-11-20", "2026-11-21", "2026-11-22"]);
  assert.deepEqual(timeline("day", from, new Date("2026-11-22T12:00:00Z"), "Europe/Berlin"), ["2026-11-21", "2026-11-22"]);
});

test("the hour that the clock shows twice is one step, the hour that it skips is none", () => {
  const hours = (day) => {
    const { from, to } = bounds({ from: day, to: day }, now);
    return timeline("hour", from, to, "Europe/Berlin");
  };
  assert.equal(hours("2026-10-25").length, 24);
  assert.ok(!hours("2026-03-29").includes("2026-03-29T02"));
});

test("a zone that the browser does not know is taken as UTC", () => {
  assert.deepEqual(timeline("day", new Date("2026-11-22T00:00:00Z"), new Date("2026-11-22T01:00:00Z"), "Mars/Olympus"), ["2026-11-22"]);
});

test("nothing lies in a range that has not begun", () => {
  assert.deepEqual(timeline("hour", new Date("2026-12-01T00:00:00Z"), now, "UTC"), []);
});

test("a step is read from a date, a time on the clock or an instant", () => {
  const hour = stepOf("hour", "Europe/Berlin");
  assert.equal(hour("2026-11-22T14"), "2026-11-22T14");
  assert.equal(hour("2026-11-22 14:00"), "2026-11-22T14");
  assert.equal(hour("2026-11-22T23:00:00Z"), "2026-11-23T00");
  assert.equal(hour("2026-11-22T23:00:00+01:00"), "2026-11-22T23");
  assert.equal(hour("2026-11-22T23Z"), "2026-11-23T00");
  const day = stepOf("day", "Europe/Berlin");
  assert.equal(day("2026-11-22"), "2026-11-22");
  assert.equal(day("2026-11-22T23:00:00Z"), "2026-11-23");
  for (const text of [null, "", "__proto__", "2026-11", "22 Nov"]) {
    assert.equal(day(text), null);
  }
});

test("steps have short and full names", () => {
  assert.equal(stepName("2026-11-02", false), "2 Nov");
  assert.equal(stepName("2026-11-22", true), "Sun, 22 Nov 2026");
  assert.equal(stepName("2026-11-22T09", false), "09:00");
  assert.equal(stepName("2026-11-22T09", true), "22 Nov, 09:00");
});
