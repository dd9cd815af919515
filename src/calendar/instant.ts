import { addDays, isDay } from "./day.ts";
import type { Day } from "./day.ts";

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]|24):([0-5]\d)(?::([0-5]\d|60)(?:[.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * The day in Asia/Shanghai of an ISO 8601 instant; without an offset its time is Asia/Shanghai's.
 * `undefined` when the text is no such instant.
 */
export function dayOf(instant: string): Day | undefined {
  const parts = INSTANT.exec(instant.trim());
  const [, day, hour, minute, second, offset] = parts ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  if (hour === "24" && (minute !== "00" || (second ?? "00") !== "00")) return undefined;
  if (offset === undefined) return hour === "24" ? addDays(day, 1) : day;
  const away = offsetMs(offset);
  if (away === undefined) return undefined;
  const clock = Number(hour) * 3_600_000 + Number(minute) * 60_000;
  const shanghai = clock - away + SHANGHAI_OFFSET_MS;
  return addDays(day, Math.floor(shanghai / 86_400_000));
}

/** Milliseconds east of UTC; `undefined` beyond what any clock on earth shows. */
function offsetMs(offset: string): number | undefined {
  if (offset.toUpperCase() === "Z") return 0;
  const digits = offset.replace(":", "");
  const [hours, minutes] = [Number(digits.slice(1, 3)), Number(digits.slice(3))];
  if (hours > 14 || minutes > 59) return undefined;
  return (digits.startsWith("-") ? -1 : 1) * (hours * 3_600_000 + minutes * 60_000);
}

/** The time of day in Asia/Shanghai of an ISO 8601 instant, `HH:MM:SS`; `undefined` when it is none. */
export function localTimeOf(instant: string): string | undefined {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return undefined;
  return new Date(time + SHANGHAI_OFFSET_MS).toISOString().slice(11, 19);
}
