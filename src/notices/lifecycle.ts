import { storeNoticeFiles, type NoticeFile } from "../stores/notice-files.ts";
import {
  addNotice,
  changeNoticeFields,
  moveNotice,
  type Notice,
  type NoticeFields,
} from "../stores/notices.ts";
import { dropParties } from "../stores/recipients.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { draftFault, filesFault, readyFault } from "./notice.ts";
import type { NoticeGround, NoticeOutcome } from "./notice-ground.ts";
import { CHANGED, done, noteNotice, today, toSeen, type SeenNotice } from "./seen-notice.ts";
import type { NoticeStaff } from "./staff.ts";

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
  return toSeen(ground, staff, seen, async (tx, before, at) => {
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
  return toSeen(ground, staff, seen, async (tx, before, at) => {
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
  return toSeen(ground, staff, seen, async (tx, before, at) => {
    const states = ["submitted", "approved"] as const;
    if (!(await moveNotice(tx, { ...seen, states }, UNAPPROVED)))
      return { refused: "只有提交了、还没开始发的通知能退回。" };
    await dropParties(tx, seen.id);
    await noteNotice(tx, "return", seen.id, staff, at, { why });
    return done(tx, seen.id);
  });
}

function audienceFault({ kind, audience }: Notice): string | undefined {
  return kind === "first" && audience.trim() === "" ? "还没有选发给谁。" : undefined;
}

const BEGUN = "已经开始发了，改不了；要改就发更正。";
const UNAPPROVED = {
  ...{ state: "draft", submittedBy: null, submittedAt: null, approvedBy: null, approvedAt: null },
  ...{ sendAt: null, reply: null },
};
