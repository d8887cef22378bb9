// Asks now and then whether the server watches well.

/**
 * @typedef {{project: string, root: string, mode: "native" | "poll", reason: string | null}} Watch
 * @typedef {{status: "healthy" | "degraded", watch: Watch[], telemetry?: {reason: string | null}}} Health
 */

const EVERY = 15_000;

/**
 * @param {{
 *   get: (path: string) => Promise<any>, setTimeout: (run: () => void, millis: number) => unknown,
 *   onHealth: (health: Health | null) => void
 * }} options `onHealth` gets null when there is no answer
 */
export function watchHealth({ get, setTimeout, onHealth }) {
  async function ask() {
    onHealth(await get("health").catch(() => null));
    setTimeout(() => void ask(), EVERY);
  }
  void ask();
}
