// The view "Dependencies": wiring of model, drawing and gestures.

import { render } from "lit-html";
import { loadStyles } from "../stylesheet.js";
import { createGestures } from "./gestures.js";
import { createKeys } from "./keys.js";
import { NODE } from "./layout/layout.js";
import { createModel } from "./model.js";
import { centreOn, fit, open, panBy, reveal, zoomBy } from "./viewport.js";
import { graphView, loadingView } from "./view.js";
import { step } from "./walk.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("./viewport.js").View} View */
/** @typedef {import("./subset.js").Choice} Choice */

/** The board may change fifty times a second; nobody reads a graph that fast. */
const BREATH = 250;

/**
 * @param {HTMLElement} root
 * @param {{openTask: (key: string) => void, project: string | null}} options
 */
export default function mount(root, { openTask, project }) {
  const modelOf = createModel(project);
  /** @type {Choice} */
  let choice = { hideDone: false, all: false, centre: null };
  /** @type {State | null} */
  let state = null;
  /** @type {import("./model.js").Model | null} */
  let model = null;
  /** @type {View | null} */
  let view = null;
  /** @type {string | null} */
  let active = null;
  /** @type {string | null} */
  let attended = null;
  let query = "";
  let styled = false;
  let disposed = false;
  let drawn = 0;
  let later = 0;

  const frame = () => {
    const { width = 0, height = 0 } = root.querySelector(".graph-frame")?.getBoundingClientRect() ?? {};
    return { width, height };
  };
  const boxOf = (/** @type {string} */ key) => {
    const place = model?.layout.places.get(key);
    return place && { ...place, ...NODE };
  };
  const gestures = createGestures(change);

  /** @param {(view: View) => View} by */
  function change(by) {
    if (view !== null) {
      view = by(view);
      schedule();
    }
  }

  function schedule() {
    if (drawn === 0 && !disposed) {
      drawn = requestAnimationFrame(draw);
    }
  }

  function draw() {
    drawn = 0;
    if (disposed || !styled || state === null) {
      return;
    }
    if (!state.ready) {
      render(loadingView(), root);
      return;
    }
    const before = model;
    model = modelOf(state, choice);
    if (before !== null && before.layout !== model.layout && view !== null) {
      keepInPlace(before, model);
    }
    if (active === null || !model.layout.places.has(active)) {
      active = model.subset.keys[0] ?? null;
    }
    render(graphView({ model, choice, query, view, active, attended, gestures, root: state.projects[0]?.root, handlers }), root);
    if (view === null && frame().width > 0 && model.layout.places.size > 0) {
      const box = choice.centre === null ? undefined : boxOf(choice.centre);
      view = open(model.layout, frame());
      view = box === undefined ? view : reveal(view, box, frame());
      schedule();
    }
  }

  /**
   * The task in the middle of the attention stays where it is when the drawing changes.
   * @param {import("./model.js").Model} before
   * @param {import("./model.js").Model} after
   */
  function keepInPlace({ layout: old }, { layout }) {
    const key = [active, ...old.places.keys()].find((name) => name !== null && layout.places.has(name)) ?? "";
    const [from, to] = [old.places.get(key), layout.places.get(key)];
    const { zoom } = /** @type {View} */ (view);
    if (from && to) {
      change((now) => panBy(now, (from.x - to.x) * zoom, (from.y - to.y) * zoom));
    } else {
      view = null;
    }
  }

  /** @param {Partial<Choice>} part */
  function choose(part) {
    choice = { ...choice, ...part };
    query = "";
    view = null;
    schedule();
  }

  /** @param {string} key */
  function find(key) {
    active = key;
    const box = boxOf(key);
    if (box === undefined) {
      choose({ centre: key });
    } else {
      change(({ zoom }) => centreOn(box, frame(), Math.max(zoom, 0.8)));
      focus(key);
    }
  }

  /** @param {string} key */
  function focus(key) {
    active = key;
    draw();
    /** @type {SVGElement | null} */ (root.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
    const box = boxOf(key);
    if (box) {
      change((now) => reveal(now, box, frame()));
    }
  }

  /** @type {import("./view.js").Handlers} */
  const handlers = {
    onKeydown: createKeys({
      walk: (key, arrow) => model === null ? null : step(model.layout.places, model.links, key, arrow),
      focus, zoom: (factor) => handlers.onZoom(factor), fit: () => handlers.onFit(), openTask,
      pan: (dx, dy) => change((now) => panBy(now, dx, dy)),
      centre: (key) => handlers.onCentre(choice.centre === key ? null : key),
    }),
    onFind: find,
    onChoice: choose,
    onCentre(key) {
      active = key ?? active;
      choose({ centre: key });
    },
    onQuery(text) {
      query = text;
      schedule();
    },
    onZoom: (factor) => change((now) => zoomBy(now, factor, { x: frame().width / 2, y: frame().height / 2 })),
    onFit: () => change((now) => model === null ? now : fit(model.layout, frame())),
    onFocus(key) {
      active = key;
      attended = key;
      schedule();
    },
    onAttend(key) {
      attended = key;
      schedule();
    },
    onClick(key, centre) {
      active = key;
      if (gestures.dragged()) {
        return;
      }
      if (centre) {
        choose({ centre: key });
      } else {
        openTask(key);
      }
    },
  };

  void loadStyles(import.meta.url, ["graph.css", "toolbar.css", "drawing.css", "side.css"]).then(() => {
    styled = true;
    schedule();
  });

  return {
    /** @param {State} next */
    update(next) {
      const changed = state === null || next.board !== state.board || next.ready !== state.ready || next.lanes !== state.lanes;
      const first = state === null || !state.ready;
      state = next;
      const unseen = view === null && (model?.layout.places.size ?? 0) > 0;
      if (unseen || (changed && first)) {
        schedule();
      } else if (changed && later === 0) {
        later = setTimeout(() => {
          later = 0;
          schedule();
        }, BREATH);
      }
    },
    dispose() {
      disposed = true;
      clearTimeout(later);
      cancelAnimationFrame(drawn);
      render(null, root);
    },
  };
}
