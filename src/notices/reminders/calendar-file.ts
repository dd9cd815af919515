import { createHash } from "node:crypto";
import ical, { ICalAlarmType, ICalEventTransparency } from "ical-generator";
import { addDays, type Day } from "../../calendar/day.ts";
import { printClause } from "../../clauses/clause.ts";
import type { MadeFile } from "../../messages/profile-view.ts";
import type { Preference } from "../../stores/preferences.ts";
import { momentOf } from "../sending-hours.ts";
import { stagesOf, type ComingDay } from "./coming-day.ts";
import { reminderLine } from "./reminder-reply.ts";

/** When alarms ring. */
const MORNING = "09:00";

/**
 * The days that come for a person as an iCalendar file (RFC 5545): all-day events with an alarm on
 * each day ahead on which the person is told. An event of a day keeps its UID, so that who imports
 * again has it once.
 */
export function calendarFile(
  personId: string,
  days: readonly ComingDay[],
  { wishes, named, at }: { wishes: readonly Preference[]; named: boolean; at: Date },
): MadeFile {
  const calendar = ical({
    name: "科创助手 · 我的日子",
    prodId: { company: "kechuang", product: "assistant", language: "ZH" },
    // All-day events have no time zone of their own; this is the one in which they are meant.
    x: [["X-WR-TIMEZONE", "Asia/Shanghai"]],
  });
  for (const day of days) {
    const about = reminderLine(day, { today: day.due, named })
      .replaceAll("**", "")
      .replace("就是今天。", "");
    const basis = day.clause ? `\n依据：${printClause(day.clause)}` : "";
    calendar.createEvent({
      id: `${uid(personId, day)}@kechuang-assistant`,
      ...{ start: midnight(day.due), end: midnight(addDays(day.due, 1)), allDay: true },
      ...{ summary: day.name, description: about + basis, stamp: at },
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: stagesOf(day, wishes).map((ahead) => ({
        type: ICalAlarmType.display,
        trigger: momentOf(addDays(day.due, -ahead), MORNING),
        description: day.name,
      })),
    });
  }
  return {
    name: "我的日子.ics",
    mediaType: "text/calendar; charset=utf-8",
    bytes: new TextEncoder().encode(calendar.toString()),
  };
}

function uid(personId: string, { kind, subject, due }: ComingDay): string {
  const of = JSON.stringify([personId, kind, subject, due]);
  return createHash("sha256").update(of).digest("hex").slice(0, 32);
}

/** A day as the library takes it: it writes days in UTC. */
function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
