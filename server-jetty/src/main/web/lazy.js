// The views that are loaded when they are first shown.

/** @typedef {import("./state.js").State} State */
/**
 * What a lazy view is given: `api` asks the server, `openTask` opens the panel of a task, `project` narrows.
 * @typedef {{
 *   api: (path: string) => Promise<any>, openTask: (key: string) => void, project: string | null
 * }} Context
 * @typedef {{update: (state: State) => void, dispose: () => void}} Mounted
 * @typedef {{default: (root: HTMLElement, context: Context) => Mounted}} LazyModule
 * @typedef {{load: () => Promise<LazyModule>, context: (project: string | null) => Context,
 *   onProblem: (problem: string | null) => void, latest: () => State}} Options
 */

/**
 * One view, which is loaded by the first `show`, and mounted anew for another project.
 * @param {Options} options `onProblem` says why there is nothing to see; null that there is
 */
export function createLazyView({ load, context, onProblem, latest }) {
  /** @type {Mounted | null} */
  let mounted = null;
  /** @type {string | null} */
  let shownProject = null;
  let loading = false;

  /**
   * @param {HTMLElement} root which nobody else writes to
   * @param {State} state
   * @param {string | null} project
   */
  function show(root, state, project) {
    if (mounted !== null && shownProject !== project) {
      mounted.dispose();
      mounted = null;
    }
    if (mounted !== null) {
      guarded(() => mounted?.update(state));
    } else if (!loading) {
      loading = true;
      void start(root, project);
    }
  }

  /**
   * @param {HTMLElement} root
   * @param {string | null} project
   */
  async function start(root, project) {
    try {
      const module = await load();
      mounted = module.default(root, context(project));
      shownProject = project;
      loading = false;
      onProblem(null);
      mounted.update(latest());
    } catch (error) {
      fail(error);
    }
  }

  /**
   * A view that fails must not take the others with it.
   * @param {() => void} action
   */
  function guarded(action) {
    try {
      action();
    } catch (error) {
      fail(error);
    }
  }

  /** @param {unknown} error */
  function fail(error) {
    console.error(error);
    const broken = mounted;
    mounted = null;
    loading = true;
    broken?.dispose();
    onProblem(`This view could not be shown: ${/** @type {Error} */ (error).message}`);
  }

  /** Has the next `show` load it again. */
  function retry() {
    loading = false;
    onProblem(null);
  }

  return { show, retry };
}
