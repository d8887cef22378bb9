import assert from "node:assert/strict";
import { test } from "node:test";
import { NODE, layout } from "../../main/web/graph/layout/layout.js";
import { crossings } from "../../main/web/graph/layout/order.js";
import { pack } from "../../main/web/graph/layout/pack.js";

const edges = (...pairs) => pairs.map((pair) => ({ from: pair[0], to: pair[1] }));

/** A repeatable source of numbers from 0 to below 1. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function tangle(size, links, seed) {
  const next = numbers(seed);
  const keys = Array.from({ length: size }, (_, i) => `n${i}`);
  const pick = () => keys[Math.floor(next() * size)];
  return { keys, edges: Array.from({ length: links }, () => ({ from: pick(), to: pick() })) };
}

function assertApart(places) {
  const all = [...places.values()];
  all.forEach((a, i) => all.slice(i + 1).forEach((b) => {
    const apart = Math.abs(a.x - b.x) >= NODE.width || Math.abs(a.y - b.y) >= NODE.height;
    assert.ok(apart, `${JSON.stringify(a)} covers ${JSON.stringify(b)}`);
  }));
}

test("what waits stands to the right of what it waits for", () => {
  const { places } = layout(["c", "b", "a"], edges("ab", "bc", "ac"));
  assert.ok(places.get("a").x + NODE.width < places.get("b").x);
  assert.ok(places.get("b").x + NODE.width < places.get("c").x);
});

test("a task stands next to what waits for it, not at the far left", () => {
  const { places } = layout(["a", "b", "c", "d", "x"], edges("ab", "bc", "cd", "xd"));
  assert.equal(places.get("x").x, places.get("c").x);
});

test("a cycle is drawn with one link running back", () => {
  const { places, routes } = layout(["a", "b", "c"], edges("ab", "bc", "ca"));
  assert.equal(new Set([...places.values()].map(({ x }) => x)).size, 3);
  assert.equal(routes.filter(({ from, to }) => places.get(from).x > places.get(to).x).length, 1);
});

test("a route starts and ends at its tasks", () => {
  const { keys, edges: links } = tangle(40, 60, 5);
  const { places, routes } = layout(keys, links);
  routes.forEach(({ from, to, points }) => {
    const touches = (key, point) => {
      const { x, y } = places.get(key);
      return (point.x === x || point.x === x + NODE.width) && Math.abs(point.y - (y + NODE.height / 2)) < 1e-6;
    };
    assert.ok(touches(from, points[0]) && touches(to, points.at(-1)), `${from} ${to}`);
    assert.equal(points.length % 2, 0);
  });
});

test("no two tasks cover each other and all lie within the drawing, whatever the graph", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { keys, edges: links } = tangle(60, 5 * seed, seed);
    const { places, width, height } = layout(keys, links);
    assert.equal(places.size, 60);
    assertApart(places);
    places.forEach(({ x, y }) => assert.ok(x >= 0 && y >= -1e-6 && x + NODE.width <= width && y + NODE.height <= height + 1e-6));
  }
});

test("parts that do not hang together lie apart", () => {
  const { places } = layout(["a", "b", "c", "d"], edges("ab", "cd"));
  assertApart(places);
  assert.equal(places.get("a").x, 0);
});

test("the same graph gives the same drawing", () => {
  const { keys, edges: links } = tangle(80, 120, 9);
  assert.deepEqual(layout(keys, links), layout(keys, links));
});

test("links that can do without crossings have none", () => {
  const { places } = layout(["a", "b", "c", "x", "y", "z", "r"], edges("ra", "rb", "rc", "az", "by", "cx"));
  const order = (...keys) => keys.sort((a, b) => places.get(a).y - places.get(b).y);
  const partner = { a: "z", b: "y", c: "x" };
  assert.deepEqual(order("x", "y", "z"), order("a", "b", "c").map((key) => partner[key]));
});

test("crossings are counted in pairs", () => {
  const after = [[2, 3], [2], [], []];
  assert.equal(crossings([[0, 1], [2, 3]], after, [0, 1, 0, 1]), 1);
  assert.equal(crossings([[1, 0], [2, 3]], after, [1, 0, 0, 1]), 0);
});

test("a straight chain is drawn straight", () => {
  const { places } = layout(["a", "b", "c", "d"], edges("ab", "bc", "cd"));
  assert.equal(new Set([...places.values()].map(({ y }) => Math.round(y))).size, 1);
});

test("nothing at all is an empty drawing", () => {
  assert.deepEqual(layout([], []), { places: new Map(), routes: [], width: 0, height: 0 });
});

test("a task that waits for itself has a place and no route", () => {
  const { places, routes } = layout(["a"], edges("aa"));
  assert.deepEqual(places.get("a"), { x: 0, y: 0 });
  assert.deepEqual(routes, []);
});

test("parts fill rows of about a screen's shape and never overlap", () => {
  const parts = Array.from({ length: 12 }, () => ({ width: 100, height: 50 }));
  const { places, width, height } = pack(parts, 10);
  assert.ok(width > height && width < 3 * height);
  assert.equal(new Set(places.map(({ x, y }) => `${x},${y}`)).size, 12);
});
