import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../../main/web/board.js";
import { reduce, reduceFrame } from "../../main/web/reduce.js";
import { initialState, positionOf } from "../../main/web/state.js";
import { sample, sampleFrame } from "./samples.js";

const ASSIGNED = "Rk3vA9cQ2mXz71Lw";
const INBOX = "b7Yp0sHd4NfKq2Ue";
const DONE = "Zc5tM1oJ8gBx3RvE";

const live = () => [sample("connection_ack"), sample("snapshot")].reduce(reduce, initialState());

/** The sample as the next message of the state, with other fields where given. */
const next = (state, name, fields = {}) => ({ ...sample(name), seq: state.seq + 1, ...fields });

const apply = (state, name, fields) => reduce(state, next(state, name, fields));

const task = (key, fields = {}) => ({ ...sample("task.created").task, key, id: key, path: `inbox/${key}.yaml`, ...fields });

const keys = ({ board }) => [...board.tasks.keys()].sort();

test("an acknowledgement and a snapshot make the board", () => {
  const state = live();
  assert.deepEqual(keys(state), [ASSIGNED, DONE, INBOX].sort());
  assert.equal(state.board.invalid.size, 1);
  assert.deepEqual(positionOf(state), { epoch: "k3Zt9QmXw2", seq: 41 });
  assert.equal(state.costs.today, 4.12);
  assert.deepEqual([state.models.length, state.agents.length, state.budgets.length], [2, 2, 1]);
  assert.ok(state.ready && !state.awaiting && !state.gap);
});

test("lanes are put in order", () => {
  const ack = sample("connection_ack");
  const state = reduce(initialState(), { ...ack, lanes: [...ack.lanes].reverse() });
  assert.deepEqual(state.lanes.map(({ name }) => name), ["inbox", "assigned", "done"]);
});

test("a snapshot in parts replaces everything, but only with its last part", () => {
  const [first, last] = sampleFrame("snapshot-parts");
  const before = apply(live(), "task.created", { key: "old", task: task("old") });
  const half = reduce(reduce(before, sample("reset")), first);
  assert.ok(half.board.tasks.has("old"));
  assert.deepEqual(positionOf(half), positionOf(before));
  const whole = reduce(half, last);
  assert.deepEqual(keys(whole), [ASSIGNED, DONE, INBOX].sort());
  assert.equal(whole.board.invalid.size, 1);
  assert.equal(whole.seq, 41);
});

test("a part that does not follow asks for a new connection", () => {
  const [first, last] = sampleFrame("snapshot-parts");
  const state = reduce(initialState(), sample("connection_ack"));
  assert.ok(reduce(state, last).gap);
  assert.ok(reduce(reduce(state, first), { ...last, part: 3 }).gap);
  assert.ok(reduce(reduce(state, first), { ...last, seq: 42 }).gap);
});

test("a connection that breaks within a snapshot leaves the old position", () => {
  const [first] = sampleFrame("snapshot-parts");
  const half = reduce(reduce(live(), sample("reset")), { ...first, epoch: "other", seq: 9 });
  assert.deepEqual(positionOf(half), { epoch: "k3Zt9QmXw2", seq: 41 });
  const again = reduce(half, { ...sample("connection_ack"), resumed: true, seq: 41 });
  assert.equal(again.partial, null);
  assert.equal(again.awaiting, false);
});

test("a resumption keeps the board", () => {
  const state = reduce(live(), { ...sample("connection_ack"), resumed: true, seq: 41 });
  assert.equal(state.board.tasks.size, 3);
  assert.ok(!state.awaiting && !state.gap);
});

test("a resumption from elsewhere is not believed", () => {
  const state = reduce(live(), { ...sample("connection_ack"), resumed: true, seq: 40 });
  assert.ok(state.gap);
  assert.equal(positionOf(state), null);
});

test("a created task appears", () => {
  const state = apply(live(), "task.created", { key: "new", task: task("new") });
  assert.equal(state.board.tasks.get("new").id, "new");
  assert.equal(state.seq, 42);
  assert.equal(state.board.touched.get("new"), 42);
});

