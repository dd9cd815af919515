import { dayOf } from "../calendar/instant.ts";
import type { Reply } from "../messages/reply.ts";
import { parseAudience } from "../notices/audience/audience-json.ts";
import { audienceSentence } from "../notices/audience/audience-sentence.ts";
import { findAudience, type AudienceFound } from "../notices/audience/find-audience.ts";
import type { Audience } from "../notices/audience/condition.ts";
import { replyOf } from "../notices/approval.ts";
import { mayHandle } from "../notices/staff.ts";
import { exampleReply } from "../messages/notice-reply.ts";
import type { Notice } from "../stores/notices.ts";
import { listStaff, type StaffMember } from "../stores/staff.ts";
import { sendPerson } from "../stores/telling.ts";
import type { NoticeWorks } from "./notice-works.ts";

/** Stands for the companies of a recipient where a notice is only looked at. */
const EXAMPLE = "某某科技（示例）";

/** Whom a notice is for, as it was understood, and whom that comes to. */
export interface AudienceSeen {
  readonly audience: Audience;
  readonly sentence: string;
  readonly found: AudienceFound;
}

/** Looks for whom a notice is; a sentence where nobody was chosen or it cannot be judged. */
export async function seeAudience(
  works: NoticeWorks,
  notice: Notice,
  samples: number,
): Promise<AudienceSeen | { readonly fault: string }> {
  if (notice.audience.trim() === "") return { fault: "还没有选发给谁。" };
  const now = works.now();
  try {
    const read = parseAudience(notice.audience);
    const audience = notice.region === undefined ? read : { ...read, region: notice.region };
    const found = await findAudience(works.db, audience, works.audience(), {
      ...{ now, samples },
      ...(works.worker && { worker: works.worker }),
    });
    const today = dayOf(now.toISOString()) ?? "";
    return { audience, found, sentence: audienceSentence(audience, works.audience(), today) };
  } catch (error) {
    // What is wrong with an audience is told in a sentence; anything else broke.
    if (error instanceof Error && error.message.endsWith("。")) return { fault: error.message };
    throw error;
  }
}

/** A notice as its recipients will see it, without what they can press. */
export async function shownNotice(works: NoticeWorks, notice: Notice): Promise<Reply> {
  const reply = exampleReply(await replyOf(works.db, works, notice), EXAMPLE);
  return { ...reply, choices: [] };
}

/** The words by which a notice is meant in a chat, with the draft that was seen. */
export function noticeMark({ id, edition }: Pick<Notice, "id" | "edition">, withDraft = false) {
  return `（通知 ${id.slice(-8)}${withDraft ? ` 第${String(edition)}稿` : ""}）`;
}

/** Tells all who may approve a notice that it waits for one of them. */
export async function tellApprovers(works: NoticeWorks, notice: Notice): Promise<void> {
  const staff = (await listStaff(works.db)).filter(
    (one) => one.name !== notice.createdBy && handles(one, notice),
  );
  if (staff.length === 0) return;
  const seen = notice.kind === "first" ? await seeAudience(works, notice, 0) : undefined;
  const whom =
    seen && "found" in seen
      ? `发给：${seen.sentence}现在 ${String(seen.found.companies.length)} 家。`
      : "发给收到过先前那一份的人。";
  const shown = await shownNotice(works, notice);
  const text = `${notice.submittedBy ?? notice.createdBy} 提交了一份通知，等你批准。${whom}\n\n${shown.text}`;
  const mark = noticeMark(notice, true);
  const choices = ["批准", "退回"].map((label) => ({ label, text: label + mark }));
  const reply: Reply = { ...shown, kind: "handoff", text, choices };
  for (const { id } of staff) await sendPerson(works.db, id, reply, works.now());
}

/** Tells who wrote a notice that somebody approved it. */
export function tellApproved(
  works: NoticeWorks,
  notice: Notice,
  by: string,
  notes: readonly string[],
): Promise<void> {
  const text = `${by} 批准了“${notice.title}”。${notes.join("")}可以发了。`;
  return tellAuthor(works, notice, { by, text, next: ["发出", "试发", "取消"] });
}

/** Tells who wrote a notice why somebody gave it back. */
export function tellReturned(
  works: NoticeWorks,
  notice: Notice,
  by: string,
  why: string,
): Promise<void> {
  const text = `${by} 退回了“${notice.title}”：${why}\n改：${works.pages}/desk/notices/${notice.id}/edit`;
  return tellAuthor(works, notice, { by, text });
}

/** Tells who wrote a notice what somebody else did about it, with what can be done next. */
async function tellAuthor(
  works: NoticeWorks,
  notice: Notice,
  { by, text, next = [] }: { by: string; text: string; next?: readonly string[] },
): Promise<void> {
  const names = [...new Set([notice.createdBy, notice.submittedBy])].filter((name) => name !== by);
  const staff = (await listStaff(works.db)).filter(
    ({ name, removedAt }) => name !== undefined && names.includes(name) && !removedAt,
  );
  const choices = next.map((label) => ({ label, text: label + noticeMark(notice) }));
  const reply: Reply = { kind: "handoff", text, citations: [], choices };
  for (const { id } of staff) await sendPerson(works.db, id, reply, works.now());
}

function handles({ role, region, name = "", removedAt }: StaffMember, notice: Notice): boolean {
  return !removedAt && mayHandle({ name, role, region }, notice);
}
