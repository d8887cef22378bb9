// The view "Dependencies" from its model.

import { html, nothing, svg } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { drawingView } from "./drawing.js";
import { sideView } from "./side.js";
import { toolbarView } from "./toolbar.js";

/** @typedef {import("./viewport.js").View} View */
/**
 * @typedef {import("./toolbar.js").Handlers & {
 *   onKeydown: (event: KeyboardEvent) => void, onFind: (key: string) => void, onFocus: (key: string) => void,
 *   onAttend: (key: string | null) => void,
 *   onClick: (key: string, centre: boolean) => void
 * }} Handlers
 * @typedef {{
 *   model: import("./model.js").Model, choice: import("./subset.js").Choice, query: string, view: View | null,
 *   active: string | null, attended: string | null, gestures: ReturnType<import("./gestures.js")["createGestures"]>, root: string | undefined,
 *   handlers: Handlers
 * }} Scene
 */

/** Below this zoom the words in the boxes are no more than noise. */
const FAR = 0.42;

/** @param {Scene} scene */
export function graphView(scene) {
  const { model, choice, query, handlers } = scene;
  const { places } = model.layout;
  return html`<div class="graph">
    ${toolbarView(model, choice, query, handlers)}
    <div class="graph-content">
      ${places.size === 0 ? emptyView(scene) : frameView(scene)}
      ${guard([model.graph, model.cycles, model.unheld], () => sideView(model, handlers.onFind))}
    </div>
  </div>`;
}

/** @param {Scene} scene */
function frameView({ model, choice, view, active, attended, gestures, handlers }) {
  const { x, y, zoom } = view ?? { x: 0, y: 0, zoom: 1 };
  return html`<div class="graph-frame">
    <svg class="graph-canvas ${zoom < FAR ? "far" : ""} ${view === null ? "unplaced" : ""}" role="group"
      aria-label="Tasks and what they wait for" aria-describedby="graph-keys"
      @pointerdown=${gestures.down} @pointermove=${gestures.move} @pointerup=${gestures.up} @pointercancel=${gestures.up}
      @wheel=${{ handleEvent: gestures.wheel, passive: false }} @keydown=${handlers.onKeydown}
      @click=${(/** @type {MouseEvent} */ event) =>
        withKey(event, (key, part) => handlers.onClick(key, part.closest(".centre") !== null))}
      @focusin=${(/** @type {FocusEvent} */ event) => withKey(event, handlers.onFocus)}
      @pointerleave=${() => handlers.onAttend(null)}
      @pointerover=${(/** @type {PointerEvent} */ event) =>
        event.pointerType === "mouse" && withKey(event, handlers.onAttend)}>
      <defs>${["open", "met", "cyclic", "lit"].map(arrowView)}</defs>
      <g transform="translate(${x} ${y}) scale(${zoom})">${guard([model, attended, active], () =>
        drawingView(model, { attended, tabStop: active, centre: choice.centre }))}</g>
    </svg>
    <p id="graph-keys" class="graph-keys muted">Arrow keys walk, Enter opens, C centres, + − 0 zoom, Shift and arrows pan</p>
  </div>`;
}

/**
 * @param {Event} event
 * @param {(key: string, part: Element) => void} use
 */
function withKey({ target }, use) {
  const node = target instanceof Element ? target.closest("[data-key]") : null;
  const key = node?.getAttribute("data-key");
  if (key) {
    use(key, /** @type {Element} */ (target));
  }
}

/** @param {string} kind */
function arrowView(kind) {
  return svg`<marker id="graph-arrow-${kind}" class="arrow ${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"
    markerHeight="7" orient="auto-start-reverse"><path d="M1 1 7 4 1 7z"/></marker>`;
}

/** @param {Scene} scene */
function emptyView({ model, choice, handlers }) {
  if (model.graph.nodes.size === 0) {
    return html`<div class="graph-empty"><h2>No tasks yet</h2>
      <p class="muted">Tasks that wait for others are drawn here.</p></div>`;
  }
  if (model.graph.edges.length > 0 && choice.hideDone) {
    return html`<div class="graph-empty"><h2>Everything linked is done</h2>
      <p><button type="button" @click=${() => handlers.onChoice({ hideDone: false })}>Show done tasks</button></p></div>`;
  }
  return html`<div class="graph-empty"><h2>No task waits for another</h2>
    <p>Name the ids of other tasks in a task file and the link appears here at once:</p>
    <pre><code>dependencies:
  - other-task-id
blocked_by:
  - another-task-id</code></pre>
    ${choice.all ? nothing : html`<p><button type="button" @click=${() => handlers.onChoice({ all: true })}>Show all
      tasks</button></p>`}
  </div>`;
}

/** Boxes while the first board is on its way. */
export function loadingView() {
  return html`<div class="graph" aria-busy="true"><p class="visually-hidden">Loading the dependencies</p>
    <div class="graph-bones">${[3, 2, 3, 1].map((count) => html`<div>${
      Array.from({ length: count }, () => html`<span class="bone"></span>`)}</div>`)}</div></div>`;
}