test("an updated task is replaced", () => {
  const state = apply(live(), "task.updated");
  assert.equal(state.board.tasks.get(ASSIGNED).checklist.done, 3);
});

for (const [name, newKey] of [["task.completed", "Xq1rF7uKz3Va6BnS"], ["task.moved", "Gd8wN2iCs5Mh0PtL"]]) {
  test(`${name} takes the task from its old key to its new one`, () => {
    const state = apply(live(), name);
    assert.ok(!state.board.tasks.has(ASSIGNED));
    assert.equal(state.board.tasks.get(newKey).key, newKey);
    assert.equal(follow(state.board, ASSIGNED), newKey);
  });
}

test("task.assigned takes the task out of the inbox", () => {
  const state = apply(live(), "task.assigned", { old_key: INBOX });
  assert.deepEqual(keys(state), [ASSIGNED, DONE].sort());
});

test("an unreadable file keeps its last good task", () => {
  const state = apply(live(), "task.invalid");
  assert.deepEqual(state.board.tasks.get(ASSIGNED).flags, ["unreadable"]);
  assert.equal(state.board.invalid.get(ASSIGNED).line, 7);
});

test("an unreadable file that never was a task is only listed", () => {
  const entry = { ...sample("task.invalid-without-task").invalid, key: "bad" };
  const state = apply(live(), "task.invalid-without-task", { key: "bad", invalid: entry });
  assert.ok(!state.board.tasks.has("bad"));
  assert.equal(state.board.invalid.get("bad"), entry);
});

test("an unreadable file that moves is listed once", () => {
  const broken = apply(live(), "task.invalid");
  const moved = { ...broken.board.invalid.get(ASSIGNED), key: "moved", path: "done/x.yaml" };
  const kept = { ...broken.board.tasks.get(ASSIGNED), key: "moved", lane: "done" };
  const state = apply(broken, "task.invalid", { key: "moved", old_key: ASSIGNED, old_path: "x", invalid: moved, task: kept });
  assert.ok(!state.board.invalid.has(ASSIGNED) && !state.board.tasks.has(ASSIGNED));
  assert.ok(state.board.invalid.has("moved") && state.board.tasks.has("moved"));
});

test("a file that never was good and breaks elsewhere takes no task with it", () => {
  const bad = { ...sample("task.invalid-without-task").invalid, key: ASSIGNED };
  const state = apply(live(), "task.invalid-without-task", { key: ASSIGNED, invalid: bad });
  assert.ok(!state.board.tasks.has(ASSIGNED));
});

test("a recovered file is no longer listed", () => {
  const state = apply(apply(live(), "task.invalid"), "task.recovered");
  assert.ok(!state.board.invalid.has(ASSIGNED));
  assert.deepEqual(state.board.tasks.get(ASSIGNED).flags, []);
});

test("an update of the flags of an unreadable task leaves it listed", () => {
  const broken = apply(live(), "task.invalid");
  const flagged = { ...broken.board.tasks.get(ASSIGNED), flags: ["duplicate_id", "unreadable"] };
  const state = apply(broken, "task.updated", { task: flagged });
  assert.ok(state.board.invalid.has(ASSIGNED));
});

test("a deleted task leaves, and its twin is found instead", () => {
  const state = apply(live(), "task.deleted", { moved_to: ASSIGNED });
  assert.ok(!state.board.tasks.has(DONE));
  assert.equal(follow(state.board, DONE), ASSIGNED);
  assert.equal(follow(apply(live(), "task.deleted").board, DONE), null);
});

test("a deleted unreadable file is no longer listed", () => {
  const { key } = sample("task.invalid-without-task");
  const state = apply(live(), "task.deleted", { key, lane: "inbox", task: undefined });
  assert.equal(state.board.invalid.size, 0);
});

