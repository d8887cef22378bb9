import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeHistory, mergePage, mergePolledTasks, tasksOf } from "../../main/web/merge.js";
import { reduce } from "../../main/web/reduce.js";
import { initialState, positionOf } from "../../main/web/state.js";
import { sample } from "./samples.js";

const snapshot = { ...sample("snapshot"), counts: { inbox: 1, assigned: 1, done: 10 } };
const live = () => [sample("connection_ack"), snapshot].reduce(reduce, initialState());
const finished = (key) => ({ ...snapshot.tasks[2], key });
const answer = (fields) => ({
  inbox: [], assigned: {}, done: {}, lanes: {}, invalid: [], epoch: "k3Zt9QmXw2", seq: 41, ...fields,
});

test("the tasks of an answer stand in one list, whatever the agents are called", () => {
  const done = JSON.parse(`{"__proto__": [${JSON.stringify(finished("a"))}], "x": [${JSON.stringify(finished("b"))}]}`);
  const lanes = { review: { y: [finished("c")] } };
  assert.deepEqual(tasksOf(answer({ done, lanes })).map(({ key }) => key), ["a", "b", "c"]);
});

test("a polled board replaces the one held and gives up the position", () => {
  const state = mergePolledTasks(live(), answer({ inbox: [finished("a")] }));
  assert.deepEqual([...state.board.tasks.keys()], ["a"]);
  assert.equal(positionOf(state), null);
  assert.ok(state.ready);
});

test("a page adds what is not held", () => {
  const page = answer({ done: { x: [snapshot.tasks[2], finished("a"), finished("b")] } });
  const state = mergePage(live(), page);
  assert.equal(state.board.tasks.size, 5);
  assert.equal(state.board.unheld.get("done"), 7);
});

test("a page does not bring back what has left", () => {
  const gone = reduce(live(), { ...sample("task.deleted"), seq: 42, key: "a", task: finished("a") });
  const state = mergePage(gone, answer({ done: { x: [finished("a")] } }));
  assert.ok(!state.board.tasks.has("a"));
});

test("a page of another epoch or ahead of the stream is not used", () => {
  const state = live();
  assert.equal(mergePage(state, answer({ epoch: "other", done: { x: [finished("a")] } })), state);
  assert.equal(mergePage(state, answer({ seq: 42, done: { x: [finished("a")] } })), state);
});

test("history goes under what came live", () => {
  const now = reduce(live(), { ...sample("task.completed"), seq: 42 });
  const old = [{ ...sample("task.created"), seq: 40 }, { ...sample("task.cost"), seq: 41 }, { ...sample("task.completed"), seq: 42 }];
  const once = mergeHistory(now, { epoch: "k3Zt9QmXw2", seq: 42, events: old });
  assert.deepEqual(once.feed.lines.map(({ event }) => event.seq), [42, 40]);
  const twice = mergeHistory(once, { epoch: "k3Zt9QmXw2", seq: 42, events: old });
  assert.deepEqual(twice.feed.lines.map(({ event }) => event.seq), [42, 40]);
  assert.equal(new Set(twice.feed.lines.map(({ id }) => id)).size, 2);
});
