import assert from "node:assert/strict";
import { test } from "node:test";
import { createReader, lineOver } from "../../main/web/events.js";

class FakeSource {
  constructor(url) {
    this.url = url;
    this.closed = false;
  }
  close() {
    this.closed = true;
  }
}

const conflated = (type) => JSON.stringify({ type, epoch: "e", seq: 9, from: 4, to: 9 });

test("an error is the end of a connection, which is not left to try again by itself", () => {
  const line = new (lineOver(FakeSource))("http://localhost/api/stream");
  const log = [];
  line.onmessage = ({ data }) => log.push(data);
  line.onclose = () => log.push("closed");
  assert.equal(line.source.url, "http://localhost/api/stream");
  line.source.onmessage({ data: "x" });
  line.source.onerror({});
  assert.deepEqual(log, ["x", "closed"]);
  assert.equal(line.source.closed, true);
});

test("a message alone is a frame", () => {
  const read = createReader();
  assert.equal(read({ data: '{"type":"mark","epoch":"e","seq":3}', lastEventId: "" })[0].seq, 3);
  assert.throws(() => read({ data: "{", lastEventId: "" }), SyntaxError);
});

test("a conflated frame is handed on when its last message is there", () => {
  const read = createReader();
  assert.deepEqual(read({ data: conflated("future"), lastEventId: "e:3" }), []);
  assert.deepEqual(read({ data: conflated("future"), lastEventId: "e:3" }), []);
  assert.equal(read({ data: conflated("mark"), lastEventId: "e:9" }).length, 3);
  assert.equal(read({ data: conflated("mark"), lastEventId: "e:9" }).length, 1);
});

test("half a conflated frame is dropped when the connection begins anew", () => {
  const read = createReader();
  read({ data: conflated("future"), lastEventId: "e:3" });
  read({ data: '{"type":"pong"}', lastEventId: "" });
  assert.equal(read({ data: conflated("mark"), lastEventId: "e:9" }).length, 1);
});
