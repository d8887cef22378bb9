// The live stream as Server-Sent Events, in the shape of a WebSocket.

import { parse } from "./protocol.js";

/** @typedef {import("./protocol.js").Message} Message */

/**
 * A kind of connection that is lost for good when it is lost: who resumes is the one who knows the position.
 * @param {new (url: string) => EventSource} EventSource
 * @returns {new (url: string) => import("./socket.js").Line}
 */
export function lineOver(EventSource) {
  return class {
    /** @param {string} url */
    constructor(url) {
      /** @type {((event: any) => void) | null} */
      this.onmessage = null;
      /** @type {((event: any) => void) | null} */
      this.onclose = null;
      this.source = new EventSource(url);
      this.source.onmessage = (event) => this.onmessage?.(event);
      this.source.onerror = (event) => {
        this.source.close();
        this.onclose?.(event);
      };
    }

    close() {
      this.source.close();
    }
  };
}

/**
 * Messages come one by one. Those of a conflated frame are only right together: they are held back until the last one,
 * which is the one that brings the id.
 * @returns {(event: {data: string, lastEventId: string}) => Message[]} empty while a frame is not whole
 */
export function createReader() {
  /** @type {Message[]} */
  let frame = [];
  return ({ data, lastEventId }) => {
    const [message] = parse(data);
    if (message === undefined || !("from" in message) || message.from === undefined) {
      frame = [];
      return message === undefined ? [] : [message];
    }
    frame.push(message);
    if (!lastEventId.endsWith(`:${message.to}`)) {
      return [];
    }
    const whole = frame;
    frame = [];
    return whole;
  };
}
