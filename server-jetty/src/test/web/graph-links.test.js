import assert from "node:assert/strict";
import { test } from "node:test";
import { cyclicEdges, findCycles } from "../../main/web/graph/cycles.js";
import { buildGraph, neighbours } from "../../main/web/graph/links.js";
import { LIMIT, shapeOf, subset } from "../../main/web/graph/subset.js";
import { sample } from "./samples.js";

const base = { ...sample("task.created").task, dependencies: [], blocked_by: [], blocks: [] };
const task = (id, fields = {}) => ({ ...base, key: `key-${id}`, id, project: "shop", ...fields });
const names = (edges) => edges.map(({ from, to }) => `${from} ${to}`.replaceAll("key-", "")).sort();
const edges = (...pairs) => pairs.map((pair) => ({ from: pair[0], to: pair[1] }));
const isDone = ({ lane }) => lane === "done";
const everything = { hideDone: false, all: false, centre: null };
const keysOf = (graph, choice) => subset(graph, { ...everything, ...choice }, isDone).keys.map((key) => key.slice(4)).sort();

test("an edge leads from what comes first to what waits for it, whoever names it", () => {
  const graph = buildGraph([task("a"), task("b", { dependencies: ["a"] }), task("c", { blocked_by: ["b"], blocks: ["d"] }), task("d")]);
  assert.deepEqual(names(graph.edges), ["a b", "b c", "c d"]);
  assert.deepEqual(graph.missing, []);
});

test("a link that several fields or both ends name is one link", () => {
  const graph = buildGraph([task("a", { blocks: ["b"] }), task("b", { dependencies: ["a", "a"], blocked_by: ["a"] })]);
  assert.deepEqual(names(graph.edges), ["a b"]);
});

test("ids hold within their project", () => {
  const graph = buildGraph([task("a", { project: "ledger" }), task("b", { dependencies: ["a"] })]);
  assert.deepEqual(graph.edges, []);
  assert.deepEqual(graph.missing, [{ key: "key-b", field: "dependencies", id: "a" }]);
});

test("an id that two tasks have leads to both", () => {
  const graph = buildGraph([task("a"), task("a", { key: "key-twin" }), task("b", { dependencies: ["a"] })]);
  assert.deepEqual(names(graph.edges), ["a b", "twin b"]);
});

test("a missing id is listed once for a task", () => {
  const graph = buildGraph([task("a", { dependencies: ["gone"], blocked_by: ["gone"] })]);
  assert.deepEqual(graph.missing.map(({ id }) => id), ["gone"]);
});

test("names of an object's own parts are ordinary ids", () => {
  const hostile = ["__proto__", "constructor", "toString"];
  const graph = buildGraph([...hostile.map((id) => task(id)), task("b", { project: "shop", dependencies: [...hostile, "hasOwnProperty"] })]);
  assert.equal(graph.edges.length, 3);
  assert.deepEqual(graph.missing.map(({ id }) => id), ["hasOwnProperty"]);
  const other = buildGraph([task("x", { project: "__proto__", dependencies: ["valueOf"] })]);
  assert.deepEqual(other.missing.map(({ id }) => id), ["valueOf"]);
});

test("only the chosen project is looked at", () => {
  const graph = buildGraph([task("a"), task("b", { dependencies: ["a"] }), task("c", { project: "ledger" })], "shop");
  assert.deepEqual([...graph.nodes.keys()], ["key-a", "key-b"]);
});

test("neighbours are known on both sides", () => {
  const { before, after } = neighbours(edges("ab", "cb"));
  assert.deepEqual(before.get("b"), ["a", "c"]);
  assert.deepEqual(after.get("a"), ["b"]);
  assert.equal(after.get("b"), undefined);
});

test("a graph without cycles has none", () => {
  assert.deepEqual(findCycles(edges("ab", "bc", "ac")), []);
  assert.deepEqual(cyclicEdges(edges("ab", "bc", "ac")), []);
});

test("a task that waits for itself is a cycle", () => {
  assert.deepEqual(findCycles(edges("ab", "bb")), [["b"]]);
  assert.deepEqual(cyclicEdges(edges("ab", "bb")), edges("bb"));
});

test("a cycle is told in the order in which its tasks wait", () => {
  const [cycle, ...others] = findCycles(edges("xa", "ab", "bc", "ca", "cy"));
  assert.deepEqual(others, []);
  const given = names(edges("ab", "bc", "ca"));
  assert.deepEqual(names(cycle.map((from, i) => ({ from, to: cycle[(i + 1) % cycle.length] }))), given);
  assert.deepEqual(names(cyclicEdges(edges("xa", "ab", "bc", "ca", "cy"))), given);
});

test("separate cycles are separate, the shorter first", () => {
  assert.deepEqual(findCycles(edges("ab", "bc", "ca", "de", "ed")).map(({ length }) => length), [2, 3]);
});

test("a chain of 50,000 tasks does not exhaust the stack", () => {
  const chain = Array.from({ length: 50_000 }, (_, i) => ({ from: `${i}`, to: `${(i + 1) % 50_000}` }));
  assert.equal(findCycles(chain)[0].length, 50_000);
});

const board = buildGraph([
  task("a", { lane: "done" }), task("b", { dependencies: ["a"], lane: "inbox" }), task("c", { dependencies: ["b"], lane: "inbox" }),
  task("side", { dependencies: ["a"], lane: "inbox" }), task("alone", { lane: "inbox" }),
]);

test("tasks without links are drawn on request only", () => {
  assert.deepEqual(keysOf(board, {}), ["a", "b", "c", "side"]);
  assert.deepEqual(keysOf(board, { all: true }), ["a", "alone", "b", "c", "side"]);
});

test("done tasks are hidden on request, with their links", () => {
  const { keys, edges: left } = subset(board, { ...everything, hideDone: true }, isDone);
  assert.deepEqual(keys, ["key-b", "key-c", "key-side"]);
  assert.deepEqual(names(left), ["b c"]);
});

test("around a task stand what it waits for and what waits for it, no siblings", () => {
  assert.deepEqual(keysOf(board, { centre: "key-b" }), ["a", "b", "c"]);
  assert.deepEqual(keysOf(board, { centre: "key-alone" }), ["alone"]);
});

test("a centre that is done stays when done tasks are hidden", () => {
  assert.deepEqual(keysOf(board, { centre: "key-a", hideDone: true }), ["a", "b", "c", "side"]);
});

test("a centre that has left the board centres nothing", () => {
  assert.deepEqual(keysOf(board, { centre: "key-gone" }), keysOf(board, {}));
});

test("a drawing has a limit and counts what it leaves out; tasks with links come first", () => {
  const many = Array.from({ length: LIMIT + 5 }, (_, i) => task(`${i}`));
  const graph = buildGraph([...many, task("last", { dependencies: ["7"] })]);
  const part = subset(graph, { ...everything, all: true }, isDone);
  assert.equal(part.keys.length, LIMIT);
  assert.equal(part.cut, 6);
  assert.deepEqual(names(part.edges), ["7 last"]);
});

test("the shape changes with tasks and links and with nothing else", () => {
  const shape = (...tasks) => shapeOf(subset(buildGraph(tasks), { ...everything, all: true }, isDone));
  const one = shape(task("a"), task("b", { dependencies: ["a"] }));
  assert.equal(shape(task("a", { title: "Other" }), task("b", { dependencies: ["a"], status: "blocked" })), one);
  assert.notEqual(shape(task("a"), task("b")), one);
  assert.notEqual(shape(task("a"), task("b", { dependencies: ["a"] }), task("c")), one);
});
