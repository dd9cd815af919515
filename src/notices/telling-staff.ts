import { localTimeOf } from "../calendar/instant.ts";
import { auditOf } from "../stores/audit.ts";
import { readNotice } from "../stores/notices.ts";
import { listStaff } from "../stores/staff.ts";
import { tellPerson } from "../stores/telling.ts";
import type { SendingGround } from "./course.ts";
import { noticeProgress } from "./progress.ts";
import { stateLabels, wayLabel } from "./ways.ts";

/** Tells who began to send a notice that nothing of it waits any more, and what came of it. */
export async function tellFinished(ground: SendingGround, id: string): Promise<void> {
  const notice = await readNotice(ground.db, id);
  if (!notice) return;
  const { states, recipients } = await noticeProgress(ground.db, id, ground.now());
  const counts = [...states]
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${stateLabels[state]} ${count}`);
  const text = `“${notice.title}”发完了：共 ${recipients} 个收件方，${counts.join("，")}。\n明细和电话名单：${ground.pages}/desk/notices/${id}`;
  await tellStarter(ground, id, text);
}

/** Tells who began to send these notices that a channel takes nothing for now, or takes again. */
export async function tellChannelRests(
  ground: SendingGround,
  notices: readonly { id: string }[],
  { channel, until }: { channel: string; until?: Date | undefined },
): Promise<void> {
  const name = wayLabel(channel);
  const time = until && localTimeOf(until.toISOString())?.slice(0, 5);
  const text = time
    ? `${name} 现在发不出去，先停着，${time} 自己再试；别的渠道照常。`
    : `${name} 又能发了，接着发。`;
  for (const { id } of notices) await tellStarter(ground, id, text);
}

async function tellStarter({ db, now }: SendingGround, id: string, text: string): Promise<void> {
  const starts = (await auditOf(db, `notice:${id}`)).filter(
    ({ action }) => action === "notice.start",
  );
  const name = starts.at(-1)?.actor;
  const staff = (await listStaff(db)).find((one) => one.name === name && !one.removedAt);
  if (staff) await tellPerson(db, staff.id, text, now());
}
