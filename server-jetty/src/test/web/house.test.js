import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const PAGE = new URL("../../main/web/", import.meta.url);

test("no file of the page is longer than 250 lines", () => {
  const files = readdirSync(PAGE, { recursive: true }).filter((name) => /\.(js|css|html)$/.test(name));
  assert.ok(files.includes("main.js"));
  const long = files.filter((name) => readFileSync(new URL(name, PAGE), "utf8").trimEnd().split("\n").length > 250);
  assert.deepEqual(long, []);
});
