import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/instant.ts";
import { auditOf, recordAudit } from "../stores/audit.ts";
import type { Transaction } from "../stores/database.ts";
import { listNoticeFiles, storeNoticeFiles, type NoticeFile } from "../stores/notice-files.ts";
import {
  addNotice,
  changeNoticeFields,
  moveNotice,
  readNotice,
  type Notice,
  type NoticeFields,
} from "../stores/notices.ts";
import { countParties, dropParties } from "../stores/recipients.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { frozenReply } from "./frozen-reply.ts";
import { draftFault, filesFault, readyFault } from "./notice.ts";
import type { FoundAudience, NoticeGround, NoticeOutcome } from "./notice-ground.ts";
import { fixRecipients, fixSameRecipients } from "./recipients.ts";
import { mayHandle, type NoticeStaff } from "./staff.ts";

/** A notice as somebody saw it. */
export interface SeenNotice {
  readonly id: string;
  readonly edition: number;
}

/** What is said where the notice is another one by now, or none that the asker may see. */
export const CHANGED = "刚才有人改过这份通知，看了新的再来。";
export const UNKNOWN = "没有这份通知。";

/** Keeps a new notice as a draft; that of an office is of its county or park. */
export async function createNotice(
  ground: NoticeGround,
  staff: NoticeStaff,
  fields: NoticeFields,
  files: readonly NoticeFile[] = [],
): Promise<NoticeOutcome> {
  const fault = draftFault(fields) ?? filesFault(files);
  if (fault !== undefined) return { refused: fault };
  const region = staff.role === "office" ? staff.region : fields.region;
  const at = ground.now();
  return inTurn(ground.db, async (tx) => {
    const notice = await addNotice(tx, { ...fields, region }, { by: staff.name }, at);
    await storeNoticeFiles(tx, notice.id, files);
    await noteNotice(tx, "create", notice.id, staff, at);
    return { done: notice, notes: [] };
  });
}

/**
 * Changes what a notice says, and its files where some are given. What was submitted or approved is a
 * draft again; what is being sent stays as it is.
 */
export async function changeNotice(
  ground: NoticeGround,
  staff: NoticeStaff,
  seen: SeenNotice,
  fields: NoticeFields,
  files?: readonly NoticeFile[],
): Promise<NoticeOutcome> {
  const fault = draftFault(fields) ?? (files && filesFault(files));
  if (fault !== undefined) return { refused: fault };
  const at = ground.now();
  return inTurn(ground.db, async (tx) => {
    const before = await seenNotice(tx, staff, seen);
    if ("refused" in before) return before;
    const states = ["draft", "submitted", "approved"] as const;
    if (!states.some((one) => one === before.state)) return { refused: BEGUN };
    const region = staff.role === "office" ? staff.region : fields.region;
    // A correction stays with those who got the first.
    const audience = before.kind === "first" ? fields.audience : before.audience;
    const said = { ...fields, region, audience };
    if (!(await changeNoticeFields(tx, { ...seen, states }, said, UNAPPROVED)))
      return { refused: CHANGED };
    await dropParties(tx, seen.id);
    if (files) await storeNoticeFiles(tx, seen.id, files);
    await noteNotice(tx, "change", seen.id, staff, at);
    const notes = before.state === "draft" ? [] : ["改过以后要重新提交、重新批准。"];
    return done(tx, seen.id, notes);
  });
}

/** Says that a notice is ready for somebody else to approve. */
export async function submitNotice(
  ground: NoticeGround,
  staff: NoticeStaff,
  seen: SeenNotice,
): Promise<NoticeOutcome> {
  const at = ground.now();
  return inTurn(ground.db, async (tx) => {
    const before = await seenNotice(tx, staff, seen);
    if ("refused" in before) return before;
    if (before.state !== "draft") return { refused: "只有草稿要提交。" };
    const fault = readyFault(before, today(at)) ?? audienceFault(before);
    if (fault !== undefined) return { refused: fault };
    const change = { state: "submitted", submittedBy: staff.name, submittedAt: at };
    if (!(await moveNotice(tx, { ...seen, states: ["draft"] }, change)))
      return { refused: CHANGED };
    await noteNotice(tx, "submit", seen.id, staff, at);
    return done(tx, seen.id);
  });
}

/** Gives a notice that was submitted or approved back as a draft, with what is to be done about it. */
export async function returnNotice(
  ground: NoticeGround,
  staff: NoticeStaff,
  seen: SeenNotice,
  why: string,
): Promise<NoticeOutcome> {
  const at = ground.now();
  return inTurn(ground.db, async (tx) => {
    const before = await seenNotice(tx, staff, seen);
    if ("refused" in before) return before;
    const states = ["submitted", "approved"] as const;
    if (!(await moveNotice(tx, { ...seen, states }, UNAPPROVED)))
      return { refused: "只有提交了、还没开始发的通知能退回。" };
    await dropParties(tx, seen.id);
    await noteNotice(tx, "return", seen.id, staff, at, { why });
    return done(tx, seen.id);
  });
}

/**
 * Approves a notice, as somebody who did not write it: who gets it and what they read is fixed then.
 * An audience of everyone needs the number of companies typed.
 */
