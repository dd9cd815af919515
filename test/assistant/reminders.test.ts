import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { remindPeople } from "../../src/assistant/jobs/remind-people.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { inviteTo } from "../../src/people/joining.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { noteMembership } from "../../src/stores/preferences.ts";
import { addCompany } from "../../src/stores/enterprises.ts";
import { inventedCode } from "../people/invented.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

let db: Database;
let assistant: ReturnType<typeof createAssistant>;
/** A moment in Asia/Shanghai. */
const at = (moment: string) => new Date(`${moment}:00+08:00`);
let clock = at("2026-03-12T10:00");
beforeAll(async () => {
  db = await openDatabase(`${temporaryFolder()}/kechuang.db`);
  assistant = createAssistant({
    ...{ db, mind: () => realMind, now: () => clock, pages: "https://example.com" },
    onFault: ({ error }) => {
      throw error;
    },
  });
});
afterAll(() => db.$disconnect());

let sent = 0;
async function says(name: string, text: string): Promise<Reply[]> {
  const { id } = await assistant.receive({
    ...{ channel: "telegram", address: name, sender: name, messageId: String(sent++) },
    ...{ at: clock.toISOString(), text },
  });
  const replies: Reply[] = [];
  for await (const part of assistant.answer(id))
    if (part.type === "final") replies.push(part.reply);
  return replies;
}
const textOf = (replies: readonly Reply[]) => replies.map(({ text }) => text).join("\n");

/** Has somebody join a company and say what it holds. */
async function joins(name: string, company: string, words: readonly string[]): Promise<void> {
  const [invited] = await db.$transaction(async (tx) => {
    const fields = { name: company, county: "兴庆区" };
    const id = await addCompany(tx, inventedCode((companies += 1)), fields, clock);
    return inviteTo(tx, [id], { role: "member", by: "王管理", staff: true }, clock);
  });
  await says(name, `加入公司 ${invited?.code ?? ""}`);
  for (const text of words) await says(name, text);
}
let companies = 40;

/** What the job tells this person on a day. */
async function remindedOn(name: string, moment: string): Promise<Reply[]> {
  clock = at(moment);
  const before = await assistant.history("telegram", name, 0);
  const last = Math.max(0, ...before.replies.map(({ seq }) => seq));
  await remindPeople(assistant.notices, clock);
  return (await assistant.history("telegram", name, last)).replies.map(({ reply }) => reply);
}

const HOLDS = "我们是高企，证书 2028 年 12 月 6 日到期";
const YEARLY = "高新技术企业要办的事";

describe("reminders", () => {
  it("are told once, with clause and day, on the days ahead", async () => {
    await joins("r1", "某某科技", [HOLDS]);
    const listed = await says("r1", "我的提醒");
    expect(textOf(listed)).toContain(`**${YEARLY}**：还有 80 天。2026-05-31 截止。`);
    expect(textOf(listed)).toContain("（提前 30、7、1 天）");
    expect(textOf(await remindedOn("r1", "2026-04-30T10:00"))).not.toContain("2026-05-31");
    const told = await remindedOn("r1", "2026-05-01T10:00");
    expect(textOf(told)).toContain("还有 30 天");
    const of = told.find(({ text }) => text.includes("2026-05-31"));
    expect(of).toMatchObject({ kind: "notice" });
    expect(of?.citations[0]).toMatchObject({ number: "国科发火〔2016〕32号", article: "第十三条" });
    expect(of?.private).toBeUndefined();
    expect(await remindedOn("r1", "2026-05-01T10:30")).toEqual([]);
    expect(await remindedOn("r1", "2026-05-02T10:30")).toEqual([]);
    expect(await db.reminder.count({ where: { state: "told" } })).toBe(1);
  });

  it("can be had so many days ahead, stopped, and had again", async () => {
    expect(textOf(await says("r1", "提前10天提醒"))).toBe(`好，${YEARLY}提前 10 天提醒。`);
    expect(await remindedOn("r1", "2026-05-20T10:00")).toEqual([]);
    expect(textOf(await remindedOn("r1", "2026-05-21T10:00"))).toContain("还有 10 天");
    expect(textOf(await says("r1", "别提醒这个"))).toContain(`${YEARLY}不再提醒`);
    clock = at("2027-05-01T10:00");
    expect(textOf(await says("r1", "我的提醒"))).toContain("（不提醒）");
    expect(await remindedOn("r1", "2027-05-24T10:00")).toEqual([]);
    expect(textOf(await says("r1", `恢复提醒 ${YEARLY}`))).toContain("照常提醒");
    expect(textOf(await remindedOn("r1", "2027-05-25T10:00"))).toContain("还有 6 天");
    expect(textOf(await says("r1", "都别提醒我了"))).toContain("所有不再提醒");
    expect(await remindedOn("r1", "2027-05-30T10:00")).toEqual([]);
    await says("r1", "恢复提醒");
    expect(textOf(await remindedOn("r1", "2027-05-30T11:00"))).toContain("还有 1 天");
  });

  it("after a long time away tell once what still comes, and nothing of what is over", async () => {
    clock = at("2026-03-12T10:00");
    await joins("r2", "某某数控", [HOLDS]);
    expect(await remindedOn("r2", "2026-03-13T10:00")).toEqual([]);
    clock = at("2026-12-20T10:00");
    const outcome = await remindPeople(assistant.notices, clock);
    expect(outcome).toContain("条的日子已经过去，没有再发");
    const { replies } = await assistant.history("telegram", "r2", 0);
    expect(textOf(replies.map(({ reply }) => reply))).not.toContain("2026-05-31");
    // Back after all but the last day.
    expect(textOf(await remindedOn("r2", "2027-05-29T10:00"))).toContain("还有 2 天");
    expect(await remindedOn("r2", "2027-05-29T10:01")).toEqual([]);
  });

  it("are not told where the person left, and name the company where there are several", async () => {
    clock = at("2026-03-12T10:00");
    await joins("r3", "某某材料", [HOLDS]);
    await joins("r3", "某某仪器", [HOLDS]);
    const told = await remindedOn("r3", "2028-05-01T10:00");
    expect(textOf(told)).toContain(`**${YEARLY}**（某某材料、某某仪器）`);
    expect(told[0]?.private).toBe(true);
    await noteMembership(db, "telegram", { address: "r3", state: "gone" }, clock);
    expect(await remindedOn("r3", "2028-05-30T10:00")).toEqual([]);
  });

  it("hand the days over as a calendar file to who they are of", async () => {
    clock = at("2026-03-12T10:00");
    const [reply] = await says("r2", "我的日历");
    const file = reply?.files?.[0];
    expect(file).toMatchObject({ kind: "own-calendar" });
    const made = file && (await assistant.file("telegram", "r2", file));
    const text = new TextDecoder().decode(made?.bytes);
    expect(made?.mediaType).toBe("text/calendar; charset=utf-8");
    expect(text).toContain("DTSTART;VALUE=DATE:20260531");
    expect(text).toContain("DTSTART;VALUE=DATE:20281206");
    expect(file && (await assistant.file("telegram", "nobody", file))).toBeUndefined();
  });

  it("leave words alone that are about something else", async () => {
    expect(textOf(await says("r9", "没有人提醒我报年报怎么办"))).not.toContain("不再提醒");
    expect(textOf(await says("r9", "不用提醒就会自动续期吗"))).not.toContain("不再提醒");
    expect(textOf(await says("r9", "我的提醒"))).toContain("没有要提醒你的日子");
  });
});
