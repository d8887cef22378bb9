// Keys, notifications, the badge and what is said aloud.

import { createAnnouncer } from "./announcer.js";
import { showBadge } from "./badge.js";
import { focusFirst } from "./focus.js";
import { commandOf, placeOf } from "./keyboard.js";
import { mayNotify, notify, tellWhenInFront, worthTelling } from "./notify.js";
import { applyPrefs, loadPrefs, PLACE, savePrefs } from "./prefs.js";
import { wordOf } from "./ui.js";

/** @typedef {import("./ui.js").Ui} Ui */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./prefs.js").Prefs} Prefs */

const ANNOUNCE = 5_000;

/**
 * @param {{
 *   store: import("./store.js").Store<{state: State, ui: Ui}>, setUi: (change: Partial<Ui>) => void,
 *   show: (query: import("./query.js").Query) => void, openTask: (key: string) => void, close: () => void, pause: () => void
 * }} options
 */
export function createComfort({ store, setUi, show, openTask, close, pause }) {
  const announcer = createAnnouncer({ say: (announcement) => setUi({ announcement }) });
  let seen = 0;
  /** How far this tab has thought of the desktop. @type {{epoch: string | null, seq: number}} */
  let told = { epoch: null, seq: 0 };

  /** @param {Prefs} prefs */
  async function onPrefs(prefs) {
    const added = prefs.notify.length > store.get().ui.prefs.notify.length;
    setUi({ prefs });
    savePrefs(prefs);
    if (added && !await mayNotify()) {
      const without = { ...prefs, notify: [] };
      setUi({ prefs: without, announcement: "The browser does not allow notifications" });
      savePrefs(without);
    }
  }

  function wall() {
    const { query } = store.get().ui;
    setUi({ menu: null });
    show({ ...query, wall: !query.wall, view: "board" });
  }

  function help() {
    setUi({ menu: null });
    /** @type {HTMLDialogElement | null} */ (document.querySelector("#help"))?.showModal();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const { ui } = store.get();
    const target = event.target instanceof Element ? event.target : null;
    const command = commandOf(event, { ...placeOf(target), keys: ui.prefs.keys });
    if (command === null || (command === "cards" && ui.query.view !== "board") || event.defaultPrevented
        || document.querySelector("dialog[open]")) {
      return;
    }
    if (command === "close") {
      close();
      return;
    }
    event.preventDefault();
    run(command, ui);
  }

  /**
   * @param {Exclude<import("./keyboard.js").Command, "close">} command
   * @param {Ui} ui
   */
  function run(command, { query }) {
    switch (command) {
      case "search":
        return document.getElementById("search")?.focus();
      case "filter":
        setUi({ unfolded: true });
        return requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector(".filters .menu-button"))?.focus());
      case "help":
        return help();
      case "wall":
        return wall();
      case "pause":
        return pause();
      case "cards":
        return focusFirst();
      default:
        return show({ ...query, view: command });
    }
  }

  /** @param {{state: State, ui: Ui}} all */
  function follow({ state, ui }) {
    const { nextId } = state.feed;
    const word = wordOf({ state, ui });
    if (!document.hidden || seen === 0) {
      seen = nextId;
    }
    alert(state, ui.prefs.notify);
    announcer.tellConnection(word);
    showBadge({
      word, unseen: nextId - seen, unreadable: state.board.invalid.size, projects: state.projects.map(({ project }) => project),
    });
  }

  /**
   * @param {State} state
   * @param {Prefs["notify"]} kinds
   */
  function alert({ epoch, seq, feed }, kinds) {
    const from = told.seq;
    const known = epoch !== null && told.epoch === epoch;
    told = { epoch, seq };
    if (known && document.hidden && kinds.length > 0) {
      void notify(epoch, worthTelling(feed.events.filter((event) => event.seq > from), kinds), openTask);
    }
  }

  applyPrefs(store.get().ui.prefs);
  store.subscribe((all, before) => {
    if (all.state.feed !== before.state.feed || all.state.board !== before.state.board || all.state.projects !== before.state.projects
        || all.ui.carrier !== before.ui.carrier || all.ui.poll !== before.ui.poll || all.state.awaiting !== before.state.awaiting) {
      follow(all);
    }
  });
  addEventListener("beforeprint", () => applyPrefs({ ...store.get().ui.prefs, theme: "light" }));
  addEventListener("afterprint", () => applyPrefs(store.get().ui.prefs));
  addEventListener("storage", ({ key }) => {
    if (key === PLACE) {
      setUi({ prefs: loadPrefs() });
      applyPrefs(store.get().ui.prefs);
    }
  });
  tellWhenInFront();
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", () => follow(store.get()));
  setInterval(() => announcer.tellChanges(store.get().state.feed), ANNOUNCE);

  return { onPrefs, onHelp: help, onWall: wall, tellMatches: announcer.tellMatches };
}
