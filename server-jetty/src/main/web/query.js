// What the reader asked to see, as it stands in the address.

import { KINDS } from "./kinds.js";

/** @typedef {"board" | "costs" | "dependencies" | "activity"} View */
/** @typedef {"agent" | "priority" | "status" | "tag" | "initiative" | "project" | "flag"} Facet */
/** @typedef {"lane" | "status"} ColumnsBy */
/** @typedef {"none" | "agent" | "priority" | "initiative" | "project"} Grouping */
/** @typedef {"priority" | "newest" | "oldest" | "title" | "cost"} Order */
/**
 * `facets` holds the wanted values, the empty text standing for "none"; `whole` extends the search to whole documents; no `kinds` lets
 * every kind of event through.
 * @typedef {{
 *   view: View, columns: ColumnsBy, group: Grouping, sort: Order, text: string, whole: boolean,
 *   facets: Record<Facet, string[]>, kinds: import("./kinds.js").Kind[], wall: boolean
 * }} Query
 */

/** @type {View[]} */
export const VIEWS = ["board", "costs", "dependencies", "activity"];
/** @type {ColumnsBy[]} */
export const COLUMNS = ["lane", "status"];
/** @type {Grouping[]} */
export const GROUPINGS = ["none", "agent", "priority", "initiative", "project"];
/** @type {Order[]} */
export const ORDERS = ["priority", "newest", "oldest", "title", "cost"];
/** @type {Facet[]} */
export const FACETS = ["agent", "priority", "status", "tag", "initiative", "project", "flag"];

const TEXT_LENGTH = 200;

/**
 * @param {string} search of an address, with or without its question mark
 * @returns {Query}
 */
export function parseQuery(search) {
  const params = new URLSearchParams(search);
  return {
    view: oneOf(VIEWS, params.get("view")),
    columns: oneOf(COLUMNS, params.get("columns")),
    group: oneOf(GROUPINGS, params.get("group")),
    sort: oneOf(ORDERS, params.get("sort")),
    text: (params.get("q") ?? "").slice(0, TEXT_LENGTH),
    whole: params.get("whole") === "1",
    facets: facetsOf((facet) => [...new Set(params.getAll(facet))]),
    kinds: KINDS.filter((kind) => params.getAll("kind").includes(kind)),
    wall: params.get("wall") === "1",
  };
}

/**
 * @param {Query} query
 * @param {string} search the present one; parameters of others in it stay
 * @returns {string} a search, empty or with its question mark
 */
export function writeQuery(query, search) {
  const params = new URLSearchParams(search);
  ["view", "columns", "group", "sort", "q", "whole", "kind", "wall", ...FACETS].forEach((name) => params.delete(name));
  const plain = parseQuery("");
  for (const name of /** @type {const} */ (["view", "columns", "group", "sort"])) {
    if (query[name] !== plain[name]) {
      params.set(name, query[name]);
    }
  }
  if (query.text !== "") {
    params.set("q", query.text);
  }
  if (query.whole) {
    params.set("whole", "1");
  }
  FACETS.forEach((facet) => query.facets[facet].forEach((value) => params.append(facet, value)));
  query.kinds.forEach((kind) => params.append("kind", kind));
  if (query.wall) {
    params.set("wall", "1");
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/**
 * Whether anything is left out.
 * @param {Query} query
 */
export function isFiltered({ text, facets }) {
  return text.trim() !== "" || FACETS.some((facet) => facets[facet].length > 0);
}

/**
 * @param {Query} query
 * @returns {Query}
 */
export function withoutFilters(query) {
  return { ...query, text: "", whole: false, facets: facetsOf(() => []) };
}

/**
 * @param {Query} query
 * @param {Facet} facet
 * @param {string} value
 * @returns {Query}
 */
export function toggled(query, facet, value) {
  const values = query.facets[facet];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...query, facets: { ...query.facets, [facet]: next } };
}

/**
 * @param {(facet: Facet) => string[]} valuesOf
 * @returns {Record<Facet, string[]>}
 */
function facetsOf(valuesOf) {
  return /** @type {Record<Facet, string[]>} */ (Object.fromEntries(FACETS.map((facet) => [facet, valuesOf(facet)])));
}

/**
 * @template {string} T
 * @param {T[]} known the first is the default
 * @param {string | null} value
 * @returns {T}
 */
function oneOf(known, value) {
  return known.find((one) => one === value) ?? /** @type {T} */ (known[0]);
}
