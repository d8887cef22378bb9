// The two charts. Loaded with Chart.js when there is something to draw; updated in place, never made anew.

import {
  ArcElement, BarController, BarElement, CategoryScale, Chart, DoughnutController, LinearScale, Tooltip,
} from "chart.js";
import { clip } from "../format.js";
import { stepName } from "./buckets.js";
import { readTheme, styleChart } from "./theme.js";

/** @typedef {import("./series.js").Trend} Trend */
/** @typedef {import("./colours.js").Colours} Colours */
/** @typedef {(value: number, unpriced?: number) => string} Words */
/** @typedef {{trend: Trend, colours: Colours, exact: Words, short: (value: number) => string}} TrendScene */
/** @typedef {{parts: import("./models.js").Part[], colours: Colours, exact: Words}} ShareScene */

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, LinearScale, Tooltip);

const NAME = 40;

/** @param {HTMLCanvasElement} canvas */
export function createTrendChart(canvas) {
  /** @type {TrendScene | null} */
  let scene = null;
  const unpricedOf = (/** @type {{datasetIndex: number, dataIndex: number}} */ { datasetIndex, dataIndex }) =>
    scene?.trend.series[datasetIndex]?.unpriced[dataIndex] ?? 0;
  /** @type {import("chart.js").ChartConfiguration<"bar", number[], string>} */
  const config = {
    type: "bar",
    data: { labels: [], datasets: [] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } },
        y: {
          stacked: true, beginAtZero: true, border: { display: false },
          ticks: { maxTicksLimit: 5, callback: (value) => scene?.short(Number(value)) ?? "" },
        },
      },
      plugins: {
        tooltip: {
          filter: (item) => item.parsed.y !== 0 || unpricedOf(item) > 0,
          itemSort: (a, b) => (b.parsed.y ?? 0) - (a.parsed.y ?? 0),
          callbacks: {
            title: ([item]) => stepName(scene?.trend.steps[item?.dataIndex ?? -1] ?? "", true),
            label: (item) => `${clip(item.dataset.label ?? "", NAME)}: ${scene?.exact(item.parsed.y ?? 0, unpricedOf(item))}`,
            footer: (items) => items.length > 1 ? `Together: ${scene?.exact(
              items.reduce((sum, { parsed }) => sum + (parsed.y ?? 0), 0),
              items.reduce((sum, item) => sum + unpricedOf(item), 0))}` : "",
          },
        },
      },
    },
  };
  const chart = new Chart(canvas, config);
  /** @type {Map<string | null | undefined, import("chart.js").ChartDataset<"bar", number[]>>} */
  const datasets = new Map();

  /** @param {TrendScene} next */
  function show(next) {
    scene = next;
    const theme = readTheme(canvas);
    const { steps, series } = next.trend;
    styleChart(chart, theme);
    chart.data.labels = steps.map((step) => stepName(step, false));
    chart.data.datasets = series.map(({ id, name, values }) => {
      const colour = theme.colour(next.colours(id));
      const dataset = datasets.get(id) ?? { label: name, data: [] };
      datasets.set(id, dataset);
      return Object.assign(dataset, {
        label: name, data: values, backgroundColor: colour, hoverBackgroundColor: colour, borderColor: theme.background,
        borderWidth: { top: 1 }, borderSkipped: false, categoryPercentage: 0.86, barPercentage: 1, maxBarThickness: 56,
      });
    });
    chart.update();
  }

  return { show, destroy: () => chart.destroy() };
}

/** @param {HTMLCanvasElement} canvas */
export function createShareChart(canvas) {
  /** @type {ShareScene | null} */
  let scene = null;
  /** @type {import("chart.js").ChartConfiguration<"doughnut", number[], string>} */
  const config = {
    type: "doughnut",
    data: { labels: [], datasets: [{ data: [] }] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      cutout: "72%",
      plugins: {
        tooltip: {
          callbacks: { label: ({ label, parsed, dataIndex }) =>
            `${clip(label, NAME)}: ${scene?.exact(parsed, scene.parts[dataIndex]?.unpriced)}` },
        },
      },
    },
  };
  const chart = new Chart(canvas, config);

  /** @param {ShareScene} next */
  function show(next) {
    scene = next;
    const theme = readTheme(canvas);
    const colours = next.parts.map(({ id }) => theme.colour(next.colours(id)));
    styleChart(chart, theme);
    chart.data.labels = next.parts.map(({ name }) => name);
    Object.assign(/** @type {object} */ (chart.data.datasets[0]), {
      data: next.parts.map(({ value }) => value), backgroundColor: colours, hoverBackgroundColor: colours,
      borderColor: theme.background, hoverBorderColor: theme.background, borderWidth: 2,
    });
    chart.update();
  }

  return { show, destroy: () => chart.destroy() };
}
