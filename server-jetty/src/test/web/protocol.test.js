import assert from "node:assert/strict";
import { test } from "node:test";
import { isBoardEvent, parse } from "../../main/web/protocol.js";
import { sample, sampleFrame, sampleNames } from "./samples.js";

const TYPES = [
  "connection_ack", "snapshot", "task.created", "task.updated", "task.assigned", "task.completed", "task.moved",
  "task.invalid", "task.recovered", "task.deleted", "task.cost", "cost.update", "telemetry.update", "budget.threshold",
  "mark", "reset", "pong", "error",
];

const TASK_FIELDS = [
  "key", "project", "path", "id", "title", "agent", "status", "lane", "priority", "created_at", "updated_at",
  "lane_since", "lane_since_source", "tags", "initiative", "dependencies", "blocked_by", "blocks", "checklist",
  "excerpt", "cost_usd", "tokens", "unpriced", "flags",
];

test("there is a sample of every message type", () => {
  TYPES.forEach((type) => assert.equal(sample(type).type, type));
});

test("every sample is understood", () => {
  for (const name of sampleNames()) {
    const known = sampleFrame(name).filter(({ type }) => TYPES.includes(type));
    assert.equal(known.length, sampleFrame(name).length, name);
    assert.ok(known.length > 0, name);
  }
});

test("every task in the samples has every field", () => {
  const tasks = sampleNames().flatMap(sampleFrame).flatMap((message) =>
    message.type === "snapshot" ? message.tasks : isBoardEvent(message) && message.task ? [message.task] : []);
  assert.ok(tasks.length > 10);
  tasks.forEach((task) => assert.deepEqual(Object.keys(task), TASK_FIELDS));
});

test("a frame may hold one message or several", () => {
  assert.deepEqual(parse('{"type":"pong"}'), [{ type: "pong" }]);
  assert.deepEqual(parse('[{"type":"pong"},{"type":"reset","reason":"behind"}]').map(({ type }) => type), ["pong", "reset"]);
});

test("an unknown type keeps its number", () => {
  assert.deepEqual(parse('{"type":"task.starred","seq":7,"key":"a"}'), [{ type: "unknown", name: "task.starred", seq: 7 }]);
  assert.deepEqual(parse('{"type":"task.starred","seq":9,"from":7,"to":9}'),
    [{ type: "unknown", name: "task.starred", seq: 9, from: 7, to: 9 }]);
});

test("an unknown type without a number is ignored", () => {
  assert.deepEqual(parse('{"type":"hello"}'), [{ type: "ignored", name: "hello" }]);
});

test("what is no message is refused", () => {
  assert.throws(() => parse("{"), SyntaxError);
  assert.throws(() => parse("null"), SyntaxError);
  assert.throws(() => parse('{"seq":1}'), /no type/);
  assert.throws(() => parse('{"type":"mark","epoch":"e"}'), /\[mark\] has no \[seq\]/);
});
