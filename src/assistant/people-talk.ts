import type { Frame } from "../answering/frame.ts";
import type { Day } from "../calendar/day.ts";
import type { DialogueGround } from "../dialogue/dialogue-ground.ts";
import { readOneTimeCode } from "../people/one-time-code.ts";
import type { StoredIncoming } from "../stores/inbox.ts";
import type { TurnOutcome } from "../stores/turns.ts";
import { adviserTalk } from "./people/adviser-talk.ts";
import { companyTalk } from "./people/company-talk.ts";
import { dataTalk } from "./people/data-talk.ts";
import { inviteTalk } from "./people/invite-talk.ts";
import type { NoticeWorks } from "./notice-works.ts";
import { noticesTalk } from "./people/notices-talk.ts";
import type { Pending } from "./people/pending.ts";
import { linkTalk } from "./people/link-talk.ts";
import { reminderTalk } from "./people/reminder-talk.ts";
import { staffTalk } from "./people/staff-talk.ts";
import { takeoverTalk } from "./people/takeover-talk.ts";
import { answered, PRIVATE_ONLY, type Talk, type TalkParts } from "./people/talk.ts";

/** Words with which talk about people and companies begins: none of it is for a group. */
const PERSONAL =
  /^(?:\/(?:link|join|company|export|clear)|关联|绑定|加入(?:公司|企业)|换(?:公司|企业|到)|退出|登出|导出我的|导出公司|邀请(?:同事|码)|清除|确认清除|接手|我的指导员|我的提醒|别提醒|发通知|通知进度|我订阅|不再接收|恢复接收)/i;

/** Whether a message is about people and companies, in so many words. */
export function isPersonal(text: string): boolean {
  const code = readOneTimeCode(text, "link") ?? readOneTimeCode(text, "invite");
  return code !== undefined || PERSONAL.test(text);
}

/** Takes what is said about people, their companies and what is kept of them. */
export function createPeopleTalk(
  parts: TalkParts & { readonly ground: () => DialogueGround; readonly notices: NoticeWorks },
) {
  return async (
    incoming: StoredIncoming,
    asOf: Day,
    earlier: readonly Frame[],
    pending?: Pending,
    erasing = false,
  ): Promise<TurnOutcome | undefined> => {
    const text = incoming.text
      .normalize("NFKC")
      .trim()
      .replace(/[。.!！]+$/, "");
    const before = earlier.at(-1);
    const talk: Talk = { incoming, text, asOf, at: parts.now(), before, parts };
    if (incoming.group) return isPersonal(text) ? answered(talk, PRIVATE_ONLY) : undefined;
    return (
      (await staffTalk(talk, parts.ground)) ??
      (await noticesTalk(talk, parts.notices, pending)) ??
      (await linkTalk(talk)) ??
      (await companyTalk(talk)) ??
      (await takeoverTalk(talk)) ??
      (await inviteTalk(talk)) ??
      (await dataTalk(talk, erasing)) ??
      (await reminderTalk(talk, parts.ground)) ??
      (await adviserTalk(talk))
    );
  };
}
