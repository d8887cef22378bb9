import assert from "node:assert/strict";
import { test } from "node:test";
import { reduce, reduceFrame } from "../../main/web/reduce.js";
import { initialState } from "../../main/web/state.js";
import { sample, sampleFrame } from "./samples.js";

const ASSIGNED = "Rk3vA9cQ2mXz71Lw";
const INBOX = "b7Yp0sHd4NfKq2Ue";
const DONE = "Zc5tM1oJ8gBx3RvE";

const live = () => [sample("connection_ack"), sample("snapshot")].reduce(reduce, initialState());

const task = (key, fields = {}) => ({ ...sample("task.created").task, key, id: key, path: `inbox/${key}.yaml`, ...fields });

const keys = ({ board }) => [...board.tasks.keys()].sort();

test("a conflated frame stands for all its numbers", () => {
  const state = reduceFrame(live(), sampleFrame("conflated"));
  assert.equal(state.seq, 60);
  assert.deepEqual(keys(state), ["Xq1rF7uKz3Va6BnS", "pV4eQ9zTn1Lr6KcD"].sort());
  assert.equal(state.board.tasks.get("Xq1rF7uKz3Va6BnS").cost_usd, 1.5);
  assert.equal(state.costs.total, 412.1457);
  assert.equal(state.calls, 7);
});

test("a conflated frame drops first, so that tasks may change places", () => {
  const frame = (a, b) => ({
    ...sample("task.moved"), seq: 50, from: 42, to: 50, key: b, old_key: a, task: { ...task(b), title: `was ${a}` },
  });
  const state = reduceFrame(live(), [frame(INBOX, ASSIGNED), frame(ASSIGNED, INBOX)]);
  assert.equal(state.board.tasks.get(ASSIGNED).title, `was ${INBOX}`);
  assert.equal(state.board.tasks.get(INBOX).title, `was ${ASSIGNED}`);
  assert.equal(state.board.tasks.size, 3);
});

test("a conflated frame may free a key that another task takes", () => {
  const numbers = { seq: 50, from: 42, to: 50 };
  const taken = { ...sample("task.moved"), ...numbers, key: DONE, old_key: ASSIGNED, task: task(DONE, { lane: "done" }) };
  const state = reduceFrame(live(), [taken, { ...sample("task.deleted"), ...numbers }]);
  assert.deepEqual(keys(state), [DONE, INBOX].sort());
});

test("a conflated frame with nothing left still counts", () => {
  assert.equal(reduceFrame(live(), sampleFrame("conflated-mark")).seq, 60);
});

test("a conflated frame that begins too late is a gap, one that is over is nothing", () => {
  const shifted = (from, to) => sampleFrame("conflated").map((message) => ({ ...message, from, to, seq: to }));
  assert.ok(reduceFrame(live(), shifted(43, 60)).gap);
  const state = live();
  assert.equal(reduceFrame(state, shifted(30, 41)).board, state.board);
});
