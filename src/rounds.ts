import type { Logger } from "pino";
import { remindStaff } from "./assistant/waiting-reminder.ts";
import type { Holidays } from "./calendar/working-day.ts";
import { purgeColleagueLinks } from "./stores/colleague-links.ts";
import type { Database } from "./stores/database.ts";
import { purgeTrials } from "./stores/shared-trials.ts";

/** How often what was shared for some days is looked through, in milliseconds. */
const purgeRound = 60 * 60 * 1000;

/** Deletes what people shared once it has expired, now and every hour; returns how to end that. */
export function startPurges(db: Database, now: () => Date, log: Logger): () => void {
  const purge = () => {
    Promise.all([purgeTrials(db, now()), purgeColleagueLinks(db, now())]).catch(
      (error: unknown) => {
        log.error({ err: error }, "deleting what has expired failed");
      },
    );
  };
  purge();
  const rounds = setInterval(purge, purgeRound);
  return () => clearInterval(rounds);
}

/** How often those who wait for staff are looked through, in milliseconds. */
const reminderRound = 10 * 60 * 1000;

/** Tells staff of those who wait for long; returns how to end that. */
export function startReminders(
  db: Database,
  holidays: () => Holidays,
  now: () => Date,
  log: Logger,
): () => void {
  const rounds = setInterval(() => {
    remindStaff(db, holidays(), now()).catch((error: unknown) => {
      log.error({ err: error }, "reminding staff failed");
    });
  }, reminderRound);
  return () => clearInterval(rounds);
}
