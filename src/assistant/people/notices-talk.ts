import { cancelNotice, pauseNotice, resumeNotice, startNotice } from "../../notices/course.ts";
import { recallNotice, testSend } from "../../notices/followups.ts";
import { approveNotice } from "../../notices/approval.ts";
import { returnNotice, submitNotice } from "../../notices/lifecycle.ts";
import { CHANGED } from "../../notices/seen-notice.ts";
import { mayHandle } from "../../notices/staff.ts";
import { may } from "../../people/permissions.ts";
import { noticesEnding, readNotice, type Notice } from "../../stores/notices.ts";
import type { KnownPerson } from "../../stores/persons.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import {
  noticeMark,
  shownNotice,
  tellApproved,
  tellApprovers,
  tellReturned,
} from "../notice-told.ts";
import type { NoticeWorks } from "../notice-works.ts";
import { attendance, progress, progressOfAll } from "./notice-progress-talk.ts";
import {
  askAudience,
  countPossible,
  expecting,
  look,
  setAudience,
  showExamples,
  wantText,
  write,
  type Writing,
} from "./notice-writing.ts";
import type { Pending } from "./pending.ts";
import { answered, recordName, say, writerOf, type Talk } from "./talk.ts";

const BEGIN =
  /^(?:\/notice|(?:我要|我想|帮我)?(?:发|写|起草|拟)(?:一?[个份条])?通知)(?:$|[:：，,\s]+([\s\S]*)$)/;
