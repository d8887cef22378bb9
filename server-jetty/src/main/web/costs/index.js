// The view "Costs": wiring of the address, the server, the charts and the template.

import { render } from "lit-html";
import { follow } from "../board.js";
import { money, number, shortNumber } from "../format.js";
import { loadStyles } from "../stylesheet.js";
import { createCanvases } from "./canvases.js";
import { parseChoice, writeChoice } from "./choice.js";
import { createColours } from "./colours.js";
import { load } from "./load.js";
import { shares } from "./models.js";
import { bounds, parseQuery, withRange, writeQuery } from "./range.js";
import { tasksById } from "./ranking.js";
import { recentDays, trendOf } from "./scene.js";
import { createThrottle } from "../throttle.js";
import { costsView } from "./view.js";
import { shortMoney } from "./words.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("./scene.js").Choice} Choice */
/** @typedef {import("./range.js").Query} Query */

const WAIT = 2_000;
/** A clock that runs without calls being made: a new day or hour has begun. */
const REFRESH = 60_000;
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * @param {HTMLElement} root
 * @param {{api: (path: string) => Promise<any>, openTask: (key: string) => void, project: string | null}} options
 */
export default function mount(root, { api, openTask, project }) {
  const colours = createColours();
  const modelColours = colours.of("model", "cost");
  const agentColours = colours.of("agent", "cost");
  const canvases = createCanvases();
  /** @type {State | null} */
  let state = null;
  let query = parseQuery(location.search, now());
  /** @type {Choice} */
  let choice = { ...parseChoice(location.search), asTable: false };
  /** @type {import("./load.js").Data | null} */
  let data = null;
  /** @type {import("./view.js").Problem | null} */
  let problem = null;
  /** @type {Map<string, import("../protocol.js").Task>} */
  let tasks = new Map();
  let styled = false;
  let disposed = false;
  let drawn = 0;

  const throttle = createThrottle({
    run: refresh, wait: WAIT, now: () => performance.now(),
    setTimeout: (run, millis) => setTimeout(run, millis), clearTimeout: (handle) => clearTimeout(handle),
  });

  /** The server says which zone it counts in, together with the sums. */
  function now() {
    return { time: new Date(), zone: state?.costs?.time_zone ?? OWN_ZONE };
  }

  async function refresh() {
    const asked = query;
    try {
      const answer = await load(api, asked, project, now());
      if (asked === query) {
        data = answer;
        problem = null;
      }
    } catch (error) {
      problem = { message: /** @type {Error} */ (error).message, cut: !("status" in /** @type {object} */ (error)) };
    }
    if (asked !== query) {
      throttle.askNow();
    }
    schedule();
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
    if (data) {
      colours.meet("model", [...state.models.map(({ model }) => model), ...data.models.flatMap(({ key }) => key || [])]);
      colours.meet("agent", [...state.agents.map(({ agent }) => agent), ...data.agents.flatMap(({ key }) => key || [])]);
    }
    const { measure } = choice;
    const trend = data && trendOf(data, choice, now(), colours.of(data.query.split, measure));
    render(costsView({
      state, data, trend, query, bounds: bounds(query.range, now()), problem, tasks, modelColours, agentColours, project,
      days: data && recentDays(data, now()), outdated: data !== null && (data.query !== query || problem !== null),
    }, handlers), root);
    if (data && trend) {
      const words = measure === "cost" ? { exact: money, short: shortMoney } : { exact: number, short: shortNumber };
      canvases.show({
        trend: { trend: trend.trend, colours: trend.colours, ...words },
        share: { parts: shares(data.models), colours: modelColours, exact: money },
      });
    }
  }

  /** @param {Query} next */
  function ask(next) {
    query = next;
    write(writeQuery(location.search, query));
    throttle.askNow();
    schedule();
  }

  /** @param {Partial<Choice>} part */
  function choose(part) {
    choice = { ...choice, ...part };
    write(writeChoice(location.search, choice));
    schedule();
  }

  /** @param {string} search */
  function write(search) {
    history.replaceState(history.state, "", location.pathname + search + location.hash);
  }

  /** @type {import("./view.js").Handlers} */
  const handlers = {
    onRange: (range) => ask(withRange(query, range, now())),
    onQuery: (part) => ask({ ...query, ...part }),
    onMeasure: (measure) => choose({ measure }),
    onCumulative: (on) => choose({ cumulative: on }),
    onTable: (open) => choose({ asTable: open }),
    onRetry: () => throttle.askNow(),
    onTrendCanvas: canvases.trend,
    onShareCanvas: canvases.share,
    openTask: (key) => openTask((state && follow(state.board, key)) ?? key),
  };

  function onAddress() {
    choice = { ...choice, ...parseChoice(location.search) };
    schedule();
    const next = parseQuery(location.search, now());
    if (JSON.stringify(next) !== JSON.stringify(query)) {
      query = next;
      throttle.askNow();
    }
  }

  const themes = new MutationObserver(schedule);
  const scheme = matchMedia("(prefers-color-scheme: light)");
  const clock = setInterval(() => root.offsetParent !== null && !document.hidden && throttle.ask(), REFRESH);
  themes.observe(document.documentElement, { attributes: true });
  scheme.addEventListener("change", schedule);
  addEventListener("popstate", onAddress);
  void loadStyles(import.meta.url, ["costs.css", "colours.css", "tiles.css", "charts.css", "ranking.css"]).then(() => {
    styled = true;
    schedule();
  });

  return {
    /** @param {State} next */
    update(next) {
      const before = state;
      state = next;
      if (next.ready && (!before?.ready || next.costs !== before.costs)) {
        throttle.ask();
      }
      if (before === null || next.costs !== before.costs || next.ready !== before.ready) {
        tasks = tasksById(next.board.tasks.values(), project);
      }
      if (before === null || next.costs !== before.costs || next.budgets !== before.budgets || next.ready !== before.ready) {
        schedule();
      }
    },
    dispose() {
      disposed = true;
      throttle.stop();
      cancelAnimationFrame(drawn);
      clearInterval(clock);
      themes.disconnect();
      scheme.removeEventListener("change", schedule);
      removeEventListener("popstate", onAddress);
      render(null, root);
      canvases.stop();
    },
  };
}
