import assert from "node:assert/strict";
import { test } from "node:test";
import { parseQuery } from "../../main/web/query.js";
import { optionsOf, usefulFacets } from "../../main/web/select/facets.js";
import { sample } from "./samples.js";

const base = { ...sample("task.created").task, flags: [], tags: [], initiative: null, agent: "codex", priority: "low", status: "new" };
const task = (key, fields) => ({ ...base, key, id: key, ...fields });
const NONE = new Set();

test("options are counted among what the other filters let through", () => {
  const tasks = [
    task("a", { agent: "zoe", tags: ["x", "y"] }), task("b", { agent: null }), task("c", { agent: "__proto__", priority: "high" }),
  ];
  const options = (facet, search = "") =>
    optionsOf(tasks, parseQuery(search), NONE, facet).map(({ value, count, chosen }) => `${value}:${count}${chosen ? "!" : ""}`);
  assert.deepEqual(options("agent"), ["__proto__:1", "zoe:1", ":1"]);
  assert.deepEqual(options("agent", "agent=gone&priority=high"), ["__proto__:1", "gone:0!"]);
  assert.deepEqual(options("priority", "agent=zoe&agent="), ["low:2"]);
  assert.deepEqual(options("tag"), ["x:1", "y:1", ":2"]);
});

test("priorities stand by rank", () => {
  const tasks = [null, "low", "critical", "normal"].map((priority) => task(`${priority}`, { priority }));
  assert.deepEqual(optionsOf(tasks, parseQuery(""), NONE, "priority").map(({ value }) => value), ["critical", "normal", "low", ""]);
});

test("only facets by which tasks differ are offered", () => {
  assert.deepEqual(usefulFacets([task("a")]), []);
  assert.deepEqual(usefulFacets([task("a"), task("b", { agent: "other", tags: ["t"] })]), ["agent", "tag"]);
});
