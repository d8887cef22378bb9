import assert from "node:assert/strict";
import { test } from "node:test";
import { createLazyView } from "../../main/web/lazy.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

function rig({ load } = {}) {
  const log = [];
  let fails = false;
  const mount = (root, { project }) => {
    log.push(`mount ${project}`);
    return {
      update(state) {
        if (fails) {
          throw new Error("broken");
        }
        log.push(`update ${state}`);
      },
      dispose: () => log.push("dispose"),
    };
  };
  const view = createLazyView({
    load: load ?? (async () => ({ default: mount })), context: (project) => ({ project }), latest: () => "latest",
    onProblem: (problem) => log.push(problem === null ? "fine" : problem),
  });
  return { log, view, break: (value) => { fails = value; } };
}

test("a view is loaded once and told every state from then on", async () => {
  const { log, view } = rig();
  view.show("root", 1, null);
  view.show("root", 2, null);
  await settled();
  view.show("root", 3, null);
  assert.deepEqual(log, ["mount null", "fine", "update latest", "update 3"]);
});

test("another project mounts it anew", async () => {
  const { log, view } = rig();
  view.show("root", 1, null);
  await settled();
  view.show("root", 2, "shop");
  await settled();
  assert.deepEqual(log.slice(3), ["dispose", "mount shop", "fine", "update latest"]);
});

test("a view that cannot be loaded says so and is loaded again on request", async (context) => {
  context.mock.method(console, "error", () => {});
  let loads = 0;
  const { log, view } = rig({ load: async () => { loads++; throw new Error("offline"); } });
  view.show("root", 1, null);
  await settled();
  view.show("root", 2, null);
  assert.deepEqual(log, ["This view could not be shown: offline"]);
  view.retry();
  view.show("root", 3, null);
  await settled();
  assert.equal(loads, 2);
});

test("a view that breaks is taken away and the page goes on", async (context) => {
  context.mock.method(console, "error", () => {});
  const { log, view, break: fail } = rig();
  view.show("root", 1, null);
  await settled();
  fail(true);
  view.show("root", 2, null);
  assert.deepEqual(log.slice(3), ["dispose", "This view could not be shown: broken"]);
  fail(false);
  view.retry();
  view.show("root", 3, null);
  await settled();
  assert.equal(log.at(-1), "update latest");
});
