import assert from "node:assert/strict";
import { test } from "node:test";
import { isFiltered, parseQuery, toggled, withoutFilters, writeQuery } from "../../main/web/query.js";
import { matcher } from "../../main/web/select/match.js";
import { sample } from "./samples.js";

const base = { ...sample("task.created").task, flags: [], tags: [] };
const NONE = new Set();

test("an address without parameters is the plain board", () => {
  const query = parseQuery("");
  assert.deepEqual([query.view, query.columns, query.group, query.sort, query.text], ["board", "lane", "none", "priority", ""]);
  assert.equal(isFiltered(query), false);
  assert.equal(writeQuery(query, ""), "");
});

test("what is written is read again", () => {
  const search = "?view=activity&columns=status&group=agent&sort=cost&q=a+%26b&whole=1&agent=x%2Fy&agent=&tag=__proto__&kind=moved&kind=created&kind=x&wall=1";
  const query = parseQuery(search);
  assert.deepEqual(query.facets.agent, ["x/y", ""]);
  assert.equal(query.text, "a &b");
  assert.deepEqual(query.kinds, ["created", "moved"]);
  assert.deepEqual(parseQuery(writeQuery(query, "")), query);
});

test("unknown values are the usual ones, and parameters of others stay", () => {
  assert.equal(parseQuery("?view=constructor&sort=x").view, "board");
  assert.equal(writeQuery(parseQuery("?view=costs&from=1&by=day"), "?view=board&from=1&by=day"), "?from=1&by=day&view=costs");
});

test("a value is put in and taken out", () => {
  const query = toggled(parseQuery("?agent=a"), "agent", "b");
  assert.deepEqual(query.facets.agent, ["a", "b"]);
  assert.deepEqual(toggled(query, "agent", "a").facets.agent, ["b"]);
  assert.equal(isFiltered(withoutFilters(query)), false);
});

test("a search finds every word in id, title, agent, tags or excerpt", () => {
  const task = { ...base, key: "k", id: "T-1", title: "Relay the Events", agent: "codex", tags: ["Live"], excerpt: "over there" };
  const finds = (text, found = NONE) => matcher(parseQuery(`q=${encodeURIComponent(text)}`), found)(task);
  assert.deepEqual(["events RELAY", "t-1", "codex", "live", "over", " "].map((text) => finds(text)), Array(6).fill(true));
  assert.equal(finds("relay absent"), false);
  assert.equal(finds("absent", new Set(["k"])), true);
});

test("a task must have one value of every facet that is asked for", () => {
  const task = { ...base, agent: null, priority: "high", tags: ["a", "b"], flags: ["unreadable"], status: "blocked" };
  const matches = (search) => matcher(parseQuery(search), NONE)(task);
  assert.equal(matches("agent=&priority=high&priority=low&tag=b&flag=unreadable&status=blocked"), true);
  assert.equal(matches("agent=codex"), false);
  assert.equal(matches("tag=c"), false);
  assert.equal(matcher(parseQuery("agent=codex&priority=high"), NONE, "agent")(task), true);
});
