import { beforeAll, describe, expect, it } from "vitest";
import type { NoticeWorks } from "../../src/assistant/notice-works.ts";
import { readTablesOf } from "../../src/documents/read-tables.ts";
import { storeNoticeAnswer } from "../../src/stores/notice-answers.ts";
import { Browser, colleague, firstAdmin, type TestDesk } from "./desk-person.ts";
import { approve, openNoticeDesk, settleCompany } from "./notice-desk.ts";

let test: TestDesk & { works: NoticeWorks };
let li: Browser;
let path: string;
let id: string;

/** Of whom the chat has this address: the recipient. */
async function recipientAt(address: string) {
  const where = { noticeId: id, conversation: { address } };
  return test.db.recipient.findFirstOrThrow({ where });
}

beforeAll(async () => {
  test = await openNoticeDesk();
  li = await firstAdmin(test, "李四");
  const zhang = await colleague(test, li, "张三");
  await settleCompany(test, "红柳科技", { county: "兴庆区", chat: "arrived" });
  await settleCompany(test, "沙棘科技", { county: "金凤区", chat: "doubtful" });
  await settleCompany(test, "甘草科技", { county: "金凤区", chat: "blocked" });
  await settleCompany(test, "骆驼刺科技", { county: "金凤区", contact: "某某 000-1" });
  await settleCompany(test, "没人的科技", { county: "西夏区" });
  path = await approve(zhang, li, "兴庆区或金凤区的企业", { button: "event" });
  id = path.slice(path.lastIndexOf("/") + 1);
  await li.submit(`${path}/start`);
  const states = [
    ["arrived", "sent", null],
    ["doubtful", "unknown", null],
    ["blocked", "blocked", "blocked"],
  ] as const;
  for (const [address, state, why] of states)
    await test.db.outbox.updateMany({
      where: { recipient: { noticeId: id }, address },
      data: { state, why, settledAt: test.clock.now },
    });
});

describe("what became of a notice", () => {
  it("is told by way and state, with who is in doubt, and moves on its own", async () => {
    await li.open(`${path}/progress`);
    expect(li.html).toMatch(/id="progress"\s+data-live="moving"/);
    expect(li.text).toMatch(/3 \/ 4 个收件方有了结果；每秒 1 条。/);
    expect(li.text).toMatch(/说不准收到没有的 .*沙棘科技/);
    expect(li.html).toMatch(/<script type="module" src="\/desk\/assets\/[\w.-]+\/live.js">/);
    const page = li.html;
    await li.submit(`${path}/settle`, { found: "arrived" });
    expect(li.text).toContain("记下了，收到了。");
    expect(li.text).not.toContain("说不准收到没有的");
    li.html = page;
    await li.submit(`${path}/settle`, { found: "again" });
    expect(li.status).toBe(409);
    expect(li.text).toContain("这一条已经定了。");
  });

  it("names the channel that takes nothing for now, since when and until when", async () => {
    const since = new Date("2026-11-24T02:00:00Z");
    const until = new Date("2026-11-24T02:15:00Z");
    test.works.resting.set("telegram", { since, until });
    test.works.resting.set("slack", { since, until });
    await li.open(`${path}/progress`);
    expect(li.text).toContain("Telegram 从 10:00 起发不出去，先停着，10:15 自己再试。");
    // The notice does not go there.
    expect(li.text).not.toContain("Slack 从");
    test.works.resting.clear();
    await li.open(`${path}/progress`);
    expect(li.text).not.toContain("自己再试");
  });

  it("is a list of calls, with whom to reach and what was said", async () => {
    await li.open(`${path}/calls`);
    expect(li.text).toMatch(/甘草科技没有登记停用或离开了渠道/);
    expect(li.text).toMatch(/骆驼刺科技某某 000-1要打电话/);
    expect(li.text).not.toContain("没人的科技");
    const { id: recipient } = await test.db.recipient.findFirstOrThrow({
      where: { noticeId: id, via: "call" },
    });
    const token = /name="token" value="([^"]*)"/.exec(li.html)?.[1] ?? "";
    const said = `<b>会计接的</b>`;
    await li.post(`${path}/calls`, { token, recipient, called: "yes", note: said });
    expect(li.text).toContain("打过：<b>会计接的</b>");
    await li.post(`${path}/calls`, { token, recipient: "x", called: "yes" });
    expect(li.status).toBe(404);
    const seen = await test.db.audit.count({ where: { action: "notice.calls" } });
    expect(seen).toBeGreaterThan(0);
  });

  it("is what people did with it, who signed up being ticked off as they come", async () => {
    const { id: recipientId } = await recipientAt("arrived");
    await test.db.$transaction(async (tx) => {
      const { now } = test.clock;
      await storeNoticeAnswer(tx, { recipientId, kind: "receipt", words: "报" }, now);
      await storeNoticeAnswer(tx, { recipientId, kind: "contact", words: "某某 000-2" }, now);
      await storeNoticeAnswer(tx, { recipientId, kind: "event", words: "" }, now);
    });
    await li.open(`${path}/answers`);
    expect(li.text).toMatch(/红柳科技兴庆区Telegram 回执：报 .*留联系人：某某 000-2 .*报名/);
    await li.submit(`${path}/answers`);
    expect(li.text).toMatch(/签到.*到了/);
    await li.open(`${path}/statistics`);
    expect(li.text).toMatch(/停用或离开了渠道 1 .*回执 1留联系人 1报名 1签到 1/);
    expect(li.text).toMatch(/金凤区\s*32/);
    expect(li.html).toContain('aria-label="金凤区：3 家里 2 家收到"');
  });

  it("is a workbook with each recipient, which is on record", async () => {
    const cookie = [...li.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const address = `http://desk.test${path}/statistics.xlsx`;
    const response = await test.desk.handle(new Request(address, { headers: { cookie } }), "1");
    const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer());
    const office = { command: "none", folder: "/", milliseconds: 1 };
    const read = await readTablesOf(bytes, "统计.xlsx", { office });
    if ("refused" in read) throw new Error(read.refused);
    const texts = read.tables.map(({ name, rows }) => [
      name,
      ...rows.map((row) => row.map((cell) => cell?.text ?? "").join("|")),
    ]);
    expect(texts.find(([name]) => name === "县区")).toContain("金凤区|3|2|0|0|0|0|0|0|0");
    const all = texts.find(([name]) => name === "明细")?.join("\n");
    expect(all).toContain("甘草科技|Telegram|对方收不到|停用或离开了渠道|2026-11-24 10:00|金凤区");
    expect(all).not.toContain("没人的科技");
    expect(await test.db.audit.count({ where: { action: "notice.export" } })).toBe(1);
  });

  it("can be cancelled for who did not get it, and then put right for who did", async () => {
    await li.open(path);
    await li.submit(`${path}/cancel`);
    expect(li.text).toContain("取消了。还没发的 0 个不发了");
    await li.submit(`${path}/recall`, { why: "发错了" });
    expect(li.text).toContain("这是收回的草稿");
    expect(li.text).toMatch(/收回：某某项目开始申报 .*作废，请不要再按它办。 发错了/);
  });
});
