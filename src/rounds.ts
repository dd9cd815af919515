import type { Logger } from "pino";
import { remindPeople } from "./assistant/jobs/remind-people.ts";
import { startJobs, type Job } from "./assistant/jobs/job-runner.ts";
import { daily, hourly, weekly, type Hours } from "./assistant/jobs/slots.ts";
import { sendDigest } from "./assistant/jobs/weekly-digest.ts";
import type { NoticeWorks } from "./assistant/notice-works.ts";
import { dropOld, type Keeping } from "./assistant/people/keeping.ts";
import { remindStaff } from "./assistant/waiting-reminder.ts";
import { addDays } from "./calendar/day.ts";
import { dayOf } from "./calendar/instant.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { AudienceWorker } from "./notices/audience/audience-worker-handle.ts";
import { watchVerdicts, type VerdictsWatched } from "./notices/rule-changes.ts";
import { purgeColleagueLinks } from "./stores/colleague-links.ts";
import { compact, dropUnusedKeys } from "./stores/compacting.ts";
import { dropOldRuns } from "./stores/job-runs.ts";
import { dropOldReminders } from "./stores/reminders.ts";
import { purgeTrials } from "./stores/shared-trials.ts";
import { dropOldFindings } from "./stores/stored-verdicts.ts";

/** What is done by itself from time to time stands on this. */
export interface RoundParts {
  readonly works: NoticeWorks;
  /** A new thread on which audiences are looked for; none where the program was not compiled. */
  readonly thread: () => AudienceWorker | undefined;
  readonly knowledge: () => Pick<Knowledge, "programmes" | "aspects">;
  readonly keeping: Keeping;
  /** Within which people are reminded of something. */
  readonly hours: Hours;
  readonly log: Logger;
}

/** When nobody is at work, and what takes long is in nobody's way. */
const NIGHT: Hours = { from: "02:00", to: "24:00" };
const LATER_AT_NIGHT: Hours = { from: "03:00", to: "24:00" };
/** For so many days it is kept what was done by itself, and of what people were reminded. */
const KEPT_DAYS = 60;

/** Does from time to time what is to be done by itself; returns how to end that. */
export function startRounds(parts: RoundParts): () => Promise<void> {
  const { works, log } = parts;
  return startJobs({
    ...{ db: works.db, now: works.now, jobs: jobsOf(parts) },
    onDone: (run) => log.info(run, "job done"),
    onFault: ({ name, error }) => log.error({ job: name, err: error }, "job failed"),
  });
}

function jobsOf(parts: RoundParts): Job[] {
  const { works, knowledge, keeping, hours } = parts;
  const { db, pages, holidays } = works;
  return [
    {
      ...{ name: "reminders", slot: daily(hours) },
      run: (at) => remindPeople(works, at),
    },
    {
      ...{ name: "waiting", slot: hourly(hours) },
      run: async (at) => `${await remindStaff(db, holidays(), at)} 个人等得久了，已经催过。`,
    },
    {
      ...{ name: "digest", slot: weekly(hours) },
      run: (at, end) => sendDigest(db, knowledge(), pages, at, end),
    },
    {
      ...{ name: "verdicts", slot: daily(NIGHT) },
      run: async (at) => {
        const { companies, drafts, changed } = await watchApart(parts, at);
        const made =
          drafts.length === 0
            ? "没有企业因为规则变化改了结果"
            : `${changed} 家的结果因为规则变了，起草了 ${drafts.length} 份通知`;
        return `看了 ${companies} 家企业，${made}。`;
      },
    },
    {
      ...{ name: "keeping", slot: daily(LATER_AT_NIGHT) },
      run: (at) => dropAll(works, keeping, at),
    },
    {
      ...{ name: "purges", slot: hourly() },
      run: async (at) => {
        await Promise.all([purgeTrials(db, at), purgeColleagueLinks(db, at)]);
        return "到期的分享已经删除。";
      },
    },
  ];
}

/** Looks how rules come out on a thread that ends then, where there is one: what that took is given back. */
async function watchApart({ works, thread }: RoundParts, at: Date): Promise<VerdictsWatched> {
  const { db, audience } = works;
  const apart = thread();
  if (!apart) return watchVerdicts(db, audience(), at);
  return apart.watch({ now: at, revision: audience().revision }).finally(() => void apart.close());
}

/** Deletes what was kept long enough, and keys that seal nothing any more. */
async function dropAll({ db, now }: NoticeWorks, keeping: Keeping, at: Date): Promise<string> {
  const today = dayOf(at.toISOString()) ?? "";
  const before = addDays(today, -KEPT_DAYS);
  const dropped = await dropOld(db, keeping, at);
  await dropOldFindings(db, today);
  await dropOldReminders(db, before);
  await dropOldRuns(db, new Date(`${before}T00:00:00+08:00`));
  await dropUnusedKeys(db, now());
  await compact(db);
  return `删了 ${dropped.conversations} 段对话、${dropped.files} 个文件。`;
}
