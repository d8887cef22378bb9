import assert from "node:assert/strict";
import { test } from "node:test";
import { createPalette } from "../../main/web/hues.js";

const names = (count) => Array.from({ length: count }, (_, i) => `agent ${i}`);
const huesOf = (palette, all) => all.map(palette.colourOf);

test("a name keeps its hue, whoever comes later", () => {
  const palette = createPalette();
  palette.meet(["zoe", "codex"]);
  const before = huesOf(palette, ["zoe", "codex"]);
  palette.meet([...names(40), "codex"]);
  assert.deepEqual(huesOf(palette, ["zoe", "codex"]), before);
});

test("the same names have the same hues in whatever order they come", () => {
  const [one, other] = [createPalette(), createPalette()];
  one.meet(names(9));
  other.meet(names(9).toReversed());
  assert.deepEqual(huesOf(one, names(9)), huesOf(other, names(9)));
});

test("no two of twelve names share a hue, and no three of twenty-four", () => {
  const palette = createPalette();
  palette.meet(names(12));
  assert.equal(new Set(huesOf(palette, names(12))).size, 12);
  palette.meet(names(24));
  const all = huesOf(palette, names(24));
  assert.ok(all.every((hue) => all.filter((other) => other === hue).length === 2));
});

test("a name alone has the hue of its hash, and no name has none", () => {
  assert.equal(createPalette().colourOf("codex"), createPalette().colourOf("codex"));
  assert.equal(createPalette().colourOf(null), null);
  assert.ok(Number.isInteger(createPalette().colourOf("__proto__")));
});
