import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch, nothingFound, searchedAll } from "../../main/web/search.js";
import { createClock } from "./clock.js";

const match = (key) => ({ key, id: key, title: key, excerpt: "" });

const settled = () => new Promise((resolve) => setImmediate(resolve));

function rig(answer = async () => ({ matches: [match("a")], truncated: false })) {
  const clock = createClock();
  const asked = [];
  const heard = [];
  const search = createSearch({
    ...clock, get: (path) => (asked.push(path), answer(path)), onFound: (found) => heard.push(found),
  });
  return { clock, asked, heard, ...search };
}

test("asks when the typing pauses, once", async () => {
  const { clock, asked, heard, search } = rig();
  search("re");
  clock.pass(100);
  search("relay & co");
  clock.pass(250);
  await settled();
  assert.deepEqual(asked, ["api/search?q=relay+%26+co"]);
  assert.deepEqual([...heard.at(-1).keys], ["a"]);
  assert.equal(heard.at(-1).busy, false);
});

test("an answer that comes too late is dropped", async () => {
  const { clock, heard, search } = rig();
  search("relay");
  clock.pass(250);
  search("");
  await settled();
  assert.equal(heard.at(-1).text, "");
  assert.equal(heard.at(-1).matches.length, 0);
});

test("a refusal is told", async () => {
  const { clock, heard, search } = rig(async () => {
    throw new Error("Too many searches at once");
  });
  search("relay");
  clock.pass(250);
  await settled();
  assert.equal(heard.at(-1).error, "Too many searches at once");
});

test("older tasks are looked through only by a search in whole documents that came to its end", () => {
  const all = { text: "relay", whole: true };
  assert.equal(searchedAll(all, nothingFound), true);
  assert.equal(searchedAll({ ...all, whole: false }, nothingFound), false);
  assert.equal(searchedAll({ ...all, text: " " }, nothingFound), false);
  assert.equal(searchedAll(all, { ...nothingFound, truncated: true }), false);
  assert.equal(searchedAll(all, { ...nothingFound, error: "no" }), false);
});
