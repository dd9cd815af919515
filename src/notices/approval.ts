import { auditOf } from "../stores/audit.ts";
import type { Transaction } from "../stores/database.ts";
import { listNoticeFiles } from "../stores/notice-files.ts";
import { moveNotice, readNotice, type Notice } from "../stores/notices.ts";
import { CALL, countParties, storeParties } from "../stores/recipients.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { alone } from "./alone.ts";
import { frozenReply } from "./frozen-reply.ts";
import { readyFault } from "./notice.ts";
import type { FoundAudience, NoticeGround, NoticeOutcome } from "./notice-ground.ts";
import { recipientsOf, sameRecipients } from "./recipients.ts";
import { CHANGED, done, noteNotice, seenNotice, today, type SeenNotice } from "./seen-notice.ts";
import type { NoticeStaff } from "./staff.ts";

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
  const channels = ground.channels();
  const parties =
    notice.correctsId === undefined
      ? await recipientsOf(db, found.companies, channels, at)
      : await sameRecipients(db, notice.correctsId, channels);
  if (parties.length === 0) return { refused: nobody(notice) };
  const fix = async (tx: Transaction): Promise<NoticeOutcome> => {
    const { recipients, companies, ways } = await countParties(tx, notice.id);
    const calls = ways.get(CALL) ?? 0;
    const reply = JSON.stringify(await replyOf(tx, ground, notice, found.why));
    const change = { state: "approved", approvedBy: staff.name, approvedAt: at, reply };
    const whole = recipients === parties.length;
    if (!whole || !(await moveNotice(tx, { ...seen, states: ["submitted"] }, change)))
      return { refused: CHANGED };
    await noteNotice(tx, "approve", notice.id, staff, at, { recipients, companies });
    return done(tx, notice.id, [
      `名单已经定下：${companies} 家企业，${recipients} 个收件方。以后规则或数据变了，名单不变。`,
      ...(calls > 0 ? [`其中 ${calls} 个没有渠道能发到，要打电话。`] : []),
    ]);
  };
  return alone(db, notice.id, async () =>
    (await storeParties(db, seen, parties)) ? inTurn(db, fix) : { refused: CHANGED },
  );
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

function nobody({ kind }: Notice): string {
  return kind === "first"
    ? "现在没有一家企业符合，发不出去。换个条件。"
    : "先前那一份没有人收到过，不用更正或收回。";
}
