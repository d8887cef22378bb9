import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetail } from "../../main/web/detail.js";
import { reduce } from "../../main/web/reduce.js";
import { initialState } from "../../main/web/state.js";
import { sample } from "./samples.js";

const live = () => [sample("connection_ack"), sample("snapshot")].reduce(reduce, initialState());
const [, assigned] = sample("snapshot").tasks;
const route = { project: assigned.project, id: assigned.id };
const settled = () => new Promise((resolve) => setImmediate(resolve));

function setUp(answers = {}) {
  const asked = [];
  let shown = null;
  const detail = createDetail({
    async get(path) {
      asked.push(path);
      const answer = answers[path] ?? { key: path.split("/").at(-1), document: { asked: asked.length }, document_seq: 41 };
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
    onChange: (next) => { shown = next; },
  });
  return { detail, asked, shown: () => shown };
}

test("an address opens the document, once", async () => {
  const { detail, asked, shown } = setUp();
  detail.sync(route, live());
  assert.equal(shown().status, "loading");
  await settled();
  detail.sync(route, live());
  assert.deepEqual(asked, [`api/tasks/${assigned.key}`]);
  assert.deepEqual([shown().status, shown().answer.document.asked], ["ready", 1]);
});

test("a change of the task fetches it again and keeps the old one meanwhile", async () => {
  const { detail, asked, shown } = setUp();
  detail.sync(route, live());
  await settled();
  detail.sync(route, reduce(live(), { ...sample("task.updated"), seq: 42 }));
  assert.equal(shown().answer.document.asked, 1);
  await settled();
  assert.equal(shown().answer.document.asked, 2);
  assert.equal(asked.length, 2);
});

test("a refresh that fails keeps what is shown, and the next change asks again", async () => {
  const answers = {};
  const { detail, asked, shown } = setUp(answers);
  detail.sync(route, live());
  await settled();
  const path = `api/tasks/${assigned.key}`;
  answers[path] = Object.assign(new Error("The server answered 500"), { status: 500 });
  const changed = reduce(live(), { ...sample("task.updated"), seq: 42 });
  detail.sync(route, changed);
  await settled();
  assert.deepEqual([shown().status, shown().answer.document.asked], ["ready", 1]);
  delete answers[path];
  detail.sync(route, changed);
  await settled();
  assert.equal(asked.length, 2);
  detail.sync(route, reduce(changed, { ...sample("task.updated"), seq: 43 }));
  await settled();
  assert.deepEqual([asked.length, shown().answer.document.asked], [3, 3]);
});

test("a change of another task fetches nothing", async () => {
  const { detail, asked } = setUp();
  detail.sync(route, live());
  await settled();
  detail.sync(route, reduce(live(), { ...sample("task.deleted"), seq: 42 }));
  assert.equal(asked.length, 1);
});

test("an address by key follows the task to its new key", async () => {
  const { detail, asked } = setUp();
  detail.sync({ key: assigned.key }, live());
  await settled();
  detail.sync({ key: assigned.key }, reduce(live(), { ...sample("task.completed"), seq: 42 }));
  assert.equal(asked.at(-1), "api/tasks/Xq1rF7uKz3Va6BnS");
});

test("a task that is not held is looked up", async () => {
  const found = { inbox: [], assigned: {}, done: { x: [{ key: "far" }] }, lanes: {} };
  const { detail, asked, shown } = setUp({ "api/tasks?project=p&id=old": found });
  detail.sync({ project: "p", id: "old" }, live());
  await settled();
  assert.deepEqual(asked, ["api/tasks?project=p&id=old", "api/tasks/far"]);
  assert.equal(shown().key, "far");
});

test("what is not there is told apart from what failed, which can be tried again", async () => {
  const gone = Object.assign(new Error("no such task"), { status: 404 });
  const { detail, asked, shown } = setUp({ "api/tasks/gone": gone, "api/tasks/bad": new Error("network down") });
  detail.sync({ key: "gone" }, live());
  await settled();
  assert.equal(shown().status, "missing");
  detail.sync({ key: "bad" }, live());
  await settled();
  assert.deepEqual([shown().status, shown().error], ["failed", "network down"]);
  detail.retry();
  detail.sync({ key: "bad" }, live());
  assert.equal(asked.length, 3);
});

test("closing while a document is on its way keeps it closed", async () => {
  const { detail, shown } = setUp();
  detail.sync(route, live());
  detail.sync(null, live());
  await settled();
  assert.equal(shown(), null);
});
