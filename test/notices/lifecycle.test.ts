import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scheduleNotice, startNotice } from "../../src/notices/course.ts";
import { correctNotice, relayNotice, testSend } from "../../src/notices/followups.ts";
import { approveNotice } from "../../src/notices/approval.ts";
import {
  changeNotice,
  createNotice,
  returnNotice,
  submitNotice,
} from "../../src/notices/lifecycle.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { approved, draft, groundOn, li, morning, settle, taken, zhang } from "./town.ts";

const folder = temporaryFolder();
let db: Database;
beforeAll(async () => {
  db = await openDatabase(join(folder, "notices.db"));
  await settle(db, 4);
});
afterAll(() => db.$disconnect());

const wang = { name: "王五", role: "office", region: "某某区" } as const;

describe("approving a notice", () => {
  it("is for somebody who neither wrote it nor changed it last", async () => {
    const ground = groundOn(db, ["e0"]);
    const made = taken(await createNotice(ground, zhang, draft));
    taken(await submitNotice(ground, zhang, made));
    expect(await approveNotice(ground, zhang, made)).toEqual({
      refused: "自己写的通知要由别的同事批准。",
    });
    const changed = taken(await changeNotice(ground, li, made, { ...draft, title: "改过的" }));
    expect(changed).toMatchObject({ state: "draft", edition: 2 });
    taken(await submitNotice(ground, zhang, changed));
    expect(await approveNotice(ground, li, changed)).toEqual({
      refused: "这一稿是你改的，要由别的同事批准。",
    });
    expect(await approveNotice(ground, li, made)).toEqual({
      refused: "刚才有人改过这份通知，看了新的再来。",
    });
  });

  it("is undone by a change, and so is who was to get it", async () => {
    const ground = groundOn(db, ["e0", "e1"]);
    const notice = await approved(ground);
    expect(await db.recipient.count({ where: { noticeId: notice.id } })).toBe(2);
    const changed = await changeNotice(ground, zhang, notice, { ...draft, closes: "2026-07-01" });
    expect(changed).toMatchObject({ notes: ["改过以后要重新提交、重新批准。"] });
    expect(taken(changed)).not.toHaveProperty("reply");
    expect(await db.recipient.count({ where: { noticeId: notice.id } })).toBe(0);
  });

  it("fixes who gets it, whatever the audience comes to later", async () => {
    const companies = [{ enterpriseId: "e0", because: "in" as const }];
    const ground = groundOn(db, [], {
      find: () => Promise.resolve({ companies, everyone: false }),
    });
    const notice = await approved(ground);
    companies.push({ enterpriseId: "e1", because: "in" });
    taken(await startNotice(ground, zhang, notice));
    expect(await db.outbox.count({ where: { recipient: { noticeId: notice.id } } })).toBe(1);
  });

  it("needs the number typed where everyone would get it", async () => {
    const companies = ["e0", "e1", "e2"].map((enterpriseId) => ({
      ...{ enterpriseId, because: "in" as const },
    }));
    const ground = groundOn(db, [], { find: () => Promise.resolve({ companies, everyone: true }) });
    const made = taken(await createNotice(ground, zhang, draft));
    taken(await submitNotice(ground, zhang, made));
    expect(await approveNotice(ground, li, made)).toMatchObject({ number: 3 });
    expect(await approveNotice(ground, li, made, { typed: 2 })).toMatchObject({ number: 3 });
    expect(taken(await approveNotice(ground, li, made, { typed: 3 })).state).toBe("approved");
  });

  it("is refused where nobody is concerned, and can be asked for again", async () => {
    const made = taken(await createNotice(groundOn(db, []), zhang, draft));
    taken(await submitNotice(groundOn(db, []), zhang, made));
    expect(await approveNotice(groundOn(db, []), li, made)).toEqual({
      refused: "现在没有一家企业符合，发不出去。换个条件。",
    });
    expect(taken(await approveNotice(groundOn(db, ["e1"]), li, made)).state).toBe("approved");
  });

  it("happens once where two press at once", async () => {
    const ground = groundOn(db, ["e0", "e1"]);
    const made = taken(await createNotice(ground, zhang, draft));
    taken(await submitNotice(ground, zhang, made));
    const wu = { name: "吴六", role: "staff" } as const;
    const both = await Promise.all([
      approveNotice(ground, li, made),
      approveNotice(ground, wu, made),
    ]);
    expect(both.filter((one) => "done" in one)).toHaveLength(1);
    const notice = taken(both.find((one) => "done" in one)!);
    const starts = await Promise.all(
      [zhang, li, wu].map((who) => startNotice(ground, who, notice)),
    );
    expect(starts.filter((one) => "done" in one)).toHaveLength(1);
    expect(await db.outbox.count({ where: { recipient: { noticeId: notice.id } } })).toBe(2);
  });
});

