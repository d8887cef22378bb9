// From groups to the stacked series of a trend.

import { KINDS, nameOf } from "./groups.js";

/** @typedef {import("./groups.js").Group} Group */
/** @typedef {"cost" | "tokens"} Measure */
/**
 * What there is of each step; `unpriced` counts calls without a price, which no value holds.
 * @typedef {{values: number[], unpriced: number[]}} Amounts
 * `id` is the name as the server has it; null for calls that name none and undefined for the rest taken together.
 * @typedef {Amounts & {id: string | null | undefined, name: string, total: number}} Series
 * @typedef {{steps: string[], series: Series[]}} Trend
 */

const SHOWN = 8;

/**
 * @param {Group[]} groups by step and split
 * @param {{steps: string[], stepOf: (key: string | null) => string | null, split: string, measure: Measure}} options
 * @returns {Trend} the largest series first; groups of other steps are left out
 */
export function buildTrend(groups, { steps, stepOf, split, measure }) {
  const index = new Map(steps.map((step, i) => [step, i]));
  /** @type {Map<string | null, Series>} */
  const found = new Map(measure === "tokens" ? KINDS.map(({ kind, name }) => [kind, blank(kind, name, steps)]) : []);
  for (const group of groups) {
    const at = index.get(stepOf(group.key) ?? "");
    if (at === undefined) {
      continue;
    }
    if (measure === "tokens") {
      KINDS.forEach(({ kind }) => add(found.get(kind), at, group[kind], 0));
    } else {
      const id = group.split || null;
      const series = found.get(id) ?? blank(id, nameOf(id, split), steps);
      add(series, at, group.cost_usd ?? 0, group.unpriced);
      found.set(id, series);
    }
  }
  const series = [...found.values()];
  return { steps, series: measure === "tokens" ? series : fold(steps, series) };
}

/**
 * @param {Trend} trend
 * @returns {Trend} each amount with all before it
 */
export function cumulative({ steps, series }) {
  return { steps, series: series.map((one) =>
    ({ ...one, values: runningSum(one.values), unpriced: runningSum(one.unpriced) })) };
}

/**
 * @param {Trend} trend
 * @returns {Amounts} of all series together
 */
export function together({ steps, series }) {
  return {
    values: steps.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)),
    unpriced: steps.map((_, i) => series.reduce((sum, { unpriced }) => sum + (unpriced[i] ?? 0), 0)),
  };
}

/** @param {number[]} values */
export function runningSum(values) {
  let sum = 0;
  return values.map((value) => (sum += value));
}

/**
 * @param {number} total of all times
 * @param {number[]} values the last ones of it
 * @returns {number[]} what there was in all before the first of them and after each
 */
export function risingTo(total, values) {
  const recent = values.reduce((sum, value) => sum + value, 0);
  return runningSum([Math.max(0, total - recent), ...values]);
}

/**
 * @param {string[]} steps
 * @param {Series[]} series
 * @returns {Series[]} the largest, and the others as one
 */
function fold(steps, series) {
  const sorted = series.sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
  const rest = sorted.slice(SHOWN);
  if (rest.length < 2) {
    return sorted;
  }
  const total = rest.reduce((sum, other) => sum + other.total, 0);
  return [...sorted.slice(0, SHOWN), { id: undefined, name: `${rest.length} others`, ...together({ steps, series: rest }), total }];
}

/**
 * @param {string | null} id
 * @param {string} name
 * @param {string[]} steps
 * @returns {Series}
 */
function blank(id, name, steps) {
  return { id, name, values: steps.map(() => 0), unpriced: steps.map(() => 0), total: 0 };
}

/**
 * @param {Series | undefined} series
 * @param {number} at
 * @param {number} value
 * @param {number} unpriced
 */
function add(series, at, value, unpriced) {
  if (series) {
    series.values[at] = (series.values[at] ?? 0) + value;
    series.unpriced[at] = (series.unpriced[at] ?? 0) + unpriced;
    series.total += value;
  }
}