export async function approveNotice(
  ground: NoticeGround,
  staff: NoticeStaff,
  seen: SeenNotice,
  { typed }: { typed?: number | undefined } = {},
): Promise<NoticeOutcome> {
  const { db } = ground;
  const at = ground.now();
  const notice = await seenNotice(db, staff, seen);
  if ("refused" in notice) return notice;
  if (notice.state !== "submitted") return { refused: "先提交，再由别的同事批准。" };
  const fault = (await ownFault(ground, staff, notice)) ?? readyFault(notice, today(at));
  if (fault !== undefined) return { refused: fault };
  const found: FoundAudience | { refused: string } =
    notice.kind === "first"
      ? await ground.find(notice.audience, notice.region)
      : { companies: [], everyone: false };
  if ("refused" in found) return found;
  if (found.everyone && notice.kind === "first" && found.companies.length > 1) {
    const number = found.companies.length;
    if (typed !== number)
      return {
        refused: `这是发给所有企业，共 ${number} 家。确定的话，输入 ${number} 再批准。`,
        number,
      };
  }
  return inTurn(db, async (tx) => {
    const change = { state: "approved", approvedBy: staff.name, approvedAt: at };
    if (!(await moveNotice(tx, { ...seen, states: ["submitted"] }, change)))
      return { refused: CHANGED };
    const channels = ground.channels();
    if (notice.correctsId === undefined)
      await fixRecipients(tx, notice.id, found.companies, channels, at);
    else await fixSameRecipients(tx, { noticeId: notice.id, firstId: notice.correctsId }, channels);
    const counted = await countParties(tx, notice.id);
    if (counted.recipients === 0) {
      await moveNotice(tx, { id: notice.id, states: ["approved"] }, SUBMITTED);
      return { refused: nobody(notice) };
    }
    const reply = await replyOf(tx, ground, notice, found.why);
    await moveNotice(tx, { id: notice.id, states: ["approved"] }, { reply: JSON.stringify(reply) });
    const { recipients, companies } = counted;
    await noteNotice(tx, "approve", notice.id, staff, at, { recipients, companies });
    return done(tx, notice.id, [
      `名单已经定下：${companies} 家企业，${recipients} 个收件方。以后规则或数据变了，名单不变。`,
    ]);
  });
}

/** A notice as the reply that all get, but for the names of their companies. */
export async function replyOf(
  db: Parameters<typeof readNotice>[0],
  { cite, pages }: NoticeGround,
  notice: Notice,
  why?: string,
) {
  const files = await listNoticeFiles(db, notice.id);
  const first =
    notice.correctsId === undefined ? undefined : await readNotice(db, notice.correctsId);
  return frozenReply(notice, { cite, pages, files, why, before: first?.title });
}

/** The notice that a member of staff saw, while it is of that edition. */
export async function seenNotice(
  db: Parameters<typeof readNotice>[0],
  staff: NoticeStaff,
  { id, edition }: SeenNotice,
): Promise<Notice | { refused: string }> {
  const notice = await readNotice(db, id);
  if (!notice || !mayHandle(staff, notice)) return { refused: UNKNOWN };
  return notice.edition === edition ? notice : { refused: CHANGED };
}

/** Keeps on record what somebody did about a notice; the staff of the program itself have no name. */
export async function noteNotice(
  tx: Transaction,
  what: string,
  id: string,
  staff: Pick<NoticeStaff, "name">,
  at: Date,
  detail: object = {},
): Promise<void> {
  const entry = { at, actor: staff.name, action: `notice.${what}`, subject: `notice:${id}` };
  await recordAudit(tx, { ...entry, detail });
}

/** The notice as it is now, as something that was done. */
export async function done(
  tx: Transaction,
  id: string,
  notes: readonly string[] = [],
): Promise<NoticeOutcome> {
  const notice = await readNotice(tx, id);
  return notice ? { done: notice, notes } : { refused: UNKNOWN };
}

/** The day in Asia/Shanghai. */
export function today(at: Date): Day {
  return dayOf(at.toISOString()) ?? "";
}

/** Why somebody may not approve a notice: it wrote it, or changed it last. */
async function ownFault(
  { db }: NoticeGround,
  { name }: NoticeStaff,
  { id, createdBy }: Notice,
): Promise<string | undefined> {
  const changes = (await auditOf(db, `notice:${id}`)).filter(
    ({ action }) => action === "notice.change",
  );
  if (createdBy === name) return "自己写的通知要由别的同事批准。";
  if (changes.at(-1)?.actor === name) return "这一稿是你改的，要由别的同事批准。";
  return undefined;
}

function audienceFault({ kind, audience }: Notice): string | undefined {
  return kind === "first" && audience.trim() === "" ? "还没有选发给谁。" : undefined;
}

function nobody({ kind }: Notice): string {
  return kind === "first"
    ? "现在没有一家企业符合，发不出去。换个条件。"
    : "先前那一份没有人收到过，不用更正或收回。";
}

const BEGUN = "已经开始发了，改不了；要改就发更正。";
const UNAPPROVED = {
  ...{ state: "draft", submittedBy: null, submittedAt: null, approvedBy: null, approvedAt: null },
  ...{ sendAt: null, reply: null },
};
const SUBMITTED = { state: "submitted", approvedBy: null, approvedAt: null };
