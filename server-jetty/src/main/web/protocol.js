// The messages of the live stream (docs/protocol.md) and their parsing. Wire names are kept as they are.

/**
 * @typedef {{project: string, root: string}} Project
 * @typedef {"waiting" | "active" | "finished"} Role
 * @typedef {{name: string, order: number, role: Role}} Lane
 * @typedef {"critical" | "high" | "medium" | "normal" | "low"} Priority
 * @typedef {{done: number, total: number}} Checklist
 * @typedef {{
 *   key: string, project: string, path: string, id: string, title: string, agent: string | null,
 *   status: string | null, lane: string, priority: Priority | null, created_at: string | null, updated_at: string,
 *   lane_since: string, lane_since_source: "field" | "event" | "mtime", tags: string[], initiative: string | null,
 *   dependencies: string[], blocked_by: string[], blocks: string[], checklist: Checklist | null,
 *   excerpt: string | null, cost_usd: number | null, tokens: number, unpriced: number, flags: string[]
 * }} Task
 * @typedef {{
 *   key: string, project: string, path: string, lane: string, line: number | null, column: number | null,
 *   message: string, since: string
 * }} Invalid
 * @typedef {{field: string, old: unknown, new: unknown}} Change
 * @typedef {{today: number, month: number, total: number, time_zone: string, unpriced: number,
 *   unpriced_today?: number, unpriced_month?: number}} Costs
 * @typedef {{today: number, month: number, total: number, tokens: number, unpriced: number}} Spend
 * @typedef {Spend & {model: string}} ModelSpend
 * @typedef {Spend & {agent: string}} AgentSpend
 * @typedef {{budget: string, period: string, percent: number, spent: number, limit: number, unpriced?: number}} Budget
 * @typedef {{key: string, cost_usd: number | null, tokens: number, unpriced: number}} TaskCost
 * @typedef {{
 *   invocation_id: string, timestamp: string, session_id: string | null, task_id: string | null,
 *   agent_name: string | null, tool_name: string | null, provider: string | null, model_name: string | null,
 *   prompt_tokens: number, completion_tokens: number, cache_read_tokens: number, cache_write_tokens: number,
 *   total_tokens: number, cost_usd: number | null, latency_ms: number | null,
 *   status: "success" | "error" | "timeout", error_message: string | null, project: string | null,
 *   branch: string | null
 * }} Invocation
 */

/**
 * What a numbered message carries; `from` and `to` only in a conflated frame.
 * @typedef {{seq: number, from?: number, to?: number}} Numbered
 * @typedef {{timestamp: string, key: string, file_path: string}} OfFile
 * @typedef {{old_path?: string, old_key?: string}} Origin
 * @typedef {{
 *   task: Task, old_lane: string, new_lane: string, old_status: string | null, new_status: string | null,
 *   changes: Change[]
 * }} Move
 */

/**
 * @typedef {Numbered & OfFile & {type: "task.created", task: Task}} TaskCreated
 * @typedef {Numbered & OfFile & {type: "task.updated", task: Task, changes: Change[]}} TaskUpdated
 * @typedef {Numbered & OfFile & Origin & Move & {type: "task.assigned"}} TaskAssigned
 * @typedef {Numbered & OfFile & Origin & Move & {type: "task.completed"}} TaskCompleted
 * @typedef {Numbered & OfFile & Origin & Move & {type: "task.moved"}} TaskMoved
 * @typedef {Numbered & OfFile & Origin & {type: "task.invalid", invalid: Invalid, task?: Task}} TaskInvalid
 * @typedef {Numbered & OfFile & Origin & {type: "task.recovered", task: Task}} TaskRecovered
 * @typedef {Numbered & OfFile & {type: "task.deleted", lane: string, task?: Task, moved_to?: string}} TaskDeleted
 * @typedef {TaskCreated | TaskUpdated | TaskAssigned | TaskCompleted | TaskMoved | TaskInvalid | TaskRecovered
 *   | TaskDeleted} BoardEvent
 */

