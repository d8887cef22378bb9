// Desktop notifications of the kinds of events that the reader chose.

import { describe } from "./describe.js";
import { clip, plural } from "./format.js";
import { kindOf } from "./kinds.js";

/** @typedef {import("./feed.js").FeedLine} FeedLine */
/** @typedef {{title: string, body: string, tag: string, key: string | null}} Message */

const AT_ONCE = 3;

/**
 * @param {FeedLine[]} lines new ones, newest first
 * @param {readonly import("./kinds.js").Kind[]} kinds
 * @returns {Message[]} one for many lines
 */
export function messagesOf(lines, kinds) {
  const wanted = lines.filter(({ event }) => kinds.includes(kindOf(event.type)));
  if (wanted.length > AT_ONCE) {
    return [{ title: "Lanecast", body: `${plural(wanted.length, "change")} on the board`, tag: "lanecast", key: null }];
  }
  return wanted.map((line) => {
    const { title, text, key } = describe(line);
    return { title: clip(title, 100), body: clip(text, 200), tag: `lanecast-${line.id}`, key };
  });
}

/**
 * @param {Message[]} messages
 * @param {(key: string) => void} openTask
 */
export function notify(messages, openTask) {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") {
    return;
  }
  for (const { title, body, tag, key } of messages) {
    const note = new Notification(title, { body, tag, icon: "favicon.svg" });
    note.onclick = () => {
      window.focus();
      if (key !== null) {
        openTask(key);
      }
    };
  }
}

/** @returns {Promise<boolean>} whether the browser lets the page do so */
export async function mayNotify() {
  return typeof Notification !== "undefined" && await Notification.requestPermission() === "granted";
}
