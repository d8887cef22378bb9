// The protocol samples, which the Java tests read as well.

import { readFileSync, readdirSync } from "node:fs";
import { parse } from "../../main/web/protocol.js";

const FOLDER = new URL("../resources/protocol/", import.meta.url);

export function sampleNames() {
  return readdirSync(FOLDER).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
}

/** The text of one frame. */
export function sampleText(name) {
  return readFileSync(new URL(`${name}.json`, FOLDER), "utf8");
}

/** The messages of one frame. */
export function sampleFrame(name) {
  return parse(sampleText(name));
}

/** The only message of a frame. */
export function sample(name) {
  return sampleFrame(name)[0];
}