/**
 * @typedef {Numbered & {type: "task.cost", tasks: TaskCost[]}} TaskCostUpdate
 * @typedef {Numbered & {
 *   type: "cost.update", costs: Costs, models: ModelSpend[], by_agent: AgentSpend[], budgets?: Budget[]
 * }} CostUpdate
 * @typedef {Numbered & {type: "telemetry.update", count: number, invocations: Invocation[]}} TelemetryUpdate
 * @typedef {Numbered & Budget & {type: "budget.threshold", timestamp?: string}} BudgetThreshold
 * @typedef {Numbered & {type: "unknown", name: string}} UnknownNumbered
 * @typedef {BoardEvent | TaskCostUpdate | CostUpdate | TelemetryUpdate | BudgetThreshold | UnknownNumbered} Event
 */

/**
 * @typedef {{
 *   type: "connection_ack", epoch: string, seq: number, resumed: boolean, version: string, timestamp: string,
 *   projects: Project[], lanes: Lane[]
 * }} ConnectionAck
 * @typedef {{
 *   type: "snapshot", epoch: string, seq: number, part: number, last: boolean, tasks: Task[], invalid: Invalid[],
 *   costs?: Costs, models?: ModelSpend[], by_agent?: AgentSpend[], budgets?: Budget[], counts?: Record<string, number>
 * }} Snapshot
 * @typedef {{type: "mark", epoch: string, seq: number, from?: number, to?: number}} Mark
 * @typedef {{type: "reset", reason: string}} Reset
 * @typedef {{type: "pong"}} Pong
 * @typedef {{type: "error", code: string, message: string}} ErrorMessage
 * @typedef {{type: "ignored", name: string}} Ignored
 * @typedef {ConnectionAck | Snapshot | Mark | Reset | Pong | ErrorMessage | Ignored} Control
 * @typedef {Event | Control} Message
 * @typedef {{epoch: string, seq: number}} Position
 */

const BOARD_EVENT = ["seq", "key", "file_path", "timestamp"];

/** Fields without which a message of a known type cannot be applied. */
const REQUIRED = new Map(Object.entries({
  "connection_ack": ["epoch", "seq", "resumed", "projects", "lanes"],
  "snapshot": ["epoch", "seq", "part", "last", "tasks", "invalid"],
  "task.created": [...BOARD_EVENT, "task"],
  "task.updated": [...BOARD_EVENT, "task", "changes"],
  "task.assigned": [...BOARD_EVENT, "task", "old_lane", "new_lane"],
  "task.completed": [...BOARD_EVENT, "task", "old_lane", "new_lane"],
  "task.moved": [...BOARD_EVENT, "task", "old_lane", "new_lane"],
  "task.invalid": [...BOARD_EVENT, "invalid"],
  "task.recovered": [...BOARD_EVENT, "task"],
  "task.deleted": [...BOARD_EVENT, "lane"],
  "task.cost": ["seq", "tasks"],
  "cost.update": ["seq", "costs", "models", "by_agent"],
  "telemetry.update": ["seq", "count", "invocations"],
  "budget.threshold": ["seq", "budget", "period", "percent", "spent", "limit"],
  "mark": ["epoch", "seq"],
  "reset": [],
  "pong": [],
  "error": [],
}));

/**
 * Reads one text frame, which holds one message or an array of them. A type that is not known becomes `unknown`
 * when it has a number, so that the number is counted, and `ignored` otherwise.
 * @param {string} text
 * @returns {Message[]}
 * @throws {SyntaxError} when the frame is no JSON or lacks a field that its type needs
 */
export function parse(text) {
  const frame = JSON.parse(text);
  return (Array.isArray(frame) ? frame : [frame]).map(toMessage);
}

/**
 * @param {any} value
 * @returns {Message}
 */
export function toMessage(value) {
  if (typeof value?.type !== "string") {
    throw new SyntaxError("message has no type");
  }
  const required = REQUIRED.get(value.type);
  if (required === undefined) {
    return toUnknown(value);
  }
  const missing = required.find((field) => value[field] === undefined || value[field] === null);
  if (missing !== undefined) {
    throw new SyntaxError(`message [${value.type}] has no [${missing}]`);
  }
  return value;
}

/**
 * @param {any} value
 * @returns {Message}
 */
function toUnknown({ type, seq, from, to }) {
  if (!Number.isSafeInteger(seq)) {
    return { type: "ignored", name: type };
  }
  return from === undefined ? { type: "unknown", name: type, seq } : { type: "unknown", name: type, seq, from, to };
}

/**
 * @param {Message} message
 * @returns {message is BoardEvent}
 */
export function isBoardEvent(message) {
  return "file_path" in message;
}
