import assert from "node:assert/strict";
import { test } from "node:test";
import { createProse } from "../../main/web/prose.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("a text has no element until the converter is there, and then always the same one", async () => {
  let ready = 0;
  const prose = createProse({ load: async () => ({ markdown: (text) => ({ text }) }), onReady: () => { ready++; } });
  assert.equal(prose("a", "x"), null);
  await settled();
  assert.equal(ready, 1);
  const element = prose("a", "x");
  assert.deepEqual(element, { text: "x" });
  assert.equal(prose("a", "x"), element);
  assert.notEqual(prose("b", "x"), element);
});

test("a text that no converter can take stays text, and a failed load is tried again", async () => {
  let loads = 0;
  const load = async () => {
    if (loads++ === 0) {
      throw new Error("offline");
    }
    return { markdown: () => { throw new RangeError("too deep"); } };
  };
  const prose = createProse({ load, onReady() {} });
  prose("a", "x");
  await settled();
  prose("a", "x");
  await settled();
  assert.equal(loads, 2);
  assert.equal(prose("a", "x"), null);
});
