// The drawing: tasks as boxes, links as curves.

import { nothing, svg } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { repeat } from "lit-html/directives/repeat.js";
import { clip, sentence, visibleTitle } from "../format.js";
import { NODE } from "./layout/layout.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../protocol.js").Task} Task */
/** @typedef {import("./layout/layout.js").Point} Point */

const TITLE = 26;
const DETAIL = 30;
const DETAIL_BESIDE_WAITS = 19;

/**
 * @param {Model} model
 * @param {Record<"attended" | "tabStop" | "centre", string | null>} keys of the task whose links stand out, of the one
 *     that the Tab key leads to, and of the one around which the drawing is
 */
export function drawingView(model, { attended, tabStop, centre }) {
  const { layout, cyclic } = model;
  const lit = layout.routes.filter(({ from, to }) => from === attended || to === attended);
  return svg`
    <g class="edges" aria-hidden="true">${guard([layout, cyclic, model.graph], () =>
      layout.routes.map((route) => edgeView(route, model)))}</g>
    <g class="edges lit" aria-hidden="true">${lit.map((route) => edgeView(route, model, "lit"))}</g>
    <g class="nodes">${repeat(layout.places, ([key]) => key, ([key, place]) =>
      nodeView(key, place, model, { tabStop: key === tabStop, attended: key === attended, centred: key === centre }))}</g>`;
}

/**
 * @param {import("./layout/layout.js").Layout["routes"][number]} route
 * @param {Model} model
 * @param {string} [emphasis] the kind instead of one that is not wrong
 */
function edgeView({ from, to, points }, { cyclic, graph, roleOf }, emphasis) {
  const source = graph.nodes.get(from);
  const kind = cyclic.has(`${from} ${to}`) ? "cyclic"
    : emphasis ?? (source && roleOf(source) === "finished" ? "met" : "open");
  return svg`<path class="edge ${kind}" d=${curve(points)} marker-end="url(#graph-arrow-${kind})"/>`;
}

/** @param {Point[]} points */
function curve(points) {
  const [start, ...rest] = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  if (start === undefined) {
    return "";
  }
  let last = start;
  return rest.reduce((path, point, i) => {
    const middle = (last.x + point.x) / 2;
    const part = i % 2 === 1 ? `H${point.x}` : `C${middle},${last.y} ${middle},${point.y} ${point.x},${point.y}`;
    last = point;
    return path + part;
  }, `M${start.x},${start.y}`);
}

/**
 * @param {string} key
 * @param {Point} place
 * @param {Model} model
 * @param {{tabStop: boolean, attended: boolean, centred: boolean}} marks
 */
function nodeView(key, place, model, { tabStop, attended, centred }) {
  const task = /** @type {Task} */ (model.graph.nodes.get(key));
  const waiting = waitsFor(task, model);
  const role = model.roleOf(task);
  const looping = model.looping.has(key);
  return guard([task, place.x, place.y, waiting, role, looping, tabStop, attended, centred], () => {
    const title = visibleTitle(task);
    const agent = task.agent === null ? "" : ` · ${task.agent}`;
    const detail = `${sentence(task.lane)}${agent}`;
    return svg`<g class="node role-${role} ${looping ? "looping" : ""} ${centred ? "centred" : ""}"
        transform="translate(${Math.round(place.x)} ${Math.round(place.y)})" data-key=${key} role="link"
        tabindex=${tabStop ? 0 : -1} aria-label=${name(title, detail, waiting, looping)}>
      <title>${clip(title, 300)}</title>
      <rect class="box" width=${NODE.width} height=${NODE.height} rx="6"/>
      <rect class="mark" width="3" height=${NODE.height - 12} x="5" y="6" rx="1.5"/>
      <svg class="words" x="16" width=${NODE.width - 24} height=${NODE.height}>
        <text class="node-title" y="18">${clip(title, TITLE)}</text>
        <text class="node-detail" y="35">${clip(detail, waiting > 0 ? DETAIL_BESIDE_WAITS : DETAIL)}</text>
        ${waiting > 0 ? svg`<text class="node-waits" x=${NODE.width - 24} y="35" text-anchor="end">waits on ${
          waiting}</text>` : nothing}
      </svg>
      ${attended ? centreView() : nothing}
    </g>`;
  });
}

function centreView() {
  return svg`<g class="centre" transform="translate(${NODE.width - 26} 4)">
    <title>Show only what hangs together with it</title>
    <rect width="22" height="22" rx="4"/><circle cx="11" cy="11" r="4.5"/>
    <path d="M11 3.5v4M11 14.5v4M3.5 11h4M14.5 11h4"/></g>`;
}

/**
 * How many unfinished tasks a task that is not finished itself waits for.
 * @param {Task} task
 * @param {Model} model
 */
function waitsFor(task, { graph, links, roleOf }) {
  if (roleOf(task) === "finished") {
    return 0;
  }
  return (links.before.get(task.key) ?? []).filter((key) => {
    const other = graph.nodes.get(key);
    return other !== undefined && roleOf(other) !== "finished";
  }).length;
}

/**
 * The words that are seen, so that who speaks to the page is understood, and then what was cut.
 * @param {string} title
 * @param {string} detail
 * @param {number} waiting
 * @param {boolean} looping
 */
function name(title, detail, waiting, looping) {
  const parts = [clip(title, TITLE), clip(detail, waiting > 0 ? DETAIL_BESIDE_WAITS : DETAIL)];
  if (waiting > 0) {
    parts.push(`waits on ${waiting}`);
  }
  if (looping) {
    parts.push("in a cycle");
  }
  if (clip(title, TITLE) !== title) {
    parts.push(clip(title, 200));
  }
  return parts.join(", ");
}
