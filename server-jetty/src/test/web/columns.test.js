import assert from "node:assert/strict";
import { test } from "node:test";
import { boardOf, copy } from "../../main/web/board.js";
import { parseQuery } from "../../main/web/query.js";
import { createColumns } from "../../main/web/select/columns.js";
import { createGroups } from "../../main/web/select/groups.js";
import { initialState } from "../../main/web/state.js";
import { leftOut } from "../../main/web/views/board.js";
import { sample } from "./samples.js";

const base = { ...sample("task.created").task, dependencies: [], blocked_by: [], blocks: [], flags: [], tags: [] };
const { lanes } = initialState();
const NONE = new Set();
const task = (key, fields) => ({ ...base, key, id: key, path: `inbox/${key}.yaml`, ...fields });
const boardWith = (tasks, counts = {}) => boardOf(tasks, [], counts);
const shown = (tasks, { counts, search = "", found = NONE } = {}) =>
  createColumns().update({ lanes, board: boardWith(tasks, counts) }, parseQuery(search), found);
const keysOf = ({ rows }) => rows.map((row) => row.task.key);
const named = (columns, name) => columns.find((column) => column.name === name);

test("there is a column for every lane, in order, tasks or not", () => {
  assert.deepEqual(shown([]).map(({ name, count }) => [name, count]), [["inbox", 0], ["assigned", 0], ["done", 0]]);
});