const MARKED = /^([^\s（(]{2,6})[（(]通知\s*([\da-f]{8})(?:\s*第(\d+)稿)?[)）]\s*([\s\S]*)$/;
const TYPED =
  /^(批准|退回|提交|发出|暂停|继续|取消|撤回|更正|试发|进度)\s*([\da-f]{8})\s*([\s\S]*)$/;
const ALL = /^(?:通知进度|我的通知|通知发得怎么样|看通知)$/;
const NEVER_MIND = /^(?:算了|不写了|不发了|取消)$/;

/** Speaks of something else than for whom a notice is. */
const ELSEWHERE = /[?？]$|^(?:关联|我的|谁在等|接手|帮助|\/)/;

/** What staff do about a notice in a chat, and what was written behind it. */
interface Deed extends Writing {
  readonly notice: Notice;
  readonly rest: string;
}

/** Takes what staff say to write, approve, send and watch notices; `undefined` for everything else. */
export async function noticesTalk(
  talk: Talk,
  works: NoticeWorks,
  pending: Pending | undefined,
): Promise<TurnOutcome | undefined> {
  const { text } = talk;
  const begun = BEGIN.exec(text);
  const named = MARKED.exec(text) ?? typed(text);
  const deed = named && DEEDS[named[1] ?? ""];
  const expected = pending !== undefined && pending.wants !== "contact";
  if (!begun && !deed && !expected && !ALL.test(text)) return undefined;
  const writer = await writerOf(talk);
  const writing = writer && writingOf(talk, works, writer);
  if (!writer || !writing) return undefined;
  if (begun) return begin(writing, begun[1] ?? "");
  if (ALL.test(text)) return progressOfAll(writing);
  if (deed && named) {
    const [, , ending = "", edition, rest = ""] = named;
    const [notice, second] = await noticesEnding(works.db, ending);
    if (!notice || second || !mayHandle(writing.staff, notice))
      return answered(talk, say(`没有编号是 ${ending} 的通知。`));
    // What was seen is another draft by now.
    if (edition !== undefined && Number(edition) !== notice.edition)
      return answered(talk, await shownNotice(works, notice), say(CHANGED));
    return deed({ ...writing, notice, rest: rest.trim() });
  }
  return pending && goOn(writing, pending);
}

function typed(text: string): readonly (string | undefined)[] | undefined {
  const found = TYPED.exec(text);
  return found ? [found[0], found[1], found[2], undefined, found[3]] : undefined;
}

/** Who may write and send notices, as their records name it. */
function writingOf(talk: Talk, works: NoticeWorks, person: KnownPerson): Writing | undefined {
  const { role, region } = person;
  const office = (["office", "staff", "admin"] as const).find((one) => one === role);
  if (!office || !may({ office, region }, "notice.send")) return undefined;
  const name = recordName(person);
  return { talk, works, staff: { personId: person.id, name, role: office, region } };
}

function begin(writing: Writing, written: string): Promise<TurnOutcome> | TurnOutcome {
  const { incoming } = writing.talk;
  const begins = BEGIN.exec(incoming.text.trim())?.[1] ?? written;
  const empty = begins.trim() === "" && incoming.files === undefined;
  return empty ? wantText(writing) : write(writing, begins);
}

/** Takes what was expected after the turn before. */
async function goOn(writing: Writing, pending: Pending): Promise<TurnOutcome | undefined> {
  const { talk, works, staff } = writing;
  if (NEVER_MIND.test(talk.text))
    return answered(talk, say("好，不写了；写好的草稿还在工作台里。"));
  const notice = pending.notice === "" ? undefined : await readNotice(works.db, pending.notice);
  if (notice && !mayHandle(staff, notice)) return undefined;
  switch (pending.wants) {
    case "text":
      return write(writing, talk.incoming.text, notice);
    case "audience":
      if (notice?.state !== "draft" || ELSEWHERE.test(talk.text)) return undefined;
      return setAudience(writing, notice, talk.text);
    case "why":
      return notice && giveBack({ ...writing, notice, rest: talk.text });
    case "contact":
      return undefined;
  }
}

const DEEDS: Readonly<Record<string, (deed: Deed) => Promise<TurnOutcome> | TurnOutcome>> = {
  提交: submit,
  批准: approve,
  退回: giveBack,
  发出: (deed) => start(deed, false),
  马上发: (deed) => start(deed, true),
  暂停: async (deed) =>
    told(deed, await pauseNotice(deed.works, deed.staff, deed.notice), "暂停了。", [
      "继续",
      "撤回",
    ]),
  继续: async (deed) =>
    told(deed, await resumeNotice(deed.works, deed.staff, deed.notice), "接着发。", [
      "进度",
      "暂停",
    ]),
  取消: async (deed) =>
    told(deed, await cancelNotice(deed.works, deed.staff, deed.notice), "取消了。"),
  撤回: takeBack,
  更正: (deed) => wantText(deed, deed.notice.id),
  试发: async (deed) => told(deed, await test(deed), ""),
  进度: progress,
  签到: attendance,
  看例子: (deed) => showExamples(deed, deed.notice),
  换范围: (deed) => askAudience(deed, deed.notice),
  说不准的也算: (deed) => countPossible(deed, deed.notice, true),
  说不准的不算: (deed) => countPossible(deed, deed.notice, false),
};

type Outcome = Awaited<ReturnType<typeof submitNotice>>;

/** Says what came of something that was done, with what can be done next. */
function told(
  { talk, notice }: Deed,
  outcome: Outcome,
  sentence: string,
  next: readonly string[] = [],
): TurnOutcome {
  if ("refused" in outcome) return answered(talk, say(outcome.refused));
  const choices = next.map((label) => ({ label, text: label + noticeMark(notice) }));
  return answered(talk, say([sentence, ...outcome.notes].join(""), choices));
}

async function submit(deed: Deed): Promise<TurnOutcome> {
  const outcome = await submitNotice(deed.works, deed.staff, deed.notice);
  if ("done" in outcome) await tellApprovers(deed.works, outcome.done);
  return told(deed, outcome, "提交了，等同事批准；批准了会告诉你。");
}

async function approve(deed: Deed): Promise<TurnOutcome> {
  const { works, staff, notice, rest, talk } = deed;
  const number = /^\d{1,9}$/.test(rest) ? Number(rest) : undefined;
  const outcome = await approveNotice(works, staff, notice, { typed: number });
  if ("refused" in outcome) {
    const how =
      outcome.number === undefined ? "" : `\n写成“批准 ${notice.id.slice(-8)} 家数”发来。`;
    return answered(talk, say(outcome.refused + how));
  }
  await tellApproved(works, outcome.done, staff.name, outcome.notes);
  return told(deed, outcome, "批准了。", ["发出"]);
}

async function giveBack(deed: Deed): Promise<TurnOutcome> {
  const { works, staff, notice, rest, talk } = deed;
  if (rest === "")
    return expecting(
      talk,
      { notice: notice.id, wants: "why" },
      say("为什么退回？写一句给写的人。"),
    );
  const outcome = await returnNotice(works, staff, notice, rest);
  // As it was: who submitted it is to be told too.
  if ("done" in outcome) await tellReturned(works, notice, staff.name, rest);
  return told(deed, outcome, "退回去了，写的人会看到原因。");
}

async function start(deed: Deed, anyway: boolean): Promise<TurnOutcome> {
  const outcome = await startNotice(deed.works, deed.staff, deed.notice, { anyway });
  const began = "done" in outcome && outcome.done.state === "sending";
  return began
    ? told(deed, outcome, "开始发了，发完告诉你。", ["进度", "暂停"])
    : told(deed, outcome, "", ["马上发", "取消"]);
}

/** Ends what is being sent, and drafts the recall for those who got it. */
async function takeBack(deed: Deed): Promise<TurnOutcome> {
  const { works, staff, notice, rest, talk } = deed;
  const ended = ["draft", "submitted", "approved", "sending", "paused"].includes(notice.state)
    ? await cancelNotice(works, staff, notice)
    : undefined;
  if (ended && "refused" in ended) return answered(talk, say(ended.refused));
  if (!notice.startedAt) return answered(talk, say("还没发过，取消了。"));
  const made = await recallNotice(works, staff, notice.id, rest);
  if ("refused" in made) return answered(talk, say(made.refused));
  return look(deed, made.done, ended ? [say(["没发的不发了。", ...ended.notes].join(""))] : []);
}

function test({ works, staff, notice }: Deed): Promise<Outcome> {
  return testSend(works, staff, notice.id);
}
