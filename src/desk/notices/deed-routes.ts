import { Hono } from "hono";
import { tellApproved, tellApprovers, tellReturned } from "../../assistant/notice-told.ts";
import { isDay } from "../../calendar/day.ts";
import {
  cancelNotice,
  pauseNotice,
  resumeNotice,
  scheduleNotice,
  startNotice,
} from "../../notices/course.ts";
import { correctNotice, recallNotice, relayNotice, testSend } from "../../notices/followups.ts";
import { approveNotice } from "../../notices/approval.ts";
import { returnNotice, submitNotice } from "../../notices/lifecycle.ts";
import { type SeenNotice } from "../../notices/seen-notice.ts";
import type { NoticeOutcome } from "../../notices/notice-ground.ts";
import { momentOf } from "../../notices/sending-hours.ts";
import type { NoticeStaff } from "../../notices/staff.ts";
import { may } from "../../people/permissions.ts";
import { actorOf, fieldOf } from "../guard.ts";
import { refuse } from "../refusal.ts";
import type { DeskEnv } from "../site.ts";
import type { ShowNotice } from "./notice-routes.ts";
import { isRefused, leadTo, staffOf, type NoticeSite } from "./site.ts";

/** What is done, by whom, to which notice, with what was written beside it. */
interface Deed {
  readonly staff: NoticeStaff & { personId: string };
  readonly seen: SeenNotice;
  readonly field: (name: string) => string;
}

/** What staff do about a notice, by the end of the address: how, and what is said then. */
const DEEDS: Readonly<
  Record<string, readonly [(site: NoticeSite, deed: Deed) => Promise<NoticeOutcome>, string]>
> = {
  submit: [
    async ({ works }, { staff, seen }) => {
      const outcome = await submitNotice(works, staff, seen);
      if ("done" in outcome) await tellApprovers(works, outcome.done);
      return outcome;
    },
    "提交了，等同事批准。",
  ],
  return: [
    async ({ works }, { staff, seen, field }) => {
      const why = field("why").trim();
      const outcome = await returnNotice(works, staff, seen, why);
      if ("done" in outcome) await tellReturned(works, outcome.done, staff.name, why);
      return outcome;
    },
    "退回去了，现在是草稿。",
  ],
  approve: [
    async ({ works }, { staff, seen, field }) => {
      const typed = field("typed").trim();
      const number = /^\d{1,12}$/.test(typed) ? Number(typed) : undefined;
      const outcome = await approveNotice(works, staff, seen, { typed: number });
      if ("done" in outcome) await tellApproved(works, outcome.done, staff.name, outcome.notes);
      return outcome;
    },
    "批准了，还没有发。",
  ],
  schedule: [
    ({ works }, { staff, seen, field }) => {
      const at = momentIn(field("sendAt"));
      if (at === "none") return Promise.resolve({ refused: "时间没看懂，用选时间的框选一个。" });
      return scheduleNotice(works, staff, seen, at, { anyway: field("anyway") === "yes" });
    },
    "时间改好了。",
  ],
  start: [
    ({ works }, { staff, seen, field }) =>
      startNotice(works, staff, seen, { anyway: field("anyway") === "yes" }),
    "",
  ],
  pause: [({ works }, { staff, seen }) => pauseNotice(works, staff, seen), "暂停了。"],
  resume: [({ works }, { staff, seen }) => resumeNotice(works, staff, seen), "接着发。"],
  cancel: [({ works }, { staff, seen }) => cancelNotice(works, staff, seen), "取消了。"],
  correct: [
    ({ works }, { staff, seen }) => correctNotice(works, staff, seen.id),
    "这是更正的草稿，改成对的再提交。",
  ],
  recall: [
    ({ works }, { staff, seen, field }) => recallNotice(works, staff, seen.id, field("why")),
    "这是收回的草稿，看一下再提交。",
  ],
  relay: [
    ({ works }, { staff, seen }) => relayNotice(works, staff, seen.id),
    "这是转发的草稿，选发给谁，再由本单位的同事批准。",
  ],
  test: [({ works }, { staff, seen }) => testSend(works, staff, seen.id), ""],
};

/** A moment that was chosen; `undefined` where the field was left empty, `none` where it is no moment. */
function momentIn(text: string): Date | undefined | "none" {
  if (text === "") return undefined;
  const [, day = "", time = ""] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?$/.exec(text) ?? [];
  if (!isDay(day) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) return "none";
  return momentOf(day, time);
}

/** Makes what staff do about a notice. */
export function createDeedRoutes(site: NoticeSite, show: ShowNotice): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  for (const [name, [act, sentence]] of Object.entries(DEEDS))
    app.post(`/desk/notices/:id/${name}`, async (c) => {
      const id = c.req.param("id");
      if (name === "approve" && !may(actorOf(c.get("who")), "notice.approve"))
        return refuse(c, site, 403, "你的账号不能批准通知。");
      const form = c.get("form");
      const outcome = await act(site, {
        staff: staffOf(c.get("who")),
        seen: { id, edition: Number(fieldOf(form, "edition")) },
        field: (field) => fieldOf(form, field),
      });
      if (isRefused(outcome))
        return show(c, id, { bad: outcome.refused, number: outcome.number }, 409);
      const { done, notes } = outcome;
      const started = name === "start" && done.state === "sending";
      return leadTo(site, c, `/desk/notices/${done.id}${started ? "/progress" : ""}`, [
        ...(started ? ["开始发了。"] : []),
        sentence,
        ...notes,
      ]);
    });
  return app;
}
