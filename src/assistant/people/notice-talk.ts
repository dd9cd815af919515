import type { Frame } from "../../answering/frame.ts";
import { answer } from "../../answering/answer.ts";
import type { Day } from "../../calendar/day.ts";
import { readNoticeAction } from "../../notices/notice-buttons.ts";
import type { Transaction } from "../../stores/database.ts";
import type { StoredIncoming } from "../../stores/inbox.ts";
import { storeNoticeAnswer } from "../../stores/notice-answers.ts";
import { latestOf } from "../../stores/notices.ts";
import {
  lastNoticeIn,
  quotedNotice,
  receivedNotice,
  type ReceivedNotice,
} from "../../stores/recipient-notices.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { currentOwn, dialogueOf } from "./own-dialogue.ts";
import { pressed, subscriptionTalk, takeContact } from "./notice-deeds.ts";
import {
  answerFromNotice,
  asksAbout,
  noticeFrame,
  plainQuestion,
  precheckOf,
} from "./notice-question.ts";
import type { Pending } from "./pending.ts";
import { answered, PRIVATE_ONLY, say, type Talk, type TalkParts } from "./talk.ts";

/** Begins a guided pre-check with some words; `undefined` where they begin none. */
type Guide = (
  incoming: StoredIncoming,
  asOf: Day,
  earlier: readonly Frame[],
) => Promise<TurnOutcome | undefined>;

/** Takes what recipients do with a notice, and what they ask about it. */
export function createNoticeTalk(parts: TalkParts, guide: Guide) {
  return async (
    incoming: StoredIncoming,
    asOf: Day,
    earlier: readonly Frame[],
    pending: Pending | undefined,
  ): Promise<TurnOutcome | undefined> => {
    const text = incoming.text
      .normalize("NFKC")
      .trim()
      .replace(/[。.!！]+$/, "");
    const talk: Talk = { incoming, text, asOf, at: parts.now(), before: earlier.at(-1), parts };
    const { conversationId, personId } = incoming;
    const reader = { conversationId, personId };
    const action = readNoticeAction(text);
    if (action) {
      if (incoming.group) return answered(talk, PRIVATE_ONLY);
      const received = await receivedNotice(parts.db, reader, action.noticeEnding);
      if (!received) return answered(talk, NOT_YOURS);
      return action.action === "precheck"
        ? precheck(talk, received, earlier, guide)
        : pressed(talk, received, action.action);
    }
    if (incoming.group) return undefined;
    if (pending?.wants === "contact") {
      const received = await receivedNotice(parts.db, reader, pending.notice);
      const taken = received && takeContact(talk, received);
      if (taken) return taken;
    }
    return (await subscriptionTalk(talk)) ?? (await question(talk, earlier));
  };
}

/** So many buttons stand under what is known beside a notice. */
const MOST_CHOICES = 3;

const NOT_YOURS = say("这份通知不是发给你的，或者已经清掉了。想看能报什么，说“我能报什么”。");

/** Begins the pre-check of the notice's programme for the company that got it. */
async function precheck(
  talk: Talk,
  { recipientId, notice, companies }: ReceivedNotice,
  earlier: readonly Frame[],
  guide: Guide,
): Promise<TurnOutcome> {
  const programme = talk.parts.mind().programmes.get(notice.programme ?? "");
  if (!programme) return answered(talk, say("这份通知没有说是哪个项目，说出项目名我来预审。"));
  const open = await dialogueOf(talk);
  const current = open && currentOwn(open);
  const [company, second] = companies;
  const other = company && current && current.enterpriseId !== company.id;
  if (other && !second && company.name !== undefined)
    return answered(
      talk,
      say(`这份通知是发给${company.name}的，现在说的是另一家。先换到那家，再按一次。`, [
        ...[`换到 ${company.name}`, talk.text],
      ]),
    );
  const begun = await guide(
    { ...talk.incoming, text: `想报${programme.title}` },
    talk.asOf,
    earlier,
  );
  const outcome = begun ?? answered(talk, say(`说“想报${programme.title}”，我一条条问。`));
  return {
    ...outcome,
    save: async (tx: Transaction) => {
      await outcome.save?.(tx);
      await storeNoticeAnswer(tx, { recipientId, kind: "precheck", words: "" }, talk.at);
    },
  };
}

/**
 * The notice that a question may be about: the one in reply to which it is, else the last that came
 * where nothing was said since, else the one that was spoken of.
 */
async function noticeMeant({ incoming, parts, before }: Talk): Promise<ReceivedNotice | undefined> {
  const { channel, conversationId, personId, quotes } = incoming;
  const reader = { conversationId, personId };
  const quoted =
    quotes === undefined ? undefined : await quotedNotice(parts.db, reader, { channel, quotes });
  if (quoted) return { ...quoted, notice: await latestOf(parts.db, quoted.notice) };
  const last = await lastNoticeIn(parts.db, conversationId);
  if (last?.isLast) return last;
  return before?.notice === undefined ? undefined : receivedNotice(parts.db, reader, before.notice);
}

/** Answers a question that comes right after a notice, after others about it, or in reply to it. */
async function question(talk: Talk, earlier: readonly Frame[]): Promise<TurnOutcome | undefined> {
  const { incoming, asOf, parts } = talk;
  const mind = parts.mind();
  if (incoming.files !== undefined || incoming.text.length > 200) return undefined;
  const meant = await noticeMeant(talk);
  if (!meant || !asksAbout(incoming.text, meant.notice, mind)) return undefined;
  const { notice, recipientId } = meant;
  const save = (tx: Transaction) =>
    storeNoticeAnswer(tx, { recipientId, kind: "asked", words: incoming.text }, talk.at);
  const found = answerFromNotice(incoming.text, notice, asOf, mind);
  if (found) {
    const { reply, frame } = found;
    const answers = [{ reply: 0, question: frame.text, mode: "extractive" as const }];
    return { replies: [reply], frame, answers, asOf, save };
  }
  // What the notice does not say is answered from what is known of its programme.
  const { text, place } = incoming;
  const asked = { text, asOf, place, earlier: [...earlier, noticeFrame(notice, asOf)] };
  const follows = answer(asked, mind);
  const plainly = plainQuestion(text, notice, mind);
  const isKnown = follows.replies[0]?.kind === "answer" || plainly === undefined;
  // Where that leads nowhere it is asked as it is asked as a rule.
  const again = isKnown ? follows : answer({ ...asked, text: plainly }, mind);
  const { replies, frame, answers, gaps } = again.replies[0]?.kind === "answer" ? again : follows;
  const [first, ...others] = replies;
  const head = first && {
    ...first,
    text: `通知里没写这一点${first.kind === "answer" ? "，按政策：\n" : "。"}${first.text}`,
    choices: [...first.choices, ...precheckOf(notice, mind)].slice(-MOST_CHOICES),
  };
  return {
    ...{ answers, gaps, asOf, save },
    replies: head ? [head, ...others] : replies,
    frame: frame && { ...frame, notice: notice.id },
  };
}
