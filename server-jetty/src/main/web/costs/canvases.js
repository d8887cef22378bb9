// The places of the two charts. Chart.js is loaded when the first of them is there.

/** @typedef {import("./charts.js").TrendScene} TrendScene */
/** @typedef {import("./charts.js").ShareScene} ShareScene */

/**
 * `trend` and `share` are told the canvas when it comes, and undefined when it leaves.
 */
export function createCanvases() {
  /** @type {typeof import("./charts.js") | null} */
  let charts = null;
  let asked = false;
  /** @type {{trend: TrendScene, share: ShareScene} | null} */
  let scene = null;
  const trend = createPlace((/** @type {HTMLCanvasElement} */ canvas) => charts?.createTrendChart(canvas) ?? null);
  const share = createPlace((/** @type {HTMLCanvasElement} */ canvas) => charts?.createShareChart(canvas) ?? null);

  /** Without charts the tables still tell everything; the next numbers try again. */
  async function loadCharts() {
    asked = true;
    try {
      charts = await import("./charts.js");
      draw();
    } catch {
      asked = false;
    }
  }

  function draw() {
    if (scene) {
      trend.show(scene.trend);
      share.show(scene.share);
    }
  }

  return {
    trend: trend.meet,
    share: share.meet,
    /** @param {{trend: TrendScene, share: ShareScene}} next */
    show(next) {
      scene = next;
      if (charts !== null) {
        draw();
      } else if (!asked) {
        void loadCharts();
      }
    },
    stop() {
      scene = null;
      trend.meet(undefined);
      share.meet(undefined);
    },
  };
}

/**
 * @template S
 * @param {(canvas: HTMLCanvasElement) => {show(scene: S): void, destroy(): void} | null} create
 */
function createPlace(create) {
  /** @type {HTMLCanvasElement | null} */
  let canvas = null;
  /** @type {{show(scene: S): void, destroy(): void} | null} */
  let chart = null;
  return {
    /** @param {Element | undefined} element */
    meet(element) {
      chart?.destroy();
      chart = null;
      canvas = element instanceof HTMLCanvasElement ? element : null;
    },
    /** @param {S} scene */
    show(scene) {
      chart ??= canvas && create(canvas);
      chart?.show(scene);
    },
  };
}
