// A connection to the live stream: connect, resume, notice silence, try again.

/** @typedef {import("./protocol.js").Message} Message */
/** @typedef {import("./protocol.js").Position} Position */
/**
 * What this needs of a WebSocket.
 * @typedef {{
 *   onmessage: ((event: any) => void) | null, onclose: ((event: any) => void) | null, close: () => void
 * }} Line
 */
/**
 * `setTimeout` and `clearTimeout` take and give opaque handles; `now` is in milliseconds; `position` is where the
 * next connection resumes; `read` makes a frame of an event, an empty one if it takes more events, and throws for what
 * is none; `onFrame` gets whole frames in order; `onClose` also follows an attempt that failed.
 * @typedef {{
 *   url: string, done: number, Line: new (url: string) => Line, read: (event: any) => Message[],
 *   setTimeout: (run: () => void, millis: number) => unknown, clearTimeout: (handle: any) => void,
 *   random: () => number, now: () => number, position: () => Position | null,
 *   onFrame: (frame: Message[]) => void, onClose: () => void
 * }} Options
 */

const FIRST_DELAY = 250;
const LONGEST_DELAY = 10_000;
const SILENCE = 35_000;
const STABLE = 10_000;

/**
 * A connection that is kept up until the page ends. Waits grow from 0.25 s to 10 s with full jitter, and start anew
 * after a connection that lasted; marks come every 15 s, so a silence of 35 s means that the line is dead.
 * @param {Options} options
 */
export function createSocket(options) {
  const { setTimeout, clearTimeout, random, now } = options;
  /** @type {Line | null} */
  let socket = null;
  /** @type {unknown} */
  let silence = null;
  /** @type {unknown} */
  let retry = null;
  let attempt = 0;
  let openedAt = 0;
  let heardAt = 0;

  function connect() {
    retry = null;
    const current = new options.Line(address(options));
    socket = current;
    openedAt = now();
    listen();
    current.onmessage = (event) => guarded(current, () => receive(event));
    current.onclose = () => guarded(current, lost);
  }

  /**
   * Runs `action` unless the socket has been replaced.
   * @param {Line} current
   * @param {() => void} action
   */
  function guarded(current, action) {
    if (socket === current) {
      action();
    }
  }

  /** @param {unknown} event */
  function receive(event) {
    listen();
    let frame;
    try {
      frame = options.read(event);
    } catch (error) {
      console.error("Unreadable message from the server, connecting anew:", error);
      restart();
      return;
    }
    if (frame.length > 0) {
      options.onFrame(frame);
    }
  }

  function listen() {
    heardAt = now();
    clearTimeout(silence);
    silence = setTimeout(restart, SILENCE);
  }

  function lost() {
    socket = null;
    clearTimeout(silence);
    attempt = now() - openedAt >= STABLE ? 0 : attempt;
    retry = setTimeout(connect, random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt));
    attempt = Math.min(attempt + 1, 10);
    options.onClose();
  }

  /** Gives the connection up and starts another, from the last position. */
  function restart() {
    const old = socket;
    if (old !== null) {
      lost();
      old.close();
    }
  }

  /** Ends it without another attempt; `connect` begins anew. */
  function stop() {
    const old = socket;
    socket = null;
    clearTimeout(silence);
    clearTimeout(retry);
    retry = null;
    old?.close();
  }

  /** Tells that now is a good moment to try: the network is back or the page is visible again. */
  function nudge() {
    if (retry !== null) {
      clearTimeout(retry);
      connect();
    } else if (now() - heardAt > SILENCE) {
      restart();
    }
  }

  return { connect, restart, nudge, stop };
}

/** @param {Options} options */
function address({ url, done, position }) {
  const address = new URL(url);
  address.searchParams.set("done", String(done));
  const resume = position();
  if (resume !== null) {
    address.searchParams.set("epoch", resume.epoch);
    address.searchParams.set("seq", String(resume.seq));
  }
  return address.href;
}
