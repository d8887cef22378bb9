import assert from "node:assert/strict";
import { test } from "node:test";
import { boardOf } from "../../main/web/board.js";
import { connectionWord, laneCounts, tellingStatus, unreadable, warnings } from "../../main/web/select.js";
import { initialState } from "../../main/web/state.js";
import { sample } from "./samples.js";

const base = sample("task.created").task;
const { lanes } = initialState();
const task = (key, fields) => ({ ...base, key, ...fields });

test("every lane is counted, with what is not held and what was not announced", () => {
  const tasks = [task("a", { lane: "done" }), task("b", { lane: "review" })];
  const counts = laneCounts({ lanes, board: boardOf(tasks, [], { done: 1234 }) });
  assert.deepEqual(counts.map(({ lane, count }) => [lane.name, count]),
    [["inbox", 0], ["assigned", 0], ["done", 1234], ["review", 1]]);
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
