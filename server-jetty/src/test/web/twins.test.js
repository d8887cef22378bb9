import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../main/web/describe.js";
import { append, emptyFeed } from "../../main/web/feed.js";
import { sample } from "./samples.js";

const created = sample("task.created");
const TWIN = "twin";

let seq = 0;
const event = (type, fields) => ({ ...created, type, seq: ++seq, ...fields });
const flagged = (key, before, now) => event("task.updated", { key, changes: [{ field: "flags", old: before, new: now }] });
const copy = () => event("task.created", { key: TWIN, task: { ...created.task, key: TWIN, lane: "assigned" } });
const removal = (fields) => event("task.deleted", { key: created.key, lane: "inbox", moved_to: TWIN, ...fields });
const told = (...events) => events.reduce((feed, one) => append(feed, "e", one), emptyFeed);
const texts = (feed) => feed.lines.map((line) => describe(line).text);

test("a copy and the removal of what was copied are one line", () => {
  const feed = told(copy(), flagged(created.key, [], ["duplicate_id"]), removal(), flagged(TWIN, ["duplicate_id"], []));
  assert.deepEqual(texts(feed), ["moved from Inbox to Assigned"]);
  assert.equal(feed.lines[0].event.key, TWIN);
  assert.equal(feed.events.length, 4);
});

test("other changes of twins have lines of their own", () => {
  const feed = told(copy(), flagged(TWIN, ["duplicate_id"], ["duplicate_id", "stalled"]), removal(), flagged(TWIN, ["stalled"], []));
  assert.equal(feed.lines.length, 3);
});

test("a removal whose copy has no line any more stays one", () => {
  assert.deepEqual(texts(told(removal())), ["deleted from Inbox"]);
  assert.equal(told(copy(), removal({ moved_to: undefined })).lines.length, 2);
});
