// Whatever happens on disk, a client that applies everything in order holds the same, conflated or not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reduce, reduceFrame } from "../../main/web/reduce.js";
import { initialState } from "../../main/web/state.js";
import { sample } from "./samples.js";

const KEYS = ["a", "b", "c", "d", "e", "f"];
const LANES = ["inbox", "assigned", "done"];
const baseTask = sample("task.created").task;
const baseInvalid = sample("task.invalid").invalid;
const timestamp = "2026-11-22T10:00:00Z";

function generator(seed) {
  let value = seed;
  const random = () => {
    value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
    return value / 2 ** 32;
  };
  return (choices) => choices[Math.floor(random() * choices.length)];
}

/** A board on disk: files with an identity that survives moves, each at a key of its own. */
function createDisk(pick) {
  let files = [];
  let changes = 0;
  const good = (file) => ({ ...file, broken: false, task: { ...baseTask, key: file.key, lane: file.lane, title: `t${++changes}` } });
  const broken = (file) => ({ ...file, broken: true, message: `m${++changes}` });
  const free = () => pick(KEYS.filter((key) => !files.some((file) => file.key === key)));
  const replace = (old, file) => { files = files.map((one) => (one === old ? file : one)); };
  const operations = {
    create: () => free() && files.push(good({ identity: ++changes, key: free(), lane: pick(LANES) })),
    createBroken: () => free() && files.push(broken({ identity: ++changes, key: free(), lane: pick(LANES) })),
    remove: (file) => { files = files.filter((one) => one !== file); },
    change: (file) => replace(file, good(file)),
    breakUp: (file) => replace(file, broken(file)),
    move: (file) => {
      const moved = { ...file, key: free() ?? file.key, lane: pick(LANES) };
      replace(file, file.broken ? broken(moved) : good(moved));
    },
  };
  return {
    files: () => [...files],
    step() {
      const names = files.length === 0 ? ["create", "createBroken"] : Object.keys(operations);
      operations[pick(names)](pick(files));
    },
  };
}

/** The last good task as it is on the board. */
function shown({ key, lane, broken, task }) {
  return task && { ...task, key, lane, flags: broken ? ["unreadable"] : [] };
}

const invalidOf = ({ key, lane, message }) => ({ ...baseInvalid, key, lane, message });

/** The events that lead from one set of files to another. */
function difference(before, after) {
  const removed = before.filter((old) => !after.some(({ identity }) => identity === old.identity)).map((old) =>
    ({ type: "task.deleted", key: old.key, lane: old.lane, ...(old.task && { task: shown(old) }) }));
  const stored = after.flatMap((file) => {
    const old = before.find(({ identity }) => identity === file.identity);
    return file === old ? [] : [changeOf(old, file)];
  });
  return [...stored, ...removed].map((event) => ({ ...event, timestamp, file_path: event.key }));
}

function changeOf(old, file) {
  const origin = old && old.key !== file.key ? { old_key: old.key, old_path: `${old.lane}/${old.key}.yaml` } : {};
  const task = shown(file);
  const common = { key: file.key, ...origin, ...(task && { task }) };
  if (file.broken) {
    return { ...common, type: "task.invalid", invalid: invalidOf(file) };
  }
  if (old === undefined) {
    return { ...common, type: "task.created" };
  }
  if (old.broken) {
    return { ...common, type: "task.recovered" };
  }
  return origin.old_key ? { ...common, type: "task.moved", old_lane: old.lane, new_lane: file.lane, changes: [] }
    : { ...common, type: "task.updated", changes: [] };
}

function assertSame(state, files, message) {
  const tasks = new Map(files.filter(shown).map((file) => [file.key, shown(file)]));
  const invalid = new Map(files.filter(({ broken }) => broken).map((file) => [file.key, invalidOf(file)]));
  assert.equal(state.gap, false, message);
  assert.deepEqual(new Map([...state.board.tasks].sort()), new Map([...tasks].sort()), message);
  assert.deepEqual(new Map([...state.board.invalid].sort()), new Map([...invalid].sort()), message);
}

const empty = () => [sample("connection_ack"), { ...sample("snapshot"), tasks: [], invalid: [], counts: {} }]
  .reduce(reduce, initialState());

test("every event applied one by one gives what is on disk", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const disk = createDisk(generator(seed));
    let state = empty();
    for (let i = 0; i < 100; i++) {
      const before = disk.files();
      disk.step();
      state = difference(before, disk.files()).reduce((all, event) => reduce(all, { ...event, seq: all.seq + 1 }), state);
      assertSame(state, disk.files(), `seed ${seed}, step ${i}`);
    }
  }
});

test("conflated frames give the same", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const pick = generator(seed);
    const disk = createDisk(pick);
    let state = empty();
    for (let i = 0; i < 40; i++) {
      const before = disk.files();
      const steps = pick([2, 5, 12]);
      for (let step = 0; step < steps; step++) {
        disk.step();
      }
      const numbers = { from: state.seq + 1, to: state.seq + steps, seq: state.seq + steps };
      state = reduceFrame(state, difference(before, disk.files()).map((event) => ({ ...event, ...numbers })));
      assertSame(state, disk.files(), `seed ${seed}, frame ${i}`);
    }
  }
});
