import type { Logger } from "pino";
import { dropOld, type Keeping } from "./assistant/people/keeping.ts";
import { remindStaff } from "./assistant/waiting-reminder.ts";
import { dayOf } from "./calendar/instant.ts";
import type { Holidays } from "./calendar/working-day.ts";
import { purgeColleagueLinks } from "./stores/colleague-links.ts";
import { compact, dropUnusedKeys } from "./stores/compacting.ts";
import type { Database } from "./stores/database.ts";
import { purgeTrials } from "./stores/shared-trials.ts";
import { dropOldFindings } from "./stores/stored-verdicts.ts";

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

/** How often what was kept long enough is looked for, in milliseconds. */
const keepingRound = 24 * 60 * 60 * 1000;

/** Deletes what was kept long enough, and keys that seal nothing any more, now and every day; returns how to end that. */
export function startKeeping(
  db: Database,
  keeping: Keeping,
  now: () => Date,
  log: Logger,
): () => Promise<void> {
  const look = async () => {
    const dropped = await dropOld(db, keeping, now());
    const findings = await dropOldFindings(db, dayOf(now().toISOString()) ?? "");
    const keys = await dropUnusedKeys(db, now());
    await compact(db);
    log.info({ ...dropped, findings, keys }, "what was kept long enough is deleted");
  };
  let looking = Promise.resolve();
  const round = () => {
    looking = looking.then(look).catch((error: unknown) => {
      log.error({ err: error }, "deleting what was kept long enough failed");
    });
  };
  round();
  const rounds = setInterval(round, keepingRound);
  return () => {
    clearInterval(rounds);
    return looking;
  };
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
