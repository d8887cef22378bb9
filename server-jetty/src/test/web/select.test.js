import assert from "node:assert/strict";
import { test } from "node:test";
import { boardOf } from "../../main/web/board.js";
import { columns, connectionWord, tellingStatus, unreadable, warnings } from "../../main/web/select.js";
import { initialState } from "../../main/web/state.js";
import { sample } from "./samples.js";

const base = sample("task.created").task;
const { lanes } = initialState();
const task = (key, fields) => ({ ...base, key, ...fields });
const shown = (tasks, counts = {}) => columns({ lanes, board: boardOf(tasks, [], counts) });
const keysOf = ({ tasks }) => tasks.map(({ key }) => key);

test("there is a column for every lane, in order, tasks or not", () => {
  assert.deepEqual(shown([]).map(({ lane, count }) => [lane.name, count]), [["inbox", 0], ["assigned", 0], ["done", 0]]);
});

test("a lane that was not announced still has its tasks shown", () => {
  const [, , , extra] = shown([task("a", { lane: "review" })]);
  assert.equal(extra.lane.name, "review");
  assert.deepEqual(keysOf(extra), ["a"]);
});

test("open tasks stand by priority, then by waiting time", () => {
  const [inbox] = shown([
    task("late", { priority: "high", lane_since: "2026-11-22T10:00:00Z" }),
    task("low", { priority: "low" }),
    task("none", { priority: null }),
    task("early", { priority: "high", lane_since: "2026-11-22T09:00:00Z" }),
    task("critical", { priority: "critical", lane_since: "2026-11-22T11:00:00Z" }),
  ]);
  assert.deepEqual(keysOf(inbox), ["critical", "early", "late", "none", "low"]);
});

test("finished tasks stand newest first", () => {
  const [, , done] = shown([
    task("old", { lane: "done", priority: "critical", lane_since: "2026-11-20T00:00:00Z" }),
    task("new", { lane: "done", priority: "low", lane_since: "2026-11-22T00:00:00Z" }),
  ]);
  assert.deepEqual(keysOf(done), ["new", "old"]);
});

test("counts hold what is not shown", () => {
  const [, , done] = shown([task("a", { lane: "done" })], { done: 1234 });
  assert.deepEqual([done.count, done.more], [1234, 1233]);
});

test("unreadable files stand newest first", () => {
  const entry = sample("task.invalid").invalid;
  const board = boardOf([], [{ ...entry, key: "old", since: "2026-01-01T00:00:00Z" }, { ...entry, key: "new" }], {});
  assert.deepEqual(unreadable(board).map(({ key }) => key), ["new", "old"]);
});

test("a status is shown when it tells more than the lane", () => {
  assert.equal(tellingStatus(task("a", { lane: "inbox", status: "new" }), "waiting"), null);
  assert.equal(tellingStatus(task("a", { lane: "assigned", status: "blocked" }), "active"), "blocked");
  assert.equal(tellingStatus(task("a", { lane: "done", status: "error" }), "finished"), "error");
  assert.equal(tellingStatus(task("a", { lane: "review", status: "review" }), "active"), null);
  assert.equal(tellingStatus(task("a", { status: null }), "waiting"), null);
});

test("only flags to act on are warnings", () => {
  assert.deepEqual(warnings(task("a", { flags: ["id_inferred", "duplicate_id"] })), ["duplicate id"]);
});

test("the state of the connection is one word", () => {
  const word = (open, synced, ready, poll) => connectionWord({ open, synced, ready, poll });
  assert.equal(word(false, false, false, "none"), "connecting");
  assert.equal(word(true, false, false, "none"), "connecting");
  assert.equal(word(true, true, true, "none"), "live");
  assert.equal(word(false, true, true, "none"), "reconnecting");
  assert.equal(word(false, false, true, "ok"), "polling");
  assert.equal(word(false, true, true, "failed"), "offline");
});