test("a lane that was not announced still has its tasks shown", () => {
  const [, , , extra] = shown([task("a", { lane: "review" })]);
  assert.equal(extra.name, "review");
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

test("the order is as chosen", () => {
  const tasks = [
    task("a", { title: "b", cost_usd: 1, lane_since: "2026-11-22T09:00:00Z" }),
    task("b", { title: "A", cost_usd: 3, lane_since: "2026-11-22T10:00:00Z" }),
    task("c", { title: "C", cost_usd: null, lane_since: "2026-11-22T11:00:00Z" }),
  ];
  const order = (sort) => keysOf(shown(tasks, { search: `sort=${sort}` })[0]).join("");
  assert.deepEqual(["newest", "oldest", "title", "cost"].map(order), ["cba", "abc", "bac", "bac"]);
});

test("counts hold what is not shown", () => {
  const [, , done] = shown([task("a", { lane: "done" })], { counts: { done: 1234 } });
  assert.deepEqual([done.count, done.total, done.more], [1234, 1234, 1233]);
});

test("counts follow a filter", () => {
  const [inbox] = shown([task("a", { agent: "codex" }), task("b", { agent: "claude" })], { search: "agent=codex" });
  assert.deepEqual([inbox.count, inbox.total, keysOf(inbox)], [1, 2, ["a"]]);
});

test("what is not held counts as matching only while nothing is filtered", () => {
  const select = createColumns();
  const board = boardWith([task("a", { lane: "done" }), task("b", { lane: "done" })], { done: 1500 });
  const done = (search) => {
    const { count, total, more } = named(select.update({ lanes, board }, parseQuery(search), NONE), "done");
    return [count, total, more];
  };
  assert.deepEqual(done(""), [1500, 1500, 1498]);
  assert.deepEqual(done("q=nothing-has-this"), [0, 1500, 1498]);
  assert.deepEqual(done("project="), [0, 1500, 1498]);
  assert.deepEqual(done(""), [1500, 1500, 1498]);
  assert.deepEqual(done(`project=${base.project}`), [2, 1500, 1498]);
  assert.deepEqual(done(`project=${base.project}&columns=status`).slice(1), [1498, 1498]);
  assert.deepEqual(done("").slice(0, 1), [1500]);
});

test("a column says what it leaves out and what a filter did not reach", () => {
  assert.equal(leftOut(5, 0, true), "5 not shown");
  assert.equal(leftOut(5, 1498, false), "1,503 older not shown");
  assert.equal(leftOut(0, 1498, true), "1,498 older finished tasks not looked through");
  assert.equal(leftOut(5, 1, true), "5 not shown, 1 older finished task not looked through");
});

test("by status every status has its column, the usual ones first", () => {
  const columns = shown([
    task("a", { status: "zebra" }), task("b", { status: "completed", lane: "done" }), task("c", { status: null, lane: "assigned" }),
    task("d", { status: "in_progress", lane: "assigned" }), task("e", { status: "__proto__" }),
  ], { search: "columns=status", counts: { done: 3 } });
  assert.deepEqual(columns.map(({ name }) => name),
    ["new", "assigned", "in_progress", "blocked", "error", "done", "__proto__", "zebra"]);
  assert.deepEqual(keysOf(named(columns, "done")), ["b"]);
  assert.equal(named(columns, "done").count, 3);
  assert.deepEqual(keysOf(named(columns, "assigned")), ["c"]);
});

test("a column stays the same object while nothing in it changes", () => {
  const select = createColumns();
  const board = boardWith([task("a"), task("b", { lane: "assigned" })]);
  const query = parseQuery("");
  const first = select.update({ lanes, board }, query, NONE);
  assert.equal(select.update({ lanes, board: copy(board) }, { ...query, view: "costs" }, NONE), first);
  const next = copy(board);
  next.tasks.set("a", task("a", { title: "Other" }));
  const second = select.update({ lanes, board: next }, query, NONE);
  assert.notEqual(second[0], first[0]);
  assert.equal(second[1], first[1]);
  assert.equal(second[2], first[2]);
});

test("a task waits on what is not finished and blocks what waits for it", () => {
  const columns = shown([
    task("a", { dependencies: ["b", "done", "missing", "a"], blocked_by: ["review"] }), task("b", { blocks: ["c"] }), task("c"),
    task("done", { lane: "done" }), task("elsewhere", { project: "other", dependencies: ["b"] }),
  ]);
  const row = (key) => columns[0].rows.find((one) => one.task.key === key);
  assert.deepEqual(row("a").waiting, ["b", "review"]);
  assert.deepEqual(row("b").blocks, ["a", "c"]);
  assert.deepEqual(row("c").waiting, ["b"]);
  assert.deepEqual(row("elsewhere").waiting, []);
});

test("what is blocked by a task that is not held is not said to wait", () => {
  const [inbox] = shown([task("a", { blocked_by: ["far"] })], { counts: { inbox: 1, done: 9 } });
  assert.deepEqual(inbox.rows[0].waiting, []);
});

test("thousands of random changes give the same as beginning anew", () => {
  const random = seeded(7);
  const pick = (values) => values[Math.floor(random() * values.length)];
  const keys = Array.from({ length: 40 }, (_, i) => `k${i}`);
  const ids = () => Array.from({ length: Math.floor(random() * 3) }, () => pick(keys));
  const select = createColumns();
  const groups = createGroups();
  let board = boardWith([]);
  for (let i = 0; i < 1500; i++) {
    board = copy(board);
    const key = pick(keys);
    if (random() < 0.2) {
      board.tasks.delete(key);
    } else {
      board.tasks.set(key, task(key, {
        id: pick([key, pick(keys)]), lane: pick(["inbox", "assigned", "done", "review"]), agent: pick(["codex", null]),
        status: pick(["new", "blocked", "odd"]), priority: pick(["high", null, "low"]),
        dependencies: ids(), blocked_by: ids(), blocks: ids(),
      }));
    }
    board.unheld.set("done", random() < 0.05 ? 1 : 0);
    const text = pick(["", "k", "k1", "k12", "k1 codex"]);
    const query = parseQuery(`q=${text}&${Math.floor(i / 100) % 2 === 0 ? "agent=codex" : "columns=status&group=agent"}`);
    const columns = select.update({ lanes, board }, query, NONE);
    assert.deepEqual(columns, createColumns().update({ lanes, board }, query, NONE));
    assert.deepEqual(groups.update(columns, query.group), createGroups().update(columns, query.group));
  }
});

test("groups stand by name or rank, those without a value last, and are the same while nothing in them changes", () => {
  const select = createColumns();
  const groups = createGroups();
  const board = boardWith([
    task("a", { agent: null, priority: "low" }), task("b", { agent: "zoe", priority: "critical" }),
    task("c", { agent: "Ada", lane: "done", priority: null }), task("d", { agent: "__proto__", priority: "high" }),
  ]);
  const update = (next, by) => groups.update(select.update({ lanes, board: next }, parseQuery(`group=${by}`), NONE), by);
  const first = update(board, "agent");
  assert.deepEqual(first.map(({ value }) => value), ["__proto__", "Ada", "zoe", ""]);
  const next = copy(board);
  next.tasks.set("e", task("e", { agent: "zoe" }));
  const second = update(next, "agent");
  assert.equal(second[1], first[1]);
  assert.notEqual(second[2], first[2]);
  assert.deepEqual(update(next, "priority").map(({ value, count }) => [value, count])[0], ["critical", 1]);
});

function seeded(seed) {
  let state = seed;
  return () => {
    state = Math.imul(state, 1664525) + 1013904223 >>> 0;
    return state / 2 ** 32;
  };
}
