// From groups to the stacked series of a trend.

import { KINDS, nameOf } from "./groups.js";

/** @typedef {import("./groups.js").Group} Group */
/** @typedef {"cost" | "tokens"} Measure */
/**
 * `id` is the name as the server has it; null for calls that name none and undefined for the rest taken together.
 * @typedef {{id: string | null | undefined, name: string, values: number[], total: number}} Series
 * @typedef {{steps: string[], series: Series[], unpriced: number[]}} Trend
 */

const SHOWN = 8;

/**
 * @param {Group[]} groups by step and split
 * @param {{steps: string[], stepOf: (key: string | null) => string | null, split: string, measure: Measure}} options
 * @returns {Trend} the largest series first; groups of other steps are left out
 */
export function buildTrend(groups, { steps, stepOf, split, measure }) {
  const index = new Map(steps.map((step, i) => [step, i]));
  const unpriced = steps.map(() => 0);
  /** @type {Map<string | null, Series>} */
  const found = new Map(measure === "tokens" ? KINDS.map(({ kind, name }) => [kind, blank(kind, name, steps)]) : []);
  for (const group of groups) {
    const at = index.get(stepOf(group.key) ?? "");
    if (at === undefined) {
      continue;
    }
    unpriced[at] = (unpriced[at] ?? 0) + group.unpriced;
    if (measure === "tokens") {
      KINDS.forEach(({ kind }) => add(found.get(kind), at, group[kind]));
    } else {
      const id = group.split || null;
      const series = found.get(id) ?? blank(id, nameOf(id, split), steps);
      add(series, at, group.cost_usd ?? 0);
      found.set(id, series);
    }
  }
  const series = [...found.values()];
  return { steps, unpriced, series: measure === "tokens" ? series : fold(series) };
}

/**
 * @param {Trend} trend
 * @returns {Trend} each value with all before it
 */
export function cumulative({ steps, series, unpriced }) {
  return { steps, unpriced: runningSum(unpriced), series: series.map((one) => ({ ...one, values: runningSum(one.values) })) };
}

/**
 * @param {Trend} trend
 * @returns {number[]} all series together, by step
 */
export function totals({ steps, series }) {
  return steps.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
}

/** @param {number[]} values */
export function runningSum(values) {
  let sum = 0;
  return values.map((value) => (sum += value));
}

/**
 * @param {Series[]} series
 * @returns {Series[]} the largest, and the others as one
 */
function fold(series) {
  const sorted = series.sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
  const rest = sorted.slice(SHOWN);
  if (rest.length < 2) {
    return sorted;
  }
  const values = sorted[0]?.values.map((_, i) => rest.reduce((sum, other) => sum + (other.values[i] ?? 0), 0)) ?? [];
  const total = rest.reduce((sum, other) => sum + other.total, 0);
  return [...sorted.slice(0, SHOWN), { id: undefined, name: `${rest.length} others`, values, total }];
}

/**
 * @param {string | null} id
 * @param {string} name
 * @param {string[]} steps
 * @returns {Series}
 */
function blank(id, name, steps) {
  return { id, name, values: steps.map(() => 0), total: 0 };
}

/**
 * @param {Series | undefined} series
 * @param {number} at
 * @param {number} value
 */
function add(series, at, value) {
  if (series) {
    series.values[at] = (series.values[at] ?? 0) + value;
    series.total += value;
  }
}
