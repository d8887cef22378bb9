// Which connection carries the live stream: the WebSocket, or Server-Sent Events where that is blocked.

/** @typedef {import("./protocol.js").Message} Message */
/** @typedef {ReturnType<typeof import("./socket.js").createSocket>} Connection */
/** @typedef {{onFrame: (frame: Message[]) => void, onClose: () => void}} Ends */
/** @typedef {"none" | "socket" | "events"} Carrier */
/**
 * `openSocket` and `openEvents` make connections that are to be connected; `onCarrier` hears what carries the stream
 * each time that a connection is up or an attempt has failed.
 * @typedef {{
 *   openSocket: (ends: Ends) => Connection, openEvents: (ends: Ends) => Connection,
 *   position: () => import("./protocol.js").Position | null,
 *   onFrame: (frame: Message[]) => void, onCarrier: (carrier: Carrier) => void
 * }} Options
 */

const REFUSALS = 2;

/**
 * The WebSocket is tried all the time and preferred. When two attempts in a row have brought no `connection_ack`,
 * Server-Sent Events are tried beside it, until it works.
 * @param {Options} options
 */
export function createTransport({ openSocket, openEvents, position, onFrame, onCarrier }) {
  /** @type {Carrier} */
  let carrier = "none";
  /** @type {Connection | null} */
  let events = null;
  let refusals = 0;
  let greeted = false;
  const socket = openSocket({ onFrame: fromSocket, onClose: socketLost });

  /** @param {Message[]} frame */
  function fromSocket(frame) {
    const [first] = frame;
    if (first?.type === "connection_ack") {
      greeted = true;
      refusals = 0;
      const replaced = events !== null;
      stopEvents();
      if (replaced && first.resumed && position()?.seq !== first.seq) {
        // The other connection has told more since this one was begun.
        socket.restart();
        socket.nudge();
        return;
      }
      carry("socket");
    }
    onFrame(frame);
  }

  function socketLost() {
    refusals = greeted ? 0 : refusals + 1;
    greeted = false;
    if (refusals >= REFUSALS && events === null) {
      events = openEvents({ onFrame: fromEvents, onClose: () => carry("none") });
      events.connect();
    }
    carry(carrier === "socket" ? "none" : carrier);
  }

  /** @param {Message[]} frame */
  function fromEvents(frame) {
    if (frame[0]?.type === "connection_ack") {
      carry("events");
    }
    onFrame(frame);
  }

  function stopEvents() {
    events?.stop();
    events = null;
    carrier = carrier === "events" ? "none" : carrier;
  }

  /** @param {Carrier} current */
  function carry(current) {
    carrier = current;
    onCarrier(current);
  }

  /** Gives the connection up that carries the stream, and starts another from the last position. */
  function restart() {
    (carrier === "events" && events !== null ? events : socket).restart();
  }

  function nudge() {
    socket.nudge();
    events?.nudge();
  }

  return { connect: socket.connect, restart, nudge };
}
