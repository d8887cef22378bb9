import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyFeed, append } from "../../main/web/feed.js";
import { changedSince, historyOf } from "../../main/web/history.js";
import { sample } from "./samples.js";

const event = (name, fields) => ({ ...sample(name), ...fields });

test("a task's history goes back over its moves and leaves others out", () => {
  const events = [
    event("task.created", { seq: 1, key: "a" }), event("task.created", { seq: 2, key: "other" }),
    event("task.assigned", { seq: 3, key: "b", old_key: "a" }), event("task.updated", { seq: 4, key: "a" }),
    event("task.completed", { seq: 5, key: "c", old_key: "b" }),
  ];
  assert.deepEqual(historyOf(events, "c").map(({ seq }) => seq), [5, 3, 1]);
  assert.deepEqual(historyOf(events, "__proto__"), []);
});

test("fields that changed since are named with the last change", () => {
  const change = (field) => ({ field, old: 1, new: 2 });
  const history = [
    event("task.completed", { seq: 7, changes: [change("status")] }), event("task.updated", { seq: 6, changes: [change("title")] }),
    event("task.updated", { seq: 5, changes: [change("title"), change("agent")] }),
  ];
  assert.deepEqual([...changedSince(history, 5)].sort(), [["lane", 7], ["status", 7], ["title", 6]]);
});

test("the feed keeps the events of a storm for the histories, but not without end", () => {
  let feed = emptyFeed;
  for (let seq = 1; seq <= 5000; seq++) {
    feed = append(feed, "e", event("task.updated", { seq }));
  }
  assert.ok(feed.events.length >= 1000 && feed.events.length <= 2000, `${feed.events.length}`);
  assert.equal(feed.events.at(-1).seq, 5000);
});
