// The answer of api/costs and what follows from it.

/**
 * `key` and `split` are null for calls that name none.
 * @typedef {{
 *   key: string | null, split?: string | null, invocations: number, prompt_tokens: number, completion_tokens: number,
 *   cache_read_tokens: number, cache_write_tokens: number, total_tokens: number, cost_usd: number | null,
 *   unpriced: number, errors: number, latency_p50_ms: number | null, latency_p95_ms: number | null,
 *   latency_p99_ms: number | null
 * }} Group
 * @typedef {"prompt_tokens" | "completion_tokens" | "cache_read_tokens" | "cache_write_tokens"} Kind
 * @typedef {Record<Kind, number> & {calls: number, cost: number, tokens: number, unpriced: number, errors: number}} Sum
 */

/** @type {{kind: Kind, name: string}[]} */
export const KINDS = [
  { kind: "prompt_tokens", name: "Prompt" },
  { kind: "completion_tokens", name: "Completion" },
  { kind: "cache_read_tokens", name: "Cache read" },
  { kind: "cache_write_tokens", name: "Cache write" },
];

const NOBODY = new Map([
  ["model", "Unknown model"], ["agent", "No agent"], ["tool", "No tool"], ["project", "No project"], ["task", "No task"],
]);

/**
 * @param {Group[]} groups
 * @returns {Sum}
 */
export function sum(groups) {
  const total = {
    calls: 0, cost: 0, tokens: 0, unpriced: 0, errors: 0,
    prompt_tokens: 0, completion_tokens: 0, cache_read_tokens: 0, cache_write_tokens: 0,
  };
  for (const group of groups) {
    total.calls += group.invocations;
    total.cost += group.cost_usd ?? 0;
    total.tokens += group.total_tokens;
    total.unpriced += group.unpriced;
    total.errors += group.errors;
    KINDS.forEach(({ kind }) => (total[kind] += group[kind]));
  }
  return total;
}

/**
 * The part of what was read that came from the cache, from 0 to 1; null when nothing was read.
 * @param {Pick<Group, "prompt_tokens" | "cache_read_tokens" | "cache_write_tokens">} of
 */
export function cacheHitRate({ prompt_tokens, cache_read_tokens, cache_write_tokens }) {
  return part(cache_read_tokens, prompt_tokens + cache_read_tokens + cache_write_tokens);
}

/**
 * @param {number} share
 * @param {number} all
 * @returns {number | null}
 */
export function part(share, all) {
  return all > 0 ? share / all : null;
}

/**
 * Its part in what all cost; null when it has calls without a price and nothing else.
 * @param {Group} group
 * @param {number} all
 */
export function shareOf({ cost_usd, unpriced }, all) {
  return unpriced > 0 && !cost_usd ? null : part(cost_usd ?? 0, all);
}

/**
 * @param {string | null | undefined} key
 * @param {string} by what the key names
 * @returns {string}
 */
export function nameOf(key, by) {
  return key === null || key === undefined || key === "" ? NOBODY.get(by) ?? "None" : key;
}

/**
 * The most expensive first, those of the same cost by their calls.
 * @param {Group[]} groups
 */
export function byCost(groups) {
  return [...groups].sort((a, b) => (b.cost_usd ?? 0) - (a.cost_usd ?? 0) || b.invocations - a.invocations);
}
