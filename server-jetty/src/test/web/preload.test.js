import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const PAGE = new URL("../../main/web/", import.meta.url);
const read = (path) => readFileSync(new URL(path, PAGE), "utf8");

/** The modules that have to be there before anything is shown. */
function neededBy(path, seen = new Set()) {
  if (!seen.has(path)) {
    seen.add(path);
    for (const [, name] of read(path).matchAll(/^(?:import|export) [^;]*?from "(\.[^"]+)";/gm)) {
      neededBy(new URL(name, new URL(path, PAGE)).href.slice(PAGE.href.length), seen);
    }
  }
  return seen;
}

test("the page asks for all its modules at once, and for no other", () => {
  const preloaded = [...read("index.html").matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, path]) => path);
  const own = preloaded.filter((path) => !path.startsWith("lib/"));
  const needed = [...neededBy("main.js")].filter((path) => path !== "main.js");
  assert.deepEqual(own.sort(), needed.sort());
});