describe("a draft", () => {
  it.each([
    [{ text: "字".repeat(20_000) }, "正文 20000 个字，最多 8000 个；长的作为附件，正文写要点。"],
    [{ title: "题".repeat(61) }, "标题 61 个字，最多 60 个。"],
    [{ topic: "gossip" }, "要选通知的类别。"],
    [{ closes: "6月30日" }, "“6月30日”不是日期，写成 2026-06-30 这样。"],
    [{ opens: "2026-07-01" }, "开始日 2026-07-01 在截止日 2026-06-30 之后。"],
    [{ buttons: ["precheck"] as const }, "放“我符合吗”按钮，要先选是哪个项目。"],
  ])("with %j is refused", async (fields, refused) => {
    const ground = groundOn(db, ["e0"]);
    expect(await createNotice(ground, zhang, { ...draft, ...fields })).toEqual({ refused });
  });

  it("with a file of 200 MB is refused with what may be", async () => {
    const bytes = new Uint8Array(200 * 1024 * 1024);
    const file = { name: "大文件.pdf", mediaType: "application/pdf", bytes };
    expect(await createNotice(groundOn(db, ["e0"]), zhang, draft, [file])).toEqual({
      refused: "附件“大文件.pdf”有 200 MB，一个最大 10 MB。",
    });
  });

  it.each([
    [{ text: "{企业}找{联系人}，{截止}前" }, "{联系人} 还没有填值。"],
    [{ closes: "2026-03-11" }, "截止日 2026-03-11 已经过了，改了日期再发。"],
    [{ text: "  " }, "还没有正文。"],
    [{ audience: "" }, "还没有选发给谁。"],
  ])("with %j is kept but not submitted", async (fields, refused) => {
    const ground = groundOn(db, ["e0"]);
    const made = taken(await createNotice(ground, zhang, { ...draft, ...fields }));
    expect(await submitNotice(ground, zhang, made)).toEqual({ refused });
  });

  it("goes back to who wrote it with what is to be done", async () => {
    const ground = groundOn(db, ["e0"]);
    const made = taken(await createNotice(ground, zhang, draft));
    taken(await submitNotice(ground, zhang, made));
    expect(taken(await returnNotice(ground, li, made, "写清楚材料"))).toMatchObject({
      state: "draft",
    });
  });
});

