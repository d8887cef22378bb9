import assert from "node:assert/strict";
import { test } from "node:test";
import { createTransport } from "../../main/web/transport.js";

function fakeConnection(ends, calls) {
  const connection = { ...ends };
  for (const name of ["connect", "restart", "nudge", "stop"]) {
    connection[name] = () => calls.push(name);
  }
  return connection;
}

function start({ position = null } = {}) {
  const made = { socket: null, events: [], socketCalls: [], eventsCalls: [], frames: [], carriers: [] };
  const transport = createTransport({
    openSocket: (ends) => (made.socket = fakeConnection(ends, made.socketCalls)),
    openEvents(ends) {
      made.events.push(fakeConnection(ends, made.eventsCalls));
      return made.events.at(-1);
    },
    position: () => position,
    onFrame: (frame) => made.frames.push(frame[0].type),
    onCarrier: (carrier) => made.carriers.push(carrier),
  });
  transport.connect();
  return { ...made, made, transport, events: () => made.events.at(-1), sources: () => made.events.length };
}

const ack = (fields = {}) => [{ type: "connection_ack", epoch: "e", seq: 5, resumed: false, ...fields }];
const MARK = [{ type: "mark", epoch: "e", seq: 5 }];

test("a socket that works is all there is", () => {
  const { socket, sources, socketCalls, frames, carriers } = start();
  socket.onFrame(ack());
  socket.onFrame(MARK);
  assert.deepEqual(socketCalls, ["connect"]);
  assert.deepEqual(frames, ["connection_ack", "mark"]);
  assert.deepEqual(carriers, ["socket"]);
  assert.equal(sources(), 0);
});

test("two refusals in a row bring Server-Sent Events, once", () => {
  const { socket, sources, eventsCalls, carriers } = start();
  socket.onClose();
  assert.equal(sources(), 0);
  socket.onClose();
  socket.onClose();
  assert.equal(sources(), 1);
  assert.deepEqual(eventsCalls, ["connect"]);
  assert.deepEqual(carriers, ["none", "none", "none"]);
});

test("a connection that was greeted is no refusal", () => {
  const { socket, sources } = start();
  socket.onClose();
  socket.onFrame(ack());
  socket.onClose();
  socket.onClose();
  assert.equal(sources(), 0);
  socket.onClose();
  assert.equal(sources(), 1);
});

test("the stream stays live on Server-Sent Events while the socket is tried", () => {
  const { socket, events, frames, carriers } = start();
  socket.onClose();
  socket.onClose();
  events().onFrame(ack());
  events().onFrame(MARK);
  socket.onClose();
  assert.deepEqual(frames, ["connection_ack", "mark"]);
  assert.deepEqual(carriers, ["none", "none", "events", "events"]);
});

test("nothing carries the stream when Server-Sent Events fail too", () => {
  const { socket, events, carriers } = start();
  socket.onClose();
  socket.onClose();
  events().onFrame(ack());
  events().onClose();
  assert.equal(carriers.at(-1), "none");
});

test("the socket takes over when it works again", () => {
  const { socket, socketCalls, events, eventsCalls, frames, carriers, sources } = start();
  socket.onClose();
  socket.onClose();
  events().onFrame(ack());
  socket.onFrame(ack());
  assert.deepEqual(eventsCalls, ["connect", "stop"]);
  assert.deepEqual(socketCalls, ["connect"]);
  assert.deepEqual(frames, ["connection_ack", "connection_ack"]);
  assert.equal(carriers.at(-1), "socket");
  socket.onClose();
  socket.onClose();
  socket.onClose();
  assert.equal(sources(), 2);
});

test("a socket that was overtaken meanwhile starts again from where the page is", () => {
  const { socket, socketCalls, events, frames } = start({ position: { epoch: "e", seq: 7 } });
  socket.onClose();
  socket.onClose();
  events().onFrame(ack());
  socket.onFrame(ack({ resumed: true, seq: 5 }));
  assert.deepEqual(frames, ["connection_ack"]);
  assert.deepEqual(socketCalls, ["connect", "restart", "nudge"]);
  socket.onFrame(ack({ resumed: true, seq: 7 }));
  assert.deepEqual(frames, ["connection_ack", "connection_ack"]);
});

test("a gap restarts the connection that carries, a nudge goes to both", () => {
  const { socket, socketCalls, events, eventsCalls, transport } = start();
  transport.restart();
  socket.onClose();
  socket.onClose();
  events().onFrame(ack());
  transport.restart();
  transport.nudge();
  assert.deepEqual(socketCalls, ["connect", "restart", "nudge"]);
  assert.deepEqual(eventsCalls, ["connect", "restart", "nudge"]);
});
