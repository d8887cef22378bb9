import assert from "node:assert/strict";
import { test } from "node:test";
import { boardOf } from "../../main/web/board.js";
import { createModel } from "../../main/web/graph/model.js";
import { matches } from "../../main/web/graph/toolbar.js";
import { centreOn, fit, open, panBy, reveal, zoomBy } from "../../main/web/graph/viewport.js";
import { step } from "../../main/web/graph/walk.js";
import { initialState } from "../../main/web/state.js";
import { sample } from "./samples.js";

const base = { ...sample("task.created").task, dependencies: [], blocked_by: [], blocks: [] };
const task = (id, fields = {}) => ({ ...base, key: `key-${id}`, id, title: id, ...fields });
const frame = { width: 1000, height: 600 };
const seen = ({ x, y, zoom }, point) => ({ x: point.x * zoom + x, y: point.y * zoom + y });

test("fitting shows all of a large drawing and enlarges none", () => {
  const drawing = { width: 5000, height: 1000 };
  const view = fit(drawing, frame);
  assert.ok(seen(view, { x: 0, y: 0 }).x > 0 && seen(view, { x: 5000, y: 1000 }).x < 1000);
  assert.deepEqual(fit({ width: 100, height: 100 }, frame), { zoom: 1, x: 450, y: 250 });
});

test("a large drawing opens legibly at its start", () => {
  const view = open({ width: 20_000, height: 5000 }, frame);
  assert.ok(view.zoom > 0.7);
  assert.ok(view.x > 0 && view.x < 100);
});

test("zooming keeps the point under the pointer and stops at the limits", () => {
  const before = { x: 30, y: -20, zoom: 1 };
  const after = zoomBy(before, 1.5, { x: 400, y: 300 });
  assert.deepEqual(seen(after, { x: 370, y: 320 }), { x: 400, y: 300 });
  assert.equal(zoomBy(before, 1000, { x: 0, y: 0 }).zoom, 2);
  assert.ok(zoomBy(before, 1e-9, { x: 0, y: 0 }).zoom > 0);
});

test("what is in sight is not moved, what is not comes just into sight", () => {
  const view = { x: 0, y: 0, zoom: 1 };
  const box = { width: 200, height: 40 };
  assert.deepEqual(reveal(view, { ...box, x: 100, y: 100 }, frame), view);
  assert.deepEqual(reveal(view, { ...box, x: 900, y: 100 }, frame), panBy(view, -124, 0));
  assert.deepEqual(reveal(view, { ...box, x: 100, y: -50 }, frame), panBy(view, 0, 74));
});

test("a task can be brought to the middle", () => {
  const view = centreOn({ x: 400, y: 80, width: 200, height: 40 }, frame, 0.5);
  assert.deepEqual(seen(view, { x: 500, y: 100 }), { x: 500, y: 300 });
});

const places = new Map([["a", { x: 0, y: 0 }], ["b", { x: 300, y: 100 }], ["c", { x: 300, y: -200 }], ["d", { x: 600, y: 0 }]]);
const links = { before: new Map([["c", ["a"]], ["d", ["c", "hidden"]]]), after: new Map([["a", ["c", "hidden"]], ["c", ["d"]]]) };

test("left and right follow the links, also to the farther one", () => {
  assert.equal(step(places, links, "a", "ArrowRight"), "c");
  assert.equal(step(places, links, "d", "ArrowLeft"), "c");
});

test("without a link the arrow leads to the nearest on that side", () => {
  assert.equal(step(places, links, "b", "ArrowRight"), "d");
  assert.equal(step(places, links, "c", "ArrowDown"), "b");
  assert.equal(step(places, links, "d", "ArrowRight"), null);
  assert.equal(step(places, links, "gone", "ArrowRight"), null);
});

test("titles and ids that start with the search come first", () => {
  const tasks = [task("1", { title: "Mend the relay" }), task("relay-2", { title: "x" }), task("3", { title: "Relay events" }), task("4")];
  assert.deepEqual(matches(tasks, " RELAY ").map(({ id }) => id), ["relay-2", "3", "1"]);
  assert.deepEqual(matches(tasks, "  "), []);
});

test("a change that leaves the shape alone leaves the layout alone", () => {
  const model = createModel(null);
  const choice = { hideDone: false, all: false, centre: null };
  const state = (...tasks) => ({ ...initialState(), board: boardOf(tasks, [], {}) });
  const first = state(task("a"), task("b", { dependencies: ["a"] }));
  const one = model(first, choice);
  assert.equal(model({ ...first, calls: 9 }, choice), one);
  const two = model(state(task("a", { title: "Other", lane: "done" }), task("b", { dependencies: ["a"] })), choice);
  assert.notEqual(two, one);
  assert.equal(two.layout, one.layout);
  assert.equal(two.graph.nodes.get("key-a").title, "Other");
  const three = model(state(task("a"), task("b", { dependencies: ["a"] }), task("c", { dependencies: ["b"] })), choice);
  assert.notEqual(three.layout, two.layout);
});

test("cycles, missing ids and tasks that are not loaded are told", () => {
  const tasks = [task("a", { dependencies: ["b"] }), task("b", { dependencies: ["a", "gone"] })];
  const model = createModel(null)({ ...initialState(), board: boardOf(tasks, [], { done: 30 }) }, { hideDone: false, all: false, centre: null });
  assert.deepEqual(model.cycles.map((keys) => [...keys].sort()), [["key-a", "key-b"]]);
  assert.deepEqual([...model.looping].sort(), ["key-a", "key-b"]);
  assert.deepEqual(model.graph.missing.map(({ id }) => id), ["gone"]);
  assert.equal(model.unheld, 30);
});
