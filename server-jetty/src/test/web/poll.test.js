import assert from "node:assert/strict";
import { test } from "node:test";
import { createPoll } from "../../main/web/poll.js";
import { createClock } from "./clock.js";

function setUp(get) {
  const clock = createClock();
  const log = [];
  const poll = createPoll({
    ...clock, get,
    onAnswer: (tasks, stats) => log.push([tasks, stats]),
    onFailure: ({ message }) => log.push(message),
  });
  return { clock, log, poll };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("polls after three seconds and then every thirty", async () => {
  const { clock, log, poll } = setUp(async (path) => path);
  poll.start();
  poll.start();
  clock.pass(2_999);
  await settled();
  assert.deepEqual(log, []);
  clock.pass(1);
  await settled();
  assert.deepEqual(log, [["api/tasks", "api/stats"]]);
  clock.pass(30_000);
  await settled();
  assert.equal(log.length, 2);
});

test("goes on after a failure", async () => {
  let calls = 0;
  const { clock, log, poll } = setUp(async () => {
    calls++;
    throw new Error("refused");
  });
  poll.start();
  clock.pass(3_000);
  await settled();
  clock.pass(30_000);
  await settled();
  assert.deepEqual(log, ["refused", "refused"]);
  assert.equal(calls, 4);
});

test("an answer that comes after the end is not used", async () => {
  const { clock, log, poll } = setUp(async () => null);
  poll.start();
  clock.pass(3_000);
  poll.stop();
  await settled();
  clock.pass(60_000);
  await settled();
  assert.deepEqual(log, []);
});
