// The columns of the board. A column is the same object until something in it changes.

import { unheldOf } from "../board.js";
import { matcher } from "./match.js";
import { compare, comparator } from "./order.js";
import { isFiltered } from "../query.js";
import { createRows } from "./rows.js";
import { roleOfStatus, statusColumn, STATUSES } from "./status.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("../protocol.js").Lane} Lane */
/** @typedef {import("../protocol.js").Role} Role */
/** @typedef {import("../query.js").Query} Query */
/** @typedef {Pick<import("../state.js").State, "lanes" | "board">} Source */
/**
 * `count` is the number of tasks that match and `total` that of all. `more` of these are on the board but not held here, where
 * no filter reaches them: they count as matching only while there is none.
 * @typedef {{name: string, role: Role, rows: Row[], count: number, total: number, more: number}} Column
 */

/** Columns of the state that was given last. */
export function createColumns() {
  const index = createRows();
  /** @type {Map<string, string>} */
  let homes = new Map();
  /** All rows of a column in their order, and those of them that match. @type {Map<string, Row[]>} */
  let sorted = new Map();
  /** @type {Map<string, Row[]>} */
  let matching = new Map();
  /** @type {Column[]} */
  let columns = [];
  /** @type {Lane[] | null} */
  let lanes = null;
  /** @type {unknown[]} */
  let rules = [];
  /** @type {unknown[]} */
  let filters = [];
  let text = "";

  /**
   * @param {Source} state
   * @param {Query} query
   * @param {ReadonlySet<string>} found see {@link matcher}
   * @returns {Column[]} the same array while nothing has changed
   */
  function update(state, query, found) {
    const { rows, changed } = index.update(state.board, state.lanes);
    const newRules = [state.lanes, query.columns, query.sort];
    const sameRules = same(newRules, rules);
    if (!sameRules) {
      homes = new Map();
      sorted = new Map();
      matching = new Map();
    }
    rules = newRules;
    lanes = state.lanes;
    const touched = arrange(rows, sameRules ? changed : rows.keys(), query);
    const newFilters = [JSON.stringify(query.facets), found];
    const sameFilters = sameRules && same(newFilters, filters);
    const matches = isFiltered(query) ? matcher(query, found) : null;
    for (const home of sameFilters && query.text === text ? touched : sorted.keys()) {
      filter(home, sameFilters && query.text.startsWith(text) && !touched.includes(home), matches);
    }
    filters = newFilters;
    text = query.text;
    return publish(state, query);
  }

  /**
   * Puts changed rows where they belong now.
   * @param {Map<string, Row>} rows
   * @param {Iterable<string>} keys
   * @param {Query} query
   * @returns {string[]} the columns that are others now
   */
  function arrange(rows, keys, query) {
    /** @type {Map<string, {out: Set<string>, into: Row[]}>} */
    const moves = new Map();
    const moveOf = (/** @type {string} */ home) => {
      const move = moves.get(home) ?? { out: new Set(), into: [] };
      moves.set(home, move);
      return move;
    };
    for (const key of keys) {
      const row = rows.get(key);
      const before = homes.get(key);
      if (before !== undefined) {
        moveOf(before).out.add(key);
        homes.delete(key);
      }
      if (row !== undefined) {
        const home = query.columns === "status" ? statusColumn(row.task.status, row.role) : row.task.lane;
        homes.set(key, home);
        moveOf(home).into.push(row);
      }
    }
    for (const [home, { out, into }] of moves) {
      const before = sorted.get(home) ?? [];
      const kept = out.size === 0 ? before : before.filter(({ task }) => !out.has(task.key));
      sorted.set(home, merged(kept, into, comparator(query.sort, roleOf(home, query))));
    }
    return [...moves.keys()];
  }

  /**
   * @param {string} home
   * @param {boolean} narrower whether nothing can match that did not match before
   * @param {((task: import("../protocol.js").Task) => boolean) | null} matches null for every task
   */
  function filter(home, narrower, matches) {
    const before = matching.get(home) ?? NONE;
    const all = narrower ? before : sorted.get(home) ?? NONE;
    const rows = matches === null ? all : all.filter(({ task }) => matches(task));
    matching.set(home, same(rows, before) ? before : rows);
  }

  /**
   * @param {string} name
   * @param {Query} query
   * @returns {Role}
   */
  function roleOf(name, query) {
    return query.columns === "status" ? roleOfStatus(name) : lanes?.find((lane) => lane.name === name)?.role ?? "active";
  }

  /**
   * @param {Source} state
   * @param {Query} query
   */
  function publish({ board }, query) {
    const filtered = isFiltered(query);
    const known = query.columns === "status" ? STATUSES : (lanes ?? []).map(({ name }) => name);
    const others = [...sorted].filter(([name, { length }]) => length > 0 && !known.includes(name)).map(([name]) => name);
    const next = [...known, ...others.sort(compare)].map((name) => {
      const role = roleOf(name, query);
      const more = query.columns === "status" ? (name === "done" ? unheldOf(board) : 0) : board.unheld.get(name) ?? 0;
      const rows = matching.get(name) ?? NONE;
      return { name, role, rows, count: rows.length + (filtered ? 0 : more), total: (sorted.get(name)?.length ?? 0) + more, more };
    });
    const kept = next.map((column) => columns.find((old) => sameColumn(old, column)) ?? column);
    columns = same(kept, columns) ? columns : kept;
    return columns;
  }

  return { update, row: index.row };
}

/** @type {Row[]} */
const NONE = [];
/** So many rows find their places one by one. */
const FEW = 50;

/**
 * Both in one list.
 * @param {Row[]} list sorted
 * @param {Row[]} added
 * @param {import("./order.js").Comparator} order
 */
function merged(list, added, order) {
  if (added.length > FEW) {
    return [...list, ...added].sort(order);
  }
  const all = [...list];
  added.forEach((row) => all.splice(placeOf(row, all, order), 0, row));
  return all;
}

/**
 * @param {Row} row
 * @param {Row[]} list sorted
 * @param {import("./order.js").Comparator} order
 */
function placeOf(row, list, order) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(/** @type {Row} */ (list[middle]), row) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * @param {unknown[]} a
 * @param {unknown[]} b
 */
function same(a, b) {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

/**
 * @param {Column} a
 * @param {Column} b
 */
function sameColumn(a, b) {
  return a.name === b.name && a.rows === b.rows && a.role === b.role && a.count === b.count && a.total === b.total && a.more === b.more;
}
