import assert from "node:assert/strict";
import { test } from "node:test";
import { reduce } from "../../main/web/reduce.js";
import { initialState } from "../../main/web/state.js";
import { sample } from "./samples.js";

const live = () => [sample("connection_ack"), sample("snapshot")].reduce(reduce, initialState());

const task = (key, fields = {}) => ({ ...sample("task.created").task, key, id: key, path: `inbox/${key}.yaml`, ...fields });

const apply = (state, name, fields) => reduce(state, { ...sample(name), seq: state.seq + 1, ...fields });

test("tasks that are not held are counted all the same", () => {
  const snapshot = { ...sample("snapshot"), counts: { inbox: 1, assigned: 1, done: 10 } };
  const state = [sample("connection_ack"), snapshot].reduce(reduce, initialState());
  const unheld = (of) => of.board.unheld.get("done");
  assert.equal(unheld(state), 9);
  const far = task("far", { lane: "done" });
  assert.equal(unheld(apply(state, "task.deleted", { key: "far", task: far })), 8);
  assert.equal(unheld(apply(state, "task.updated", { key: "far", task: far })), 8);
  assert.equal(unheld(apply(state, "task.moved", { key: "back", old_key: "far", old_lane: "done", task: task("back") })), 8);
  assert.equal(unheld(apply(state, "task.created", { key: "new", task: far })), 9);
  assert.equal(unheld(apply(state, "task.completed")), 9);
});

test("a storm is folded in the feed, and everything is counted", () => {
  let state = live();
  for (let i = 0; i < 60; i++) {
    state = apply(state, "task.created", { key: `k${i}`, task: task(`k${i}`) });
  }
  assert.equal(state.feed.lines.length, 21);
  assert.equal(state.feed.lines[0].folded, 40);
});

test("the feed holds five hundred lines", () => {
  let state = live();
  for (let i = 0; i < 520; i++) {
    const timestamp = new Date(Date.UTC(2026, 10, 22) + i * 1000).toISOString();
    state = apply(state, "task.created", { timestamp, key: `k${i}`, task: task(`k${i}`) });
  }
  assert.equal(state.feed.lines.length, 500);
  assert.equal(state.feed.lines[0].event.key, "k519");
});