describe("the hour of sending", () => {
  it("is a good one, unless it is confirmed", async () => {
    const ground = groundOn(db, ["e0"]);
    const notice = await approved(ground);
    const night = new Date("2026-03-13T15:00:00.000Z");
    expect(await scheduleNotice(ground, zhang, notice, night)).toEqual({
      refused: "那时已是休息时间。可以改到 2026-03-16 08:30，或者确认就这个时间发。",
    });
    const sure = await scheduleNotice(ground, zhang, notice, night, { anyway: true });
    expect(taken(sure).sendAt).toEqual(night);
    expect(await scheduleNotice(ground, zhang, notice, new Date(0))).toEqual({
      refused: "这个时间已经过了。",
    });
  });

  it("is told where nobody knows the holidays of the year", async () => {
    const ground = groundOn(db, ["e0"]);
    const notice = await approved(ground);
    const at = new Date("2026-03-13T02:00:00.000Z");
    expect(await scheduleNotice(ground, zhang, notice, at)).toMatchObject({
      notes: ["2026 年的放假安排还没有录入，只避开了周末，请自己看一下是不是工作日。"],
    });
  });

  it("is put off to the morning where somebody presses at night", async () => {
    const ground = groundOn(db, ["e0"], { now: () => new Date("2026-03-12T14:00:00.000Z") });
    const notice = await approved(ground);
    const begun = await startNotice(ground, zhang, notice);
    expect(taken(begun)).toMatchObject({
      state: "approved",
      sendAt: new Date("2026-03-13T00:30:00Z"),
    });
    expect(taken(await startNotice(ground, zhang, notice, { anyway: true })).state).toBe("sending");
  });

  it("does not come any more once the programme is closed", async () => {
    const ground = groundOn(db, ["e0"]);
    const notice = await approved(ground, { ...draft, closes: "2026-03-13" });
    const later = groundOn(db, ["e0"], { now: () => new Date("2026-03-16T02:00:00.000Z") });
    expect(await startNotice(later, zhang, notice)).toEqual({
      refused: "截止日 2026-03-13 已经过了，改了日期再发。",
    });
  });
});

describe("an office", () => {
  it("handles its own notices alone, and relays those of the bureau", async () => {
    const regions: (string | undefined)[] = [];
    const ground = groundOn(db, ["e2"], {
      find: (_, region) => {
        regions.push(region);
        return Promise.resolve({
          companies: [{ enterpriseId: "e2", because: "in" }],
          everyone: true,
        });
      },
    });
    const notice = await approved(ground);
    expect(await submitNotice(ground, wang, notice)).toEqual({ refused: "没有这份通知。" });
    expect(await relayNotice(ground, wang, notice.id)).toEqual({ refused: "没有这份通知。" });
    taken(await startNotice(ground, zhang, notice));
    const own = taken(await relayNotice(ground, wang, notice.id));
    expect(own).toMatchObject({ region: "某某区", state: "draft", createdBy: "王五" });
    taken(await submitNotice(ground, wang, own));
    taken(await approveNotice(ground, li, own));
    expect(regions).toEqual([undefined, "某某区"]);
  });
});

describe("a notice that was sent", () => {
  it("is not changed but corrected, and only once at a time", async () => {
    const ground = groundOn(db, ["e0"]);
    const notice = await approved(ground);
    expect(await correctNotice(ground, zhang, notice.id)).toEqual({
      refused: "这份还没发过，直接改就行。",
    });
    taken(await startNotice(ground, zhang, notice));
    expect(await changeNotice(ground, zhang, notice, draft)).toEqual({
      refused: "已经开始发了，改不了；要改就发更正。",
    });
    expect(await correctNotice(ground, zhang, notice.id)).toEqual({
      refused: "这份还没发完：先取消没发的，再更正或收回。",
    });
  });

  it("can be tried on oneself before", async () => {
    const ground = groundOn(db, ["e0"]);
    const made = taken(await createNotice(ground, zhang, draft));
    expect(await testSend(ground, { ...zhang, personId: "p1" }, made.id)).toHaveProperty("refused");
    await db.inbox.create({
      data: {
        ...{ conversationId: "c1", seq: 1, channel: "telegram", messageId: "m", sender: "s" },
        ...{ text: "你好", sentAt: morning, receivedAt: morning },
      },
    });
    taken(await testSend(ground, { ...zhang, personId: "p1" }, made.id));
    const [row] = await db.outbox.findMany({ where: { conversationId: "c1", recipientId: null } });
    expect(row?.reply).toContain("试发，只有你收到");
    expect(row?.reply).toContain("示例企业可以报了");
  });
});
