import { addDays, weekday, type Day } from "../../calendar/day.ts";
import { dayOf, localTimeOf } from "../../calendar/instant.ts";

/** Names the span of time in which a job is done once; `undefined` while it is not its time. */
export type Slot = (at: Date) => string | undefined;

/** A span of times of day in Asia/Shanghai, such as 09:00 to 18:00; the end does not belong to it. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** All day. */
const ALWAYS: Hours = { from: "00:00", to: "24:00" };
const MONDAY = 1;

/** Once an hour, within these hours of the day. */
export function hourly(hours = ALWAYS): Slot {
  return within(hours, (day, time) => `${day} ${time.slice(0, 2)}`);
}

/** Once a day, within these hours: who was away then does it at the first moment within them. */
export function daily(hours: Hours): Slot {
  return within(hours, (day) => day);
}

/** Once a week, from Monday on within these hours of a day. */
export function weekly(hours: Hours): Slot {
  return within(hours, (day) => addDays(day, -((weekday(day) + 7 - MONDAY) % 7)));
}

function within({ from, to }: Hours, slot: (day: Day, time: string) => string): Slot {
  return (at) => {
    const instant = at.toISOString();
    const [day = "", time = ""] = [dayOf(instant), localTimeOf(instant)?.slice(0, 5)];
    return time >= from && time < to ? slot(day, time) : undefined;
  };
}