test("costs change nothing else of a task", () => {
  const before = live();
  const state = apply(before, "task.cost");
  const { cost_usd, tokens, unpriced, ...rest } = state.board.tasks.get(ASSIGNED);
  assert.deepEqual([cost_usd, tokens, unpriced], [1.3102, 190112, 1]);
  assert.deepEqual({ ...before.board.tasks.get(ASSIGNED), ...rest }, before.board.tasks.get(ASSIGNED));
});

test("costs of tasks that are not held are skipped", () => {
  const state = apply(live(), "task.cost", { tasks: [{ key: "elsewhere", cost_usd: 1, tokens: 1, unpriced: 0 }] });
  assert.equal(state.board.tasks.size, 3);
});

test("totals, models, agents and budgets are replaced", () => {
  const state = apply(live(), "cost.update", { models: [], by_agent: [] });
  assert.equal(state.costs.total, 412.1457);
  assert.deepEqual([state.models, state.agents], [[], []]);
  assert.deepEqual(state.budgets.map(({ spent, unpriced }) => [spent, unpriced]), [[83.9, 2]]);
});

test("calls add up and the newest is kept", () => {
  const once = apply(live(), "telemetry.update", { count: 3 });
  const state = apply(once, "telemetry.update", { count: 4, invocations: [] });
  assert.equal(state.calls, 7);
  assert.equal(state.lastCall.model_name, "claude-opus-4-5");
});

test("a threshold replaces the budget and is told in the feed", () => {
  const state = apply(live(), "budget.threshold");
  assert.deepEqual(state.budgets.map(({ spent, unpriced }) => [spent, unpriced]), [[160.02, 3]]);
  assert.equal(state.feed.lines[0].event.type, "budget.threshold");
});

test("a number that was applied is not applied again", () => {
  const state = live();
  const again = reduce(state, { ...sample("task.deleted"), seq: 41 });
  assert.equal(again.board, state.board);
  assert.equal(again.seq, 41);
});

test("a missing number asks for a new connection and changes nothing", () => {
  const state = live();
  const after = reduce(state, { ...sample("task.deleted"), seq: 43 });
  assert.ok(after.gap);
  assert.equal(after.board, state.board);
  assert.deepEqual(positionOf(after), positionOf(state));
});

test("a number that stays missing after a resumption asks for a snapshot", () => {
  const resumed = reduce(live(), { ...sample("connection_ack"), resumed: true, seq: 41 });
  const after = reduce(resumed, { ...sample("task.deleted"), seq: 43 });
  assert.ok(after.gap);
  assert.equal(positionOf(after), null);
});

test("a mark shows what was missed", () => {
  assert.ok(!reduce(live(), { ...sample("mark"), seq: 41 }).gap);
  assert.ok(reduce(live(), { ...sample("mark"), seq: 42 }).gap);
  assert.ok(reduce(live(), { ...sample("mark"), epoch: "other", seq: 41 }).gap);
});

test("types that are not known are counted", () => {
  const state = reduce(live(), { type: "unknown", name: "task.starred", seq: 42 });
  assert.equal(state.seq, 42);
  assert.ok(!state.gap);
});

test("after a reset nothing but a snapshot counts", () => {
  const state = reduce(live(), sample("reset"));
  assert.ok(state.awaiting);
  assert.ok(apply(state, "task.deleted").gap);
});

test("a frame of several messages is applied in order", () => {
  const state = live();
  const frame = [next(state, "task.completed"), { ...sample("task.updated"), seq: 43, key: INBOX, task: task(INBOX) }];
  assert.equal(reduceFrame(state, frame).seq, 43);
});

test("the state before stays as it was", () => {
  const state = live();
  const before = structuredClone(state);
  reduceFrame(state, sampleFrame("conflated"));
  apply(state, "task.invalid");
  assert.deepEqual(state, before);
});

test("agents may have any name", () => {
  const state = apply(live(), "task.created", { key: "__proto__", task: task("__proto__", { agent: "__proto__" }) });
  assert.equal(state.board.tasks.get("__proto__").agent, "__proto__");
});
