// Desktop notifications of the kinds that the reader chose: none while a tab is looked at, each from one tab only.

import { alertsOf } from "./alerts.js";
import { describe } from "./describe.js";
import { clip, plural } from "./format.js";

/** @typedef {import("./feed.js").FeedEvent} FeedEvent */
/** @typedef {import("./alerts.js").Alert} Alert */
/** @typedef {{title: string, body: string, tag: string, key: string | null}} Message */

const AT_ONCE = 3;
const IN_FRONT = "lanecast-in-front";
/** Name of the lock and of the place that hold how far the desktop was told. */
const TOLD = "lanecast-told";

/**
 * @param {string} epoch
 * @param {FeedEvent[]} events
 * @returns {Message[]} one for many events
 */
export function messagesOf(epoch, events) {
  const [last] = events.slice(-1);
  if (last && events.length > AT_ONCE) {
    const body = `${plural(events.length, "change")} on the board`;
    return [{ title: "Lanecast", body, tag: `lanecast-${epoch}-${last.seq}`, key: null }];
  }
  return events.map((event) => {
    const { title, text, key } = describe({ id: 0, epoch, second: "", event, folded: 0 });
    return { title: clip(title, 100), body: clip(text, 200), tag: `lanecast-${epoch}-${event.seq}`, key };
  });
}

/**
 * @param {FeedEvent[]} events
 * @param {readonly Alert[]} kinds
 */
export function worthTelling(events, kinds) {
  return events.filter((event) => alertsOf(event).some((kind) => kinds.includes(kind)));
}

/**
 * @param {string} epoch
 * @param {FeedEvent[]} events the oldest first
 * @param {(key: string) => void} openTask
 */
export async function notify(epoch, events, openTask) {
  if (events.length === 0 || typeof Notification === "undefined" || Notification.permission !== "granted"
      || await isInFront()) {
    return;
  }
  for (const { title, body, tag, key } of messagesOf(epoch, await claim(epoch, events))) {
    const note = new Notification(title, { body, tag, icon: "favicon.svg" });
    note.onclick = () => {
      window.focus();
      if (key !== null) {
        openTask(key);
      }
    };
  }
}

/** Has the other tabs know while this one can be seen. */
export function tellWhenInFront() {
  let leave = () => {};
  const update = () => {
    leave();
    void navigator.locks?.request(IN_FRONT, { mode: "shared" }, () => document.hidden ? undefined
      : new Promise((resolve) => { leave = () => resolve(undefined); }));
  };
  document.addEventListener("visibilitychange", update);
  update();
}

async function isInFront() {
  const { held } = await navigator.locks.query();
  return (held ?? []).some(({ name }) => name === IN_FRONT);
}

/**
 * The events of which no other tab has told the desktop, which are this one's to tell now.
 * @param {string} epoch
 * @param {FeedEvent[]} events the oldest first
 */
function claim(epoch, events) {
  return navigator.locks.request(TOLD, () => {
    const [known, seq] = (localStorage.getItem(TOLD) ?? "").split(" ");
    const fresh = known === epoch ? events.filter((event) => event.seq > Number(seq)) : events;
    const [last] = fresh.slice(-1);
    if (last) {
      localStorage.setItem(TOLD, `${epoch} ${last.seq}`);
    }
    return fresh;
  });
}

/** @returns {Promise<boolean>} whether the browser lets the page do so */
export async function mayNotify() {
  return typeof Notification !== "undefined" && await Notification.requestPermission() === "granted";
}
