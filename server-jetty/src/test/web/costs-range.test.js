import assert from "node:assert/strict";
import { test } from "node:test";

process.env.TZ = "Asia/Kathmandu";
const { bounds, canShowHours, daysOf, parseQuery, withRange, writeQuery } = await import("../../main/web/costs/range.js");
const { parseChoice, writeChoice } = await import("../../main/web/costs/choice.js");
const { rangeName } = await import("../../main/web/costs/picker.js");
const { stepName, stepOf, timeline } = await import("../../main/web/costs/buckets.js");
const { dayOf, hourOf, startOfHour } = await import("../../main/web/costs/zone.js");

const zone = "Europe/Berlin";
const at = (time) => ({ time: new Date(time), zone });
const now = at("2026-11-22T22:18:30Z");

test("days are the server's, today included", () => {
  assert.deepEqual(bounds("7d", now), { from: "2026-11-16", to: null, first: "2026-11-16T00", last: "2026-11-22T23" });
  assert.equal(bounds("30d", now).from, "2026-10-24");
  assert.equal(bounds("month", now).from, "2026-11-01");
  assert.equal(bounds("month", at("2026-11-30T23:30:00Z")).from, "2026-12-01");
});

test("24 hours start at a full hour of the server's and hold 24 of them", () => {
  assert.deepEqual(bounds("24h", now), { from: "2026-11-21T23:00:00.000Z", to: null, first: "2026-11-22T00", last: "2026-11-22T23" });
  const far = { ...now, zone: "Asia/Kathmandu" };
  assert.deepEqual(bounds("24h", far), { from: "2026-11-21T23:15:00.000Z", to: null, first: "2026-11-22T05", last: "2026-11-23T04" });
});

test("both days of a custom range belong to it, and what has not come yet is not shown", () => {
  const range = { from: "2026-11-01", to: "2026-11-03" };
  assert.deepEqual(bounds(range, now), { ...range, first: "2026-11-01T00", last: "2026-11-03T23" });
  assert.equal(bounds({ from: "2026-11-22", to: "2026-12-24" }, at("2026-11-22T12:00:00Z")).last, "2026-11-22T13");
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

test("a time has the day and the hour of the server's clock", () => {
  const late = "2026-11-22T23:30:40Z";
  assert.deepEqual([dayOf(at(late)), hourOf(at(late))], ["2026-11-23", "2026-11-23T00"]);
  const far = { ...at(late), zone: "Asia/Kathmandu" };
  assert.deepEqual([hourOf(far), startOfHour(far).toISOString()], ["2026-11-23T05", "2026-11-22T23:15:00.000Z"]);
});

test("days without calls are part of the trend, and no day is lost or doubled when the clocks change", () => {
  assert.deepEqual(timeline("day", bounds({ from: "2026-10-24", to: "2026-10-27" }, now), zone),
    ["2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27"]);
});

test("a day has its hours on the server's clock: one that comes twice is one step, one that is skipped is none", () => {
  const hours = (day, of) => timeline("hour", bounds({ from: day, to: day }, now), of);
  assert.deepEqual(hours("2026-11-20", zone).map((hour) => hour.slice(0, 10)), Array(24).fill("2026-11-20"));
  assert.equal(hours("2026-10-25", zone).length, 24);
  assert.equal(hours("2026-03-29", zone).length, 23);
  assert.ok(!hours("2026-03-29", zone).includes("2026-03-29T02"));
  for (const far of ["Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    assert.equal(hours("2026-11-20", far).length, 24, far);
  }
});

test("a zone that the browser does not know is taken as UTC", () => {
  assert.equal(hourOf({ ...now, zone: "Mars/Olympus" }), "2026-11-22T22");
});

test("nothing lies in a range that has not begun", () => {
  const later = bounds({ from: "2026-12-01", to: "2026-12-02" }, now);
  assert.deepEqual([timeline("hour", later, zone), timeline("day", later, zone)], [[], []]);
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

test("a range has a name, with the year where it is another", () => {
  const name = (from, to) => rangeName({ from, to }, "2026-11-22");
  assert.deepEqual([name("2026-11-02", "2026-11-02"), name("2026-10-30", "2026-11-02")], ["2 Nov", "30 Oct – 2 Nov"]);
  assert.deepEqual([name("2020-03-10", "2020-03-10"), name("2025-12-30", "2026-01-02")], ["10 Mar 2020", "30 Dec 2025 – 2 Jan 2026"]);
  assert.equal(rangeName("month", "2026-11-22"), "Since the 1st");
});
