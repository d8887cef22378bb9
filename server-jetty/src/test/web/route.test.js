import assert from "node:assert/strict";
import { test } from "node:test";
import { findTask, parseRoute, routeTo } from "../../main/web/route.js";
import { sample } from "./samples.js";

const base = sample("task.created").task;

test("a task's address leads back to it", () => {
  const task = { ...base, project: "a b/c", id: "#1/ü%" };
  const route = parseRoute(routeTo(task));
  assert.deepEqual(route, { project: "a b/c", id: "#1/ü%" });
  assert.equal(findTask(new Map([[task.key, task]]), route), task);
});

test("a task whose id is not unique is addressed by its key", () => {
  const task = { ...base, flags: ["duplicate_id"] };
  assert.equal(routeTo(task), `#task/${task.key}`);
  assert.equal(findTask(new Map([[task.key, task]]), parseRoute(routeTo(task))), task);
});

test("other addresses open nothing", () => {
  ["", "#", "#board", "#task", "#task/", "#task/a/b/c"].forEach((hash) => assert.equal(parseRoute(hash), null, hash));
});

test("a broken escape is taken literally", () => {
  assert.deepEqual(parseRoute("#task/p/%zz"), { project: "p", id: "%zz" });
});
