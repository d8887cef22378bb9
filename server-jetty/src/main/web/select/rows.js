// Every task with what other tasks make of it. An update costs what has changed, not what there is.

/** @typedef {import("../board.js").Board} Board */
/** @typedef {import("../protocol.js").Task} Task */
/** @typedef {import("../protocol.js").Lane} Lane */
/** @typedef {import("../protocol.js").Role} Role */
/** `waiting` and `blocks` are the ids of unfinished tasks, of the same project. A row is the same object until it changes. */
/** @typedef {{task: Task, role: Role, waiting: string[], blocks: string[]}} Row */
/** @typedef {{rows: Map<string, Row>, changed: Set<string>}} Update */

/**
 * Rows of the board that was given last.
 * @returns {{update: (board: Board, lanes: Lane[]) => Update, row: (key: string) => Row | undefined}} whose map is the same one each time; `changed` are the keys of
 *   rows that are new, other or gone
 */
export function createRows() {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {Map<string, Task>} */
  let tasks = new Map();
  /** @type {Lane[]} */
  let lanes = [];
  /** @type {Map<string, Role>} */
  let roles = new Map();
  let allHeld = true;
  const named = createIndex();
  const dependents = createIndex();
  const blockers = createIndex();

  /**
   * @param {Board} board
   * @param {Lane[]} newLanes
   * @returns {Update}
   */
  function update(board, newLanes) {
    const held = [...board.unheld.values()].every((count) => count === 0);
    const before = tasks;
    const sameRules = lanes === newLanes && allHeld === held;
    tasks = board.tasks;
    lanes = newLanes;
    allHeld = held;
    roles = new Map(lanes.map(({ name, role }) => [name, role]));
    const stale = sameRules ? diff(before) : rebuild(before);
    const changed = new Set([...stale].filter(renew));
    return { rows, changed };
  }

  /** @param {Map<string, Task>} before */
  function rebuild(before) {
    before.forEach(unlink);
    tasks.forEach(link);
    return new Set([...before.keys(), ...tasks.keys()]);
  }

  /** @param {Map<string, Task>} before */
  function diff(before) {
    /** @type {Set<string>} */
    const stale = new Set();
    if (before === tasks) {
      return stale;
    }
    for (const [key, task] of tasks) {
      const old = before.get(key);
      if (old !== task) {
        replace(stale, key, old, task);
      }
    }
    for (const [key, old] of before) {
      if (!tasks.has(key)) {
        replace(stale, key, old, undefined);
      }
    }
    return stale;
  }

  /**
   * @param {Set<string>} stale
   * @param {string} key
   * @param {Task | undefined} old
   * @param {Task | undefined} task
   */
  function replace(stale, key, old, task) {
    stale.add(key);
    if (old !== undefined && task !== undefined && sameLinks(old, task)) {
      return;
    }
    if (old !== undefined) {
      addRelatives(stale, old);
      unlink(old, key);
    }
    if (task !== undefined) {
      link(task, key);
      addRelatives(stale, task);
    }
  }

  /**
   * @param {Task} task
   * @param {string} key
   */
  function link(task, key) {
    named.add(nameOf(task, task.id), key);
    waitsOf(task).forEach((id) => dependents.add(nameOf(task, id), key));
    task.blocks.forEach((id) => blockers.add(nameOf(task, id), key));
  }

  /**
   * @param {Task} task
   * @param {string} key
   */
  function unlink(task, key) {
    named.remove(nameOf(task, task.id), key);
    waitsOf(task).forEach((id) => dependents.remove(nameOf(task, id), key));
    task.blocks.forEach((id) => blockers.remove(nameOf(task, id), key));
  }

  /**
   * Everything whose row may depend on that task, or on others with its id.
   * @param {Set<string>} stale
   * @param {Task} task
   */
  function addRelatives(stale, task) {
    const own = nameOf(task, task.id);
    [named, dependents, blockers].forEach((index) => index.get(own).forEach((key) => stale.add(key)));
    for (const twin of [task, ...tasksOf(named.get(own))]) {
      [...waitsOf(twin), ...twin.blocks].forEach((id) => named.get(nameOf(twin, id)).forEach((key) => stale.add(key)));
    }
  }

  /**
   * @param {string} key
   * @returns {boolean} whether the row is another one now
   */
  function renew(key) {
    const before = rows.get(key);
    const task = tasks.get(key);
    if (task === undefined) {
      return rows.delete(key);
    }
    const row = { task, role: roleOf(task), waiting: waitingOf(task), blocks: blocksOf(task) };
    if (before !== undefined && before.task === task && before.role === row.role && sameTexts(before.waiting, row.waiting)
        && sameTexts(before.blocks, row.blocks)) {
      return false;
    }
    rows.set(key, row);
    return true;
  }

  /** @param {Task} task */
  function roleOf({ lane }) {
    return roles.get(lane) ?? "active";
  }

  /** @param {Task} task */
  function isOpen(task) {
    return roleOf(task) !== "finished";
  }

  /** @param {Task} task */
  function waitingOf(task) {
    if (!isOpen(task)) {
      return [];
    }
    const said = tasksOf(blockers.get(nameOf(task, task.id))).map(({ id }) => id).sort();
    const ids = new Set([...waitsOf(task), ...said]);
    ids.delete(task.id);
    return [...ids].filter((id) => {
      const others = tasksOf(named.get(nameOf(task, id)));
      return others.length === 0 ? allHeld && task.blocked_by.includes(id) : others.some(isOpen);
    });
  }

  /** @param {Task} task */
  function blocksOf(task) {
    if (!isOpen(task)) {
      return [];
    }
    const own = task.blocks.flatMap((id) => [...named.get(nameOf(task, id))]);
    const others = tasksOf([...dependents.get(nameOf(task, task.id)), ...own]);
    return [...new Set(others.filter(isOpen).map(({ id }) => id))].filter((id) => id !== task.id).sort();
  }

  /** @param {Iterable<string>} keys */
  function tasksOf(keys) {
    return [...keys].flatMap((key) => tasks.get(key) ?? []);
  }

  return { update, row: (/** @type {string} */ key) => rows.get(key) };
}

/** A map from a name to the keys that have it. */
function createIndex() {
  /** @type {Map<string, Set<string>>} */
  const sets = new Map();
  /** @type {ReadonlySet<string>} */
  const none = new Set();
  return {
    get: (/** @type {string} */ name) => sets.get(name) ?? none,
    add(/** @type {string} */ name, /** @type {string} */ key) {
      const set = sets.get(name);
      if (set) {
        set.add(key);
      } else {
        sets.set(name, new Set([key]));
      }
    },
    remove(/** @type {string} */ name, /** @type {string} */ key) {
      const set = sets.get(name);
      if (set?.delete(key) && set.size === 0) {
        sets.delete(name);
      }
    },
  };
}

/**
 * @param {Task} task
 * @param {string} id
 */
function nameOf({ project }, id) {
  return `${project}\n${id}`;
}

/**
 * The ids that a task itself says it waits for.
 * @param {Task} task
 */
function waitsOf({ dependencies, blocked_by }) {
  return blocked_by.length === 0 ? dependencies : [...dependencies, ...blocked_by];
}

/**
 * @param {Task} a
 * @param {Task} b
 */
function sameLinks(a, b) {
  return a.id === b.id && a.project === b.project && a.lane === b.lane && sameTexts(a.dependencies, b.dependencies)
    && sameTexts(a.blocked_by, b.blocked_by) && sameTexts(a.blocks, b.blocks);
}

/**
 * @param {string[]} a
 * @param {string[]} b
 */
export function sameTexts(a, b) {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}
