// The columns of the board. A column is the same object until something in it changes.

import { matcher } from "./match.js";
import { compare, comparator } from "./order.js";
import { createRows } from "./rows.js";
import { roleOfStatus, statusColumn, STATUSES } from "./status.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("../protocol.js").Lane} Lane */
/** @typedef {import("../protocol.js").Role} Role */
/** @typedef {import("../query.js").Query} Query */
/** @typedef {Pick<import("../state.js").State, "lanes" | "board">} Source */
/**
 * `count` is the number of tasks that match and `total` that of all; both include those that are on the board but not held
 * here, which nobody can filter: `more` of them.
 * @typedef {{name: string, role: Role, rows: Row[], count: number, total: number, more: number}} Column
 */

/** Columns of the state that was given last. */
export function createColumns() {
  const index = createRows();
  /** @type {Map<string, string>} */
  let homes = new Map();
  /** @type {Map<string, number>} */
  let totals = new Map();
  /** @type {Map<string, Row[]>} */
  let lists = new Map();
  /** @type {Column[]} */
  let columns = [];
  /** @type {Lane[] | null} */
  let lanes = null;
  /** @type {unknown[]} */
  let rules = [];

  /**
   * @param {Source} state
   * @param {Query} query
   * @param {ReadonlySet<string>} found see {@link matcher}
   * @returns {Column[]} the same array while nothing has changed
   */
  function update(state, query, found) {
    const { rows, changed } = index.update(state.board, state.lanes);
    const newRules = [state.lanes, query.columns, query.sort, query.text, JSON.stringify(query.facets), found];
    const sameRules = newRules.every((rule, i) => rule === rules[i]);
    if (!sameRules) {
      homes = new Map();
      totals = new Map();
      lists = new Map();
    }
    rules = newRules;
    lanes = state.lanes;
    arrange(rows, sameRules ? changed : rows.keys(), query, matcher(query, found));
    return publish(state, query);
  }

  /**
   * Puts changed rows where they belong now, each list being sorted once.
   * @param {Map<string, Row>} rows
   * @param {Iterable<string>} keys
   * @param {Query} query
   * @param {(task: import("../protocol.js").Task) => boolean} matches
   */
  function arrange(rows, keys, query, matches) {
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
        totals.set(before, (totals.get(before) ?? 0) - 1);
      }
      if (row !== undefined) {
        const home = query.columns === "status" ? statusColumn(row.task.status, row.role) : row.task.lane;
        homes.set(key, home);
        totals.set(home, (totals.get(home) ?? 0) + 1);
        if (matches(row.task)) {
          moveOf(home).into.push(row);
        }
      }
    }
    for (const [home, { out, into }] of moves) {
      const kept = (lists.get(home) ?? []).filter(({ task }) => !out.has(task.key));
      if (into.length > 0 || kept.length !== lists.get(home)?.length) {
        lists.set(home, [...kept, ...into].sort(comparator(query.sort, roleOf(home, query))));
      }
    }
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
    const known = query.columns === "status" ? STATUSES : (lanes ?? []).map(({ name }) => name);
    const others = [...totals].filter(([name, total]) => total > 0 && !known.includes(name)).map(([name]) => name);
    const next = [...known, ...others.sort(compare)].map((name) => {
      const role = roleOf(name, query);
      const more = query.columns === "status" ? (name === "done" ? sum(board.unheld.values()) : 0) : board.unheld.get(name) ?? 0;
      const rows = lists.get(name) ?? NONE;
      return { name, role, rows, count: rows.length + more, total: (totals.get(name) ?? 0) + more, more };
    });
    const kept = next.map((column) => columns.find((old) => sameColumn(old, column)) ?? column);
    if (kept.length !== columns.length || kept.some((column, i) => column !== columns[i])) {
      columns = kept;
    }
    return columns;
  }

  return { update, row: index.row };
}

/** @type {Row[]} */
const NONE = [];

/**
 * @param {Column} a
 * @param {Column} b
 */
function sameColumn(a, b) {
  return a.name === b.name && a.rows === b.rows && a.role === b.role && a.total === b.total && a.more === b.more;
}

/** @param {Iterable<number>} numbers */
function sum(numbers) {
  return [...numbers].reduce((all, one) => all + one, 0);
}
