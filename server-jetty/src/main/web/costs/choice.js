// How the trend is drawn, and its place in the address.

/**
 * @typedef {{measure: import("./series.js").Measure, cumulative: boolean}} Choice
 */

/**
 * @param {string} search the query of the address
 * @returns {Choice}
 */
export function parseChoice(search) {
  const params = new URLSearchParams(search);
  return { measure: params.get("measure") === "tokens" ? "tokens" : "cost", cumulative: params.get("cumulative") === "1" };
}

/**
 * @param {string} search
 * @param {Choice} choice
 * @returns {string} the same search with only these parameters changed
 */
export function writeChoice(search, { measure, cumulative }) {
  const params = new URLSearchParams(search);
  ["measure", "cumulative"].forEach((name) => params.delete(name));
  if (measure !== "cost") {
    params.set("measure", measure);
  }
  if (cumulative) {
    params.set("cumulative", "1");
  }
  const text = params.toString();
  return text && `?${text}`;
}
