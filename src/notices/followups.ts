import { exampleReply } from "../messages/notice-reply.ts";
import { listNoticeFiles, readNoticeFile, storeNoticeFiles } from "../stores/notice-files.ts";
import { addNotice, followersOf, readNotice, type NoticeFields } from "../stores/notices.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { sendPerson } from "../stores/telling.ts";
import { replyOf } from "./approval.ts";
import { noteNotice, UNKNOWN } from "./seen-notice.ts";
import { draftFault } from "./notice.ts";
import type { NoticeGround, NoticeOutcome } from "./notice-ground.ts";
import { mayHandle, type NoticeStaff } from "./staff.ts";

/** Drafts what puts a notice right: it goes to exactly those who got that one. */
export function correctNotice(
  ground: NoticeGround,
  staff: NoticeStaff,
  id: string,
  fields: Partial<NoticeFields> = {},
): Promise<NoticeOutcome> {
  return follow(ground, staff, id, "correction", fields);
}

/** Drafts what takes a notice back: it goes to exactly those who got that one. */
export function recallNotice(
  ground: NoticeGround,
  staff: NoticeStaff,
  id: string,
  why = "",
): Promise<NoticeOutcome> {
  const text = why.trim() === "" ? "这份通知收回，有变化会另行通知。" : why.trim();
  return follow(ground, staff, id, "recall", { text, buttons: [] });
}

async function follow(
  ground: NoticeGround,
  staff: NoticeStaff,
  id: string,
  kind: "correction" | "recall",
  fields: Partial<NoticeFields>,
): Promise<NoticeOutcome> {
  const at = ground.now();
  return inTurn(ground.db, async (tx) => {
    const first = await readNotice(tx, id);
    if (!first || !mayHandle(staff, first)) return { refused: UNKNOWN };
    if (first.kind === "recall") return { refused: "收回的通知不能再更正，发一份新的。" };
    if (first.state === "sending" || first.state === "paused")
      return { refused: "这份还没发完：先取消没发的，再更正或收回。" };
    if (!first.startedAt) return { refused: "这份还没发过，直接改就行。" };
    const open = (await followersOf(tx, id)).find(
      (one) => !["cancelled", "done"].includes(one.state),
    );
    if (open) return { refused: `已经有一份“${open.title}”在办，先办完那一份。` };
    const said = { ...first, ...fields };
    const fault = draftFault(said);
    if (fault !== undefined) return { refused: fault };
    const notice = await addNotice(tx, said, { by: staff.name, kind, correctsId: id }, at);
    await noteNotice(tx, kind === "recall" ? "recall" : "correct", notice.id, staff, at, {
      first: id,
    });
    return { done: notice, notes: ["只发给收到过先前那一份的，要由别的同事批准。"] };
  });
}

/** Drafts the notice of the bureau for the companies of an office, to be approved there. */
export async function relayNotice(
  ground: NoticeGround,
  staff: NoticeStaff,
  id: string,
): Promise<NoticeOutcome> {
  const at = ground.now();
  const { region } = staff;
  if (staff.role !== "office" || region === undefined)
    return { refused: "只有县区、园区转发给自己的企业。" };
  return inTurn(ground.db, async (tx) => {
    const first = await readNotice(tx, id);
    const isSent = first?.startedAt !== undefined && first.kind === "first";
    if (!first || first.region !== undefined || !isSent) return { refused: UNKNOWN };
    const notice = await addNotice(tx, { ...first, region }, { by: staff.name }, at);
    const files = await listNoticeFiles(tx, id);
    const read = await Promise.all(files.map(({ position }) => readNoticeFile(tx, id, position)));
    await storeNoticeFiles(
      tx,
      notice.id,
      read.flatMap((one) => one ?? []),
    );
    await noteNotice(tx, "relay", notice.id, staff, at, { first: id });
    return { done: notice, notes: [] };
  });
}

/** Sends a notice as it is now to who asks, where it spoke last. */
export async function testSend(
  ground: NoticeGround,
  staff: NoticeStaff & { readonly personId: string },
  id: string,
): Promise<NoticeOutcome> {
  const at = ground.now();
  const notice = await readNotice(ground.db, id);
  if (!notice || !mayHandle(staff, notice)) return { refused: UNKNOWN };
  const reply = exampleReply(await replyOf(ground.db, ground, notice), "示例企业");
  const shown = { ...reply, text: `试发，只有你收到：\n${reply.text}`, choices: [] };
  if (!(await sendPerson(ground.db, staff.personId, shown, at)))
    return {
      refused:
        "还没有在网页、Telegram 或 Slack 上跟助手说过话，没有地方发；先去说一句，或把账号连上。",
    };
  await noteNotice(ground.db, "test", id, staff, at);
  return { done: notice, notes: ["试发好了，去你最近说话的地方看。"] };
}
