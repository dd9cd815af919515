import { addDays, type Day } from "../calendar/day.ts";
import { dayOf, localTimeOf } from "../calendar/instant.ts";
import { isWorkingDay, type Holidays } from "../calendar/working-day.ts";

/** From when on, and until when in the morning, nothing is sent but what must be: times of day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** Nobody is woken by a notice. */
const usualQuiet: QuietHours = { from: "20:00", to: "08:30" };

/** Days that are looked through for the next working one. */
const MOST_DAYS = 30;

/** What is to be said of a moment at which something would be sent. */
export interface MomentOfSending {
  /** Lies in the quiet hours. */
  quiet: boolean;
  /** Nobody works on that day. */
  dayOff: boolean;
  /** The year whose holidays are not known, so that only weekends could be told. */
  unknownYear?: number;
  /** The first moment from then on that is neither; the moment itself where it is good. */
  good: Date;
}

/** Looks at a moment: quiet hours and days off. */
export function lookAtMoment(at: Date, holidays: Holidays, quiet = usualQuiet): MomentOfSending {
  const instant = at.toISOString();
  const day = dayOf(instant) ?? "";
  const time = (localTimeOf(instant) ?? "").slice(0, 5);
  const evening = time >= quiet.from;
  const inQuiet = evening || time < quiet.to;
  const off = isOff(day, holidays);
  const first = off.off || evening ? nextWorkday(addDays(day, 1), holidays) : day;
  return {
    quiet: inQuiet,
    dayOff: off.off,
    ...(off.unknownYear !== undefined && { unknownYear: off.unknownYear }),
    good: inQuiet || off.off ? momentOf(first, quiet.to) : at,
  };
}

/** A moment given by day and time of day in Asia/Shanghai. */
export function momentOf(day: Day, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

function nextWorkday(from: Day, holidays: Holidays): Day {
  let day = from;
  for (let tries = 0; tries < MOST_DAYS && isOff(day, holidays).off; tries += 1)
    day = addDays(day, 1);
  return day;
}

/** Whether a day is off; where the year is not known only weekends are. */
function isOff(day: Day, holidays: Holidays): { off: boolean; unknownYear?: number } {
  const working = isWorkingDay(day, holidays);
  if (typeof working === "boolean") return { off: !working };
  const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return { off: weekend, unknownYear: working.notLoaded };
}
