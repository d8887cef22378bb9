// Requests to the server's own HTTP interface.

/** An answer other than success. */
export class HttpError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const TIMEOUT = 15_000;

/**
 * @param {string} path relative to the page
 * @param {HeadersInit} [headers]
 * @returns {Promise<Response>} an answer that is a success or "not modified"
 * @throws {HttpError} for every other status
 */
async function request(path, headers = {}) {
  const response = await fetch(path, { headers, signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok && response.status !== 304) {
    const body = await response.json().catch(() => null);
    throw new HttpError(response.status, body?.error?.message ?? `The server answered ${response.status}`);
  }
  return response;
}

/**
 * @param {string} path relative to the page
 * @returns {Promise<any>}
 */
export async function get(path) {
  return (await request(path)).json();
}

/**
 * A `get` that answers null when the answer is the same as last time.
 * @returns {(path: string) => Promise<any>}
 */
export function conditionalGet() {
  /** @type {Map<string, string>} */
  const tags = new Map();
  return async (path) => {
    const tag = tags.get(path);
    const response = await request(path, tag === undefined ? {} : { "If-None-Match": tag });
    if (response.status === 304) {
      return null;
    }
    const latest = response.headers.get("ETag");
    if (latest !== null) {
      tags.set(path, latest);
    }
    return response.json();
  };
}
