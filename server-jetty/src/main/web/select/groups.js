// Swimlanes: the rows of all columns by one of their values. A cell is the same array until something in it changes.

import { compare, PRIORITIES } from "./order.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./columns.js").Column} Column */
/** @typedef {import("../query.js").Grouping} Grouping */
/** `value` is empty for the tasks that have none; `cells` stand in the order of the columns. */
/** @typedef {{value: string, count: number, cells: Row[][]}} Group */

/** Groups of the columns that were given last. */
export function createGroups() {
  /** @type {Map<Column, Map<string, Row[]>>} */
  let parts = new Map();
  /** @type {Grouping} */
  let by = "none";
  /** @type {Map<string, Group>} */
  let groups = new Map();
  /** @type {Column[] | null} */
  let last = null;
  /** @type {Group[]} */
  let shown = [];

  /**
   * @param {Column[]} columns
   * @param {Grouping} grouping
   * @returns {Group[]} the same array while nothing has changed
   */
  function update(columns, grouping) {
    if (by !== grouping || last !== columns) {
      if (by !== grouping) {
        parts = new Map();
        groups = new Map();
        by = grouping;
      }
      last = columns;
      shown = grouping === "none" ? [] : group(columns, grouping);
    }
    return shown;
  }

  /**
   * @param {Column[]} columns
   * @param {Exclude<Grouping, "none">} grouping
   */
  function group(columns, grouping) {
    parts = new Map(columns.map((column) => [column, parts.get(column) ?? partition(column.rows, grouping)]));
    const values = new Set([...parts.values()].flatMap((part) => [...part.keys()]));
    const sorted = [...values].sort(grouping === "priority" ? byRank : byName);
    groups = new Map(sorted.map((value) => [value, groupOf(value)]));
    return [...groups.values()];
  }

  /** @param {string} value */
  function groupOf(value) {
    const before = groups.get(value);
    const cells = [...parts.values()].map((part, i) => {
      const cell = part.get(value) ?? [];
      const old = before?.cells[i];
      return old?.length === cell.length && old.every((row, j) => row === cell[j]) ? old : cell;
    });
    const count = cells.reduce((sum, cell) => sum + cell.length, 0);
    const same = before?.cells.length === cells.length && cells.every((cell, i) => cell === before.cells[i]);
    return same ? before : { value, count, cells };
  }

  return { update };
}

/**
 * @param {Row[]} rows
 * @param {Exclude<Grouping, "none">} grouping
 */
function partition(rows, grouping) {
  /** @type {Map<string, Row[]>} */
  const part = new Map();
  for (const row of rows) {
    const value = row.task[grouping] ?? "";
    const cell = part.get(value);
    if (cell) {
      cell.push(row);
    } else {
      part.set(value, [row]);
    }
  }
  return part;
}

/**
 * @param {string} a
 * @param {string} b
 */
function byRank(a, b) {
  return rank(a) - rank(b);
}

/** @param {string} priority */
function rank(priority) {
  return priority === "" ? PRIORITIES.length : PRIORITIES.indexOf(priority);
}

/**
 * Those without a value come last.
 * @param {string} a
 * @param {string} b
 */
function byName(a, b) {
  return Number(a === "") - Number(b === "") || compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b);
}
