// Clocks. The server cuts days and hours in its own zone, so the view counts them there too.

/** A time and the zone of the server. @typedef {{time: Date, zone: string}} Now */

const MINUTE = 60_000;

/**
 * @param {string} timeZone
 * @returns {(time: Date) => string} "2026-11-22T14:05" in that zone; UTC for a zone that the browser does not know
 */
export function wallClock(timeZone) {
  const format = clockIn(timeZone) ?? clockIn("UTC");
  return (time) => {
    if (Number.isNaN(time.getTime())) {
      return "";
    }
    const parts = new Map(format?.formatToParts(time).map(({ type, value }) => [type, value]));
    return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}T${parts.get("hour")}:${parts.get("minute")}`;
  };
}

/**
 * @param {Now} now
 * @returns {string} "2026-11-22T14", the hour on the server's clock
 */
export function hourOf({ time, zone }) {
  return wallClock(zone)(time).slice(0, 13);
}

/**
 * @param {Now} now
 * @returns {string} "2026-11-22"
 */
export function dayOf(now) {
  return hourOf(now).slice(0, 10);
}

/**
 * When the hour began; not everywhere when it began in the reader's zone.
 * @param {Now} now
 */
export function startOfHour({ time, zone }) {
  const minutes = Number(wallClock(zone)(time).slice(14));
  return new Date(Math.floor(time.getTime() / MINUTE - minutes) * MINUTE);
}

/** @param {string} timeZone */
function clockIn(timeZone) {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    });
  } catch {
    return null;
  }
}
