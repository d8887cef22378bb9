import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, announce } from "../../main/web/describe.js";
import { age, ago, clip, coarseAge, exactTime, money, plural, sentence, visibleTitle } from "../../main/web/format.js";
import { sample } from "./samples.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test("money has 2 decimals, 4 below one cent", () => {
  assert.equal(money(0), "$0.00");
  assert.equal(money(4.1249), "$4.12");
  assert.equal(money(0.01), "$0.01");
  assert.equal(money(0.0042), "$0.0042");
  assert.equal(money(1234.5), "$1,234.50");
});

test("money says what has no price", () => {
  assert.equal(money(12.4, 3), "$12.40+");
  assert.equal(money(0, 1), "unpriced");
  assert.equal(money(null, 1), "unpriced");
});

test("ages use the largest unit that fits", () => {
  assert.deepEqual([999, 12 * SECOND, 4 * MINUTE, 2 * HOUR, 3 * DAY, 35 * DAY, 800 * DAY].map(age),
    ["now", "12 s", "4 min", "2 h", "3 d", "5 w", "2 y"]);
  assert.deepEqual([-5, 59 * SECOND, MINUTE].map(coarseAge), ["now", "now", "1 min"]);
  assert.deepEqual([5 * SECOND, 2 * HOUR].map(ago), ["just now", "2 h ago"]);
});

test("text that is no time is shown as it is", () => {
  assert.equal(exactTime("yesterday"), "yesterday");
});

test("long text is cut between characters", () => {
  assert.equal(clip("short", 5), "short");
  assert.equal(clip("abcdef", 5), "abcde…");
  assert.equal(clip("😀😀😀", 2), "😀😀…");
  assert.equal(clip("😀😀", 2), "😀😀");
  assert.equal(Array.from(clip("x".repeat(1_000_000), 300)).length, 301);
});

test("a title that cannot be seen gives way to the id", () => {
  assert.equal(visibleTitle({ title: "Title", id: "a" }), "Title");
  assert.equal(visibleTitle({ title: "\u200b\u202e \u00a0", id: "a" }), "a");
  assert.equal(visibleTitle({ title: "", id: "\u200b" }), "(untitled)");
});

test("names become words", () => {
  assert.equal(sentence("in_review"), "In review");
  assert.equal(plural(1, "task"), "1 task");
  assert.equal(plural(1200, "entry", "entries"), "1,200 entries");
});

const line = (name, fields = {}) => ({ id: 1, epoch: "e", second: "", event: { ...sample(name), ...fields }, folded: 0 });

test("events are told in words", () => {
  const text = (name, fields) => describe(line(name, fields)).text;
  assert.equal(text("task.created"), "created in Inbox");
  assert.equal(text("task.updated"), "checklist 2/5 → 3/5");
  assert.equal(text("task.updated", { changes: [{ field: "document", old: null, new: null }] }), "details changed");
  assert.equal(text("task.assigned"), "assigned to backend-benny");
  assert.equal(text("task.completed"), "completed by backend-benny");
  assert.equal(text("task.moved"), "reassigned from backend-benny to reviewer");
  assert.equal(text("task.moved", { old_lane: "done" }), "moved from Done to Assigned");
  assert.equal(text("task.invalid"), "unreadable, line 7: could not find expected ':'");
  assert.equal(text("task.recovered"), "readable again");
  assert.equal(text("task.deleted"), "deleted from Done");
  assert.equal(text("budget.threshold"), "80 % of the month reached: $160.02+ of $200.00");
});

test("when a file was saved is not told again with each change", () => {
  const changes = ["lane_since", "lane_since_source", "updated_at", "title"].map((field) => ({ field, old: "a", new: "b" }));
  assert.equal(describe(line("task.updated", { changes })).text, "title a → b");
});

test("many changes are cut short", () => {
  const changes = ["a", "b", "c", "d", "e"].map((field) => ({ field, old: 1, new: [] }));
  assert.equal(describe(line("task.updated", { changes })).text, "a 1 → none, b 1 → none, c 1 → none and 2 more");
});

test("a folded line tells how many", () => {
  assert.equal(describe({ ...line("task.completed"), folded: 38 }).title, "38 more tasks completed");
});

test("several changes are announced in one sentence", () => {
  assert.equal(announce([line("task.created")]), "Write the release notes for 2.4 created in Inbox");
  assert.match(announce([line("task.created"), line("task.deleted")]), /^2 changes; latest: Write/);
});
