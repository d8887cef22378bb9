// Pure (state, message) -> state over everything that the server tells.

import { apply, applyCosts, boardOf, copy } from "./board.js";
import { append } from "./feed.js";
import { isBoardEvent } from "./protocol.js";

/** @typedef {import("./protocol.js").Message} Message */
/** @typedef {import("./protocol.js").Event} Event */
/** @typedef {import("./protocol.js").Snapshot} Snapshot */
/** @typedef {import("./state.js").State} State */

/**
 * @param {State} state
 * @param {Message} message
 * @returns {State}
 */
export function reduce(state, message) {
  return reduceFrame(state, [message]);
}

/**
 * Applies one frame, at the cost of one copy of the board.
 * @param {State} state
 * @param {Message[]} frame
 * @returns {State}
 */
export function reduceFrame(state, frame) {
  const next = { ...state };
  const own = () => {
    if (next.board === state.board) {
      next.board = copy(state.board);
    }
    return next.board;
  };
  const first = frame[0];
  if (first && "from" in first && first.from !== undefined) {
    applyConflated(next, frame, own, first.from, first.to ?? first.from);
  } else {
    frame.forEach((message) => applyMessage(next, message, own));
  }
  return next;
}

/**
 * @param {State} state changed in place
 * @param {Message[]} frame
 * @param {() => import("./board.js").Board} own
 * @param {number} from
 * @param {number} to
 */
function applyConflated(state, frame, own, from, to) {
  if (state.awaiting || from > state.seq + 1) {
    miss(state);
    return;
  }
  if (to <= state.seq) {
    return;
  }
  state.seq = to;
  const events = frame.filter(isBoardEvent);
  if (events.length > 0) {
    apply(own(), events);
  }
  frame.forEach((message) => applyRest(state, message, own));
}

/**
 * @param {State} state changed in place
 * @param {Message} message
 * @param {() => import("./board.js").Board} own
 */
function applyMessage(state, message, own) {
  switch (message.type) {
    case "connection_ack":
      return acknowledge(state, message);
    case "snapshot":
      return addPart(state, message);
    case "mark":
      return check(state, message);
    case "reset":
      state.awaiting = true;
      state.partial = null;
      return;
    case "pong":
    case "error":
    case "ignored":
      return;
    default:
      return applyEvent(state, message, own);
  }
}

/**
 * @param {State} state changed in place
 * @param {import("./protocol.js").ConnectionAck} ack
 */
function acknowledge(state, ack) {
  const resumes = ack.resumed && ack.epoch === state.epoch && ack.seq === state.seq;
  state.version = ack.version;
  state.projects = ack.projects;
  state.lanes = [...ack.lanes].sort((a, b) => a.order - b.order);
  state.partial = null;
  state.awaiting = !ack.resumed;
  state.resumedAt = ack.resumed ? ack.seq : null;
  state.gap = false;
  if (ack.resumed && !resumes) {
    state.epoch = null;
    state.gap = true;
  }
}

/**
 * Something is missing. Resuming from the same number a second time would bring the same again, so a snapshot follows.
 * @param {State} state changed in place
 */
function miss(state) {
  state.gap = true;
  if (state.seq === state.resumedAt) {
    state.epoch = null;
  }
}

/**
 * @param {State} state changed in place
 * @param {Snapshot} part
 */
function addPart(state, part) {
  const before = part.part === 1 ? null : state.partial;
  const follows = before !== null && before.epoch === part.epoch && before.seq === part.seq
    && before.part + 1 === part.part;
  if (part.part !== 1 && !follows) {
    miss(state);
    return;
  }
  const sum = before === null ? part : {
    ...before, ...part, tasks: [...before.tasks, ...part.tasks], invalid: [...before.invalid, ...part.invalid],
  };
  if (part.last) {
    replace(state, sum);
  } else {
    state.partial = sum;
  }
}

/**
 * @param {State} state changed in place
 * @param {Snapshot} snapshot
 */
function replace(state, { epoch, seq, tasks, invalid, counts, costs, models, by_agent, budgets }) {
  state.feed = epoch === state.epoch ? state.feed : { ...state.feed, events: [] };
  state.epoch = epoch;
  state.seq = seq;
  state.readAt = seq;
  state.ready = true;
  state.awaiting = false;
  state.partial = null;
  state.board = boardOf(tasks, invalid, counts ?? {});
  state.costs = costs ?? null;
  state.models = models ?? [];
  state.agents = by_agent ?? [];
  state.budgets = budgets ?? [];
}

/**
 * @param {State} state changed in place
 * @param {import("./protocol.js").Mark} mark
 */
function check(state, { epoch, seq }) {
  if (!state.awaiting && (epoch !== state.epoch || seq > state.seq)) {
    miss(state);
  }
}

/**
 * @param {State} state changed in place
 * @param {Event} event
 * @param {() => import("./board.js").Board} own
 */
function applyEvent(state, event, own) {
  if (state.awaiting || event.seq > state.seq + 1) {
    miss(state);
    return;
  }
  if (event.seq <= state.seq) {
    return;
  }
  state.seq = event.seq;
  if (isBoardEvent(event)) {
    apply(own(), [event]);
  }
  applyRest(state, event, own);
}

/**
 * Everything of an event but its effect on tasks and unreadable files.
 * @param {State} state changed in place
 * @param {Message} message
 * @param {() => import("./board.js").Board} own
 */
function applyRest(state, message, own) {
  if (isBoardEvent(message)) {
    state.feed = append(state.feed, state.epoch ?? "", message);
    return;
  }
  switch (message.type) {
    case "task.cost":
      return applyCosts(own(), message.tasks);
    case "cost.update":
      state.costs = message.costs;
      state.models = message.models;
      state.agents = message.by_agent;
      state.budgets = message.budgets ?? state.budgets;
      return;
    case "telemetry.update":
      state.calls += message.count;
      state.lastCall = newest(message.invocations) ?? state.lastCall;
      return;
    case "budget.threshold":
      state.budgets = withBudget(state.budgets, message);
      state.feed = append(state.feed, state.epoch ?? "", message);
      return;
    default:
  }
}

/** @param {import("./protocol.js").Invocation[]} invocations */
function newest(invocations) {
  return invocations.reduce(
    (last, call) => (last === undefined || call.timestamp > last.timestamp ? call : last), invocations[0]);
}

/**
 * @param {import("./protocol.js").Budget[]} budgets
 * @param {import("./protocol.js").Budget} reached
 */
function withBudget(budgets, { budget, period, percent, spent, limit, unpriced }) {
  const now = { budget, period, percent, spent, limit, unpriced };
  const at = budgets.findIndex((other) => other.budget === budget && other.period === period);
  return at < 0 ? [...budgets, now] : budgets.map((other, i) => (i === at ? now : other));
}
