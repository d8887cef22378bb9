import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalls } from "../../main/web/calls.js";
import { createClock } from "./clock.js";
import { sample } from "./samples.js";

const task = { ...sample("task.created").task, key: "k", id: "a b", project: "shop", tokens: 5 };
const call = (fields) => ({ project: "shop", model_name: "m", ...fields });
const settled = () => new Promise((resolve) => setImmediate(resolve));

function rig(answer) {
  const clock = createClock();
  const asked = [];
  let heard;
  const { sync } = createCalls({
    ...clock, get: async (path) => { asked.push(path); return answer(); }, onCalls: (calls) => { heard = calls; },
  });
  return { clock, asked, sync, heard: () => heard };
}

test("the newest calls of a task are asked for, those of other projects left out", async () => {
  const { clock, asked, sync, heard } = rig(() => ({ invocations: [call(), call({ project: "other" }), call({ project: null })], next: "c" }));
  sync(task);
  clock.pass(0);
  await settled();
  assert.deepEqual(asked, ["api/invocations?task=a+b&limit=100"]);
  assert.deepEqual([heard().list.length, heard().more], [2, true]);
});

test("calls of a task with the same id elsewhere do not hide older ones of this one", async () => {
  const others = Array.from({ length: 60 }, () => call({ project: "other" }));
  const own = Array.from({ length: 30 }, (_, i) => call({ model_name: `m${i}` }));
  const { clock, sync, heard } = rig(() => ({ invocations: [...others, ...own], next: null }));
  sync(task);
  clock.pass(0);
  await settled();
  assert.deepEqual([heard().list.length, heard().list[0].model_name, heard().more], [20, "m0", true]);
});

test("further calls are fetched when the cost changes, not more than once a second", async () => {
  const { clock, asked, sync } = rig(() => ({ invocations: [], next: null }));
  sync(task);
  clock.pass(0);
  await settled();
  sync({ ...task, title: "Other" });
  sync({ ...task, tokens: 6 });
  clock.pass(500);
  sync({ ...task, tokens: 7 });
  clock.pass(1000);
  await settled();
  assert.equal(asked.length, 2);
});

test("a task that has cost nothing is not asked about, and a server without calls is no problem", async () => {
  const missing = () => { throw Object.assign(new Error("no"), { status: 404 }); };
  const { clock, asked, sync, heard } = rig(missing);
  sync({ ...task, tokens: 0, unpriced: 0, cost_usd: 0 });
  clock.pass(2000);
  assert.deepEqual(asked, []);
  sync(task);
  clock.pass(2000);
  await settled();
  assert.equal(heard(), null);
});

test("another failure is told", async () => {
  const { clock, sync, heard } = rig(() => { throw Object.assign(new Error("The server answered 500"), { status: 500 }); });
  sync(task);
  clock.pass(0);
  await settled();
  assert.equal(heard().error, "The server answered 500");
});
