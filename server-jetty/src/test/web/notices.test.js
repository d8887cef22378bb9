import assert from "node:assert/strict";
import { test } from "node:test";
import { noticesOf } from "../../main/web/notices.js";

const calm = { word: "live", ready: true, problem: null, signedOut: false, health: null, outdated: false, budgets: [] };
const told = (facts) => noticesOf({ ...calm, ...facts }).map(({ level, text }) => `${level}: ${text}`);
const watch = (fields) => ({ project: "shop", root: "/r", mode: "native", reason: null, ...fields });
const budget = (spent) => ({ budget: "team", period: "day", percent: 80, spent, limit: 20 });

test("nothing is told while all is well", () => {
  assert.deepEqual(told({ health: { status: "healthy", watch: [watch()] }, budgets: [budget(15.99)] }), []);
});

test("a lost connection is told first, with what to do", () => {
  const [first, second] = told({ word: "offline", budgets: [budget(20)] });
  assert.match(first, /^problem: What you see is no longer current: the server does not answer. Start it with/);
  assert.equal(second, "problem: Over budget. 100 % of the day budget “team” is spent: $20.00 of $20.00.");
  assert.match(told({ word: "offline", ready: false, problem: "No entry" })[0], /There is no board to show: No entry/);
});

test("who is signed out hears how to get in again", () => {
  const [first] = told({ word: "offline", signedOut: true, problem: "Send the header [Authorization: Bearer TOKEN]" });
  assert.match(first, /^problem: Sign in again: .* Open the link that “lanecast serve” printed/);
});

test("a server that polls or is degraded says why", () => {
  assert.deepEqual(told({ health: { status: "healthy", watch: [watch({ mode: "poll", reason: "Too few watches: raise the limit" })] } }),
    ["info: shop: Too few watches: raise the limit"]);
  assert.deepEqual(told({ health: { status: "degraded", watch: [watch({ reason: "The tree is gone" })] } }),
    ["warning: Degraded. shop: The tree is gone"]);
  assert.deepEqual(told({ health: { status: "degraded", watch: [watch()], telemetry: { reason: "The disk is full; make room" } } }),
    ["warning: Degraded. model calls are not kept: The disk is full; make room"]);
  assert.deepEqual(told({ health: { status: "degraded", watch: [] } }), ["warning: Degraded. “lanecast serve --verbose” says why."]);
});

test("a budget is a warning from 80 % and a problem from 100 %", () => {
  assert.match(told({ budgets: [budget(16)] })[0], /^warning: 80 % of/);
  assert.match(told({ budgets: [budget(31)] })[0], /^problem: Over budget. 155 % of/);
  assert.deepEqual(told({ budgets: [{ ...budget(1), limit: 0 }] }), []);
  assert.match(told({ budgets: [{ ...budget(16), unpriced: 2 }] })[0], /is spent: \$16\.00\+ of \$20\.00\.$/);
});
