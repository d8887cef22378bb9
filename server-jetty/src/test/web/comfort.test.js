import assert from "node:assert/strict";
import { test } from "node:test";
import { alertsOf } from "../../main/web/alerts.js";
import { createAnnouncer } from "../../main/web/announcer.js";
import { iconOf, titleOf } from "../../main/web/badge.js";
import { append, emptyFeed } from "../../main/web/feed.js";
import { commandOf } from "../../main/web/keyboard.js";
import { messagesOf, worthTelling } from "../../main/web/notify.js";
import { parsePrefs } from "../../main/web/prefs.js";
import { sample } from "./samples.js";

const feedOf = (...names) => names.reduce((feed, name) => append(feed, "e", sample(name)), emptyFeed);
const calm = { word: "live", unseen: 0, unreadable: 0, projects: ["shop"] };

test("a key is a command unless somebody types, letters are switched off or it belongs to the browser", () => {
  const press = (key, where, event) => commandOf({ key, altKey: false, ctrlKey: false, metaKey: false, ...event },
    { typing: false, within: false, keys: true, ...where });
  assert.deepEqual(["/", "f", "?", "3", "ArrowDown", "j", "x"].map((key) => press(key)),
    ["search", "filter", "help", "dependencies", "cards", "cards", null]);
  assert.equal(press("/", { typing: true }), null);
  assert.equal(press("Escape", { typing: true }), "close");
  assert.equal(press("j", { within: true }), null);
  assert.equal(press("1", { keys: false }), null);
  assert.equal(press("ArrowDown", { keys: false }), "cards");
  assert.equal(press("f", {}, { ctrlKey: true }), null);
});

test("what is stored is taken with care", () => {
  const usual = { theme: "system", density: "comfortable", keys: true, notify: [] };
  for (const text of [null, "", "null", "[1", '{"theme":"__proto__","notify":5}', '"x"']) {
    assert.deepEqual(parsePrefs(text), usual);
  }
  const chosen = { theme: "light", density: "compact", keys: false, notify: ["completed", "unreadable"] };
  assert.deepEqual(parsePrefs(JSON.stringify(chosen)), chosen);
});

test("the title counts what was not seen and says when the server is gone", () => {
  assert.equal(titleOf(calm), "shop · Lanecast");
  assert.equal(titleOf({ ...calm, unseen: 3 }), "(3) shop · Lanecast");
  assert.equal(titleOf({ ...calm, unseen: 300, word: "offline", projects: ["a", "b", "c", "d"] }), "(99+) Offline · a · b · c · Lanecast");
});

test("the icon is another one for each state", () => {
  const states = [calm, { ...calm, word: "offline" }, { ...calm, unseen: 1 }, { ...calm, unreadable: 1 }];
  assert.equal(new Set(states.map(iconOf)).size, 4);
});

const eventsOf = (...names) => names.map((name, i) => ({ ...sample(name), seq: i + 1 }));

test("only what was chosen is told, and many as one", () => {
  const events = eventsOf("task.created", "task.completed", "task.deleted", "task.invalid", "budget.threshold");
  assert.deepEqual(worthTelling(events, ["completed", "budget"]).map(({ type }) => type), ["task.completed", "budget.threshold"]);
  assert.deepEqual(worthTelling(events, []), []);
  assert.deepEqual(messagesOf("e", eventsOf("task.completed")).map(({ key, tag }) => [key, tag]),
    [[sample("task.completed").key, "lanecast-e-1"]]);
  const many = eventsOf("task.completed", "task.completed", "task.completed", "task.completed");
  assert.deepEqual(messagesOf("e", many).map(({ body }) => body), ["4 changes on the board"]);
});

test("trouble is told when it begins, not while it lasts", () => {
  const updated = sample("task.updated");
  const change = (task, changes) => alertsOf({ ...updated, task: { ...updated.task, flags: [], ...task }, changes });
  const status = { field: "status", old: "in_progress", new: "blocked" };
  assert.deepEqual(change({ status: "blocked" }, [status]), ["blocked"]);
  assert.deepEqual(change({ status: "error" }, [{ ...status, new: "error" }]), ["error"]);
  assert.deepEqual(change({ status: "blocked" }, [{ field: "title", old: "a", new: "b" }]), []);
  assert.deepEqual(change({ status: null, flags: ["stalled"] }, [{ field: "flags", old: [], new: ["stalled"] }]), ["stalled"]);
  assert.deepEqual(change({ flags: ["stalled", "duplicate_id"] },
    [{ field: "flags", old: ["stalled"], new: ["stalled", "duplicate_id"] }]), []);
  const created = sample("task.created");
  assert.deepEqual(alertsOf({ ...created, task: { ...created.task, status: "error", flags: ["stalled"] } }), ["error", "stalled"]);
});

test("those who listen hear of changes, of the connection and of matches, once", () => {
  const said = [];
  const announcer = createAnnouncer({ say: (text) => said.push(text) });
  announcer.tellChanges(emptyFeed);
  announcer.tellChanges(feedOf("task.deleted"));
  announcer.tellConnection("live");
  announcer.tellConnection("offline");
  announcer.tellConnection("offline");
  announcer.tellConnection("live");
  announcer.tellMatches(false, 9);
  announcer.tellMatches(true, 1);
  announcer.tellMatches(true, 1);
  announcer.tellMatches(true, 0);
  assert.deepEqual(said.slice(1), ["The server does not answer", "Live again", "1 task matches", "No task matches"]);
});
