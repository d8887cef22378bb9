import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { parse } from "../../main/web/protocol.js";
import { createSocket } from "../../main/web/socket.js";
import { createClock } from "./clock.js";

function start({ position = () => null, random = () => 1 } = {}) {
  const clock = createClock();
  const sockets = [];
  const log = [];
  class FakeSocket {
    constructor(url) {
      this.url = url;
      this.closed = false;
      sockets.push(this);
    }
    close() {
      this.closed = true;
    }
  }
  const socket = createSocket({
    url: "ws://localhost:8080/x/dashboard", done: 200, Line: FakeSocket, read: ({ data }) => parse(data), ...clock, random, position,
    onFrame: (frame) => log.push(frame.map(({ type }) => type).join()),
    onClose: () => log.push("close"),
  });
  socket.connect();
  return { clock, sockets, log, socket, last: () => sockets.at(-1) };
}

const MARK = '{"type":"mark","epoch":"e","seq":1}';

test("the first connection has no position", () => {
  assert.equal(start().last().url, "ws://localhost:8080/x/dashboard?done=200");
});

test("a later connection resumes", () => {
  const { last } = start({ position: () => ({ epoch: "a_b-c", seq: 12 }) });
  assert.equal(last().url, "ws://localhost:8080/x/dashboard?done=200&epoch=a_b-c&seq=12");
});

test("frames are handed on in order", () => {
  const { last, log } = start();
  last().onmessage({ data: MARK });
  last().onmessage({ data: `[${MARK},{"type":"pong"}]` });
  assert.deepEqual(log, ["mark", "mark,pong"]);
});

test("waits grow from a quarter of a second to ten seconds", () => {
  const { clock, last } = start();
  const waits = [];
  for (let i = 0; i < 8; i++) {
    last().onclose();
    waits.push(clock.next());
    clock.pass(clock.next());
  }
  assert.deepEqual(waits, [250, 500, 1000, 2000, 4000, 8000, 10000, 10000]);
});

test("waits have full jitter", () => {
  const { clock, last } = start({ random: () => 0.5 });
  last().onclose();
  assert.equal(clock.next(), 125);
});

test("a connection that lasted starts the waits anew, a short one does not", () => {
  const { clock, last } = start();
  last().onclose();
  clock.pass(250);
  last().onclose();
  assert.equal(clock.next(), 500);
  clock.pass(500);
  last().onmessage({ data: MARK });
  clock.pass(10_000);
  last().onclose();
  assert.equal(clock.next(), 250);
});

test("silence of 35 seconds is the end of a connection", () => {
  const { clock, sockets, log } = start();
  clock.pass(34_000);
  sockets[0].onmessage({ data: MARK });
  clock.pass(34_999);
  assert.equal(sockets[0].closed, false);
  clock.pass(1);
  assert.equal(sockets[0].closed, true);
  assert.deepEqual(log, ["mark", "close"]);
  clock.pass(250);
  assert.equal(sockets.length, 2);
});

test("a connection that was given up is not heard any more", () => {
  const { clock, sockets, log, socket } = start();
  socket.restart();
  clock.pass(250);
  sockets[0].onmessage({ data: MARK });
  sockets[0].onclose();
  assert.deepEqual(log, ["close"]);
  assert.equal(sockets.length, 2);
});

test("a frame that cannot be read ends the connection", () => {
  const errors = mock.method(console, "error", () => {});
  const { sockets, log } = start();
  sockets[0].onmessage({ data: "{" });
  assert.equal(sockets[0].closed, true);
  assert.deepEqual(log, ["close"]);
  assert.equal(errors.mock.callCount(), 1);
  errors.mock.restore();
});

test("a nudge connects at once while waiting", () => {
  const { clock, sockets, last, socket } = start();
  last().onclose();
  socket.nudge();
  assert.equal(sockets.length, 2);
  clock.pass(20_000);
  assert.equal(sockets.length, 2);
});

test("a nudge leaves a connection that works alone", () => {
  const { sockets, socket } = start();
  socket.nudge();
  assert.equal(sockets.length, 1);
});

test("an event that does not end a frame is a sign of life and no more", () => {
  const clock = createClock();
  const frames = [];
  let line;
  createSocket({
    url: "http://localhost/api/stream", done: 200, ...clock, random: () => 1, position: () => null, read: () => [],
    Line: class {
      constructor() {
        line = this;
        this.closed = false;
      }
      close() {
        this.closed = true;
      }
    },
    onFrame: (frame) => frames.push(frame), onClose: () => {},
  }).connect();
  clock.pass(34_000);
  line.onmessage({});
  clock.pass(34_000);
  assert.equal(line.closed, false);
  assert.deepEqual(frames, []);
});

test("a connection that is stopped stays away", () => {
  const { clock, sockets, log, socket } = start();
  socket.stop();
  assert.equal(sockets[0].closed, true);
  sockets[0].onclose();
  clock.pass(60_000);
  assert.equal(sockets.length, 1);
  assert.deepEqual(log, []);
  socket.connect();
  sockets[1].onclose();
  socket.stop();
  clock.pass(60_000);
  assert.equal(sockets.length, 2);
});
