import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNoticeDelivery } from "../../src/assistant/notice-delivery.ts";
import type { Sender } from "../../src/assistant/outbox-delivery.ts";
import {
  cancelNotice,
  finishNotice,
  pauseNotice,
  resumeNotice,
  startDueNotices,
  scheduleNotice,
  startNotice,
} from "../../src/notices/course.ts";
import { correctNotice, recallNotice } from "../../src/notices/followups.ts";
import { approveNotice } from "../../src/notices/approval.ts";
import { submitNotice } from "../../src/notices/lifecycle.ts";
import {
  callList,
  doubtfulRecipients,
  noticeProgress,
  noticeStatistics,
  settleRecipient,
} from "../../src/notices/progress.ts";
import type { Resting } from "../../src/notices/resting.ts";
import type { Database } from "../../src/stores/database.ts";
import { noteRead, storeNoticeAnswer } from "../../src/stores/notice-answers.ts";
import { tickCall } from "../../src/stores/notice-progress.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { queueNotice } from "../../src/stores/notice-outbox.ts";
import { eraseNoticesOf, mergeNoticesOf } from "../../src/stores/notice-people.ts";
import { history, queueReplies, settleInterrupted } from "../../src/stores/outbox.ts";
import { noteMembership, preferencesOf, setPreference } from "../../src/stores/preferences.ts";
import { quotedNotice } from "../../src/stores/recipient-notices.ts";
import { inTurn } from "../../src/stores/serial-transaction.ts";
import {
  approved,
  draft,
  groundOn,
  keepingChannel,
  li,
  morning,
  settle,
  taken,
  zhang,
} from "./town.ts";

/** What sending does on any database. */
export function sendingContract(open: () => Promise<Database>): void {
  describe("sending a notice", () => {
    let db: Database;
    let clock = morning.getTime();
    const now = () => new Date(clock);
    beforeAll(async () => {
      db = await open();
      await settle(db, 40, (n) => (n >= 30 ? undefined : n % 3 === 2 ? "web" : "telegram"));
    });
    afterAll(() => db.$disconnect());

    const deliver = (ids: string[], senders: readonly Sender[], most = 100) => {
      const ground = groundOn(db, ids, { now });
      const delivery = createNoticeDelivery({
        ...{ db, senders: () => senders, now, cap: { most, days: 7 }, chance: () => 0 },
        onIdle: async (id) => void (await finishNotice(ground, id)),
        onFault: (error) => {
          throw error;
        },
      });
      return { ground, delivery };
    };
    const stateOf = async (id: string) =>
      (await db.notice.findUniqueOrThrow({ where: { id } })).state;
    const wants = (personId: string, topic: string, stopped: boolean) =>
      setPreference(db, { personId, topic, stopped, reason: "不用了", at: now() });
    const addresses = (channel: { got: { address: string }[] }) =>
      channel.got.map(({ address }) => address).sort();

    it("names both companies to who belongs to two, once", async () => {
      await db.membership.create({
        data: { personId: "p0", enterpriseId: "e30", role: "member", createdAt: morning },
      });
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e0", "e30"], [telegram]);
      const notice = await approved(ground, { ...draft, text: "可以报了。" });
      taken(await startNotice(ground, zhang, notice));
      await delivery.round();
      expect(telegram.got.map(({ reply }) => reply.text.split("\n")[1])).toEqual([
        "发给：某某科技0、某某科技30",
      ]);
      expect(await stateOf(notice.id)).toBe("done");
    });

    it("leaves out who stopped the topic in mid-send, unless it must reach all", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e1", "e3"], [telegram]);
      const notice = await approved(ground);
      taken(await startNotice(ground, zhang, notice));
      await wants("p1", "window", true);
      await delivery.round();
      expect(addresses(telegram)).toEqual(["address-3"]);
      const { reasons, states } = await noticeStatistics(db, notice.id, now());
      expect([[...reasons], states.get("skipped")]).toEqual([[["stopped", 1]], 1]);
      const must = await approved(ground, { ...draft, mandatory: true });
      taken(await startNotice(ground, zhang, must));
      await delivery.round();
      expect(addresses(telegram)).toEqual(["address-1", "address-3", "address-3"]);
      await wants("p1", "window", false);
    });

    it("gives nobody more than so many a week", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e4"], [telegram], 2);
      for (let count = 0; count < 3; count += 1)
        taken(await startNotice(ground, zhang, await approved(ground)));
      await delivery.round();
      expect(telegram.got).toHaveLength(2);
      clock += 8 * 24 * 3600 * 1000;
      taken(await startNotice(ground, zhang, await approved(ground)));
      await delivery.round();
      expect(telegram.got).toHaveLength(3);
    });

    it("goes where a person is to be reached once a channel is closed to us", async () => {
      await db.conversation.create({
        data: {
          ...{ id: "w6", channel: "web", address: "web-6", personId: "p6" },
          createdAt: new Date(0),
        },
      });
      const telegram = keepingChannel("telegram", () => "blocked");
      const web = keepingChannel("web");
      const { ground, delivery } = deliver(["e6", "e7"], [telegram, web]);
      const notice = await approved(ground);
      taken(await startNotice(ground, zhang, notice));
      await delivery.round();
      await delivery.round();
      expect([addresses(telegram), addresses(web)]).toEqual([[], ["web-6"]]);
      expect(await preferencesOf(db, "p7")).toMatchObject([
        { topic: "channel:telegram", stopped: true, reason: "blocked" },
      ]);
      expect(await callList(db, notice.id)).toMatchObject([
        { personId: "p7", state: "blocked", why: "blocked" },
      ]);
      // Of what comes next it is known before.
      const next = await approved(ground);
      const rows = await db.recipient.findMany({
        where: { noticeId: next.id },
        orderBy: { who: "asc" },
      });
      expect(rows.map(({ who, via }) => [who, via])).toEqual([
        ["enterprise:e7", "call"],
        ["person:p6", "web"],
      ]);
      await recordIncoming(
        db,
        {
          ...{ channel: "telegram", address: "address-7", sender: "s7", messageId: "m7" },
          ...{ at: now().toISOString(), text: "你好" },
        },
        now(),
      );
      expect(await preferencesOf(db, "p7")).toEqual([]);
      const told = async (state: "gone" | "here") => {
        await noteMembership(db, "telegram", { address: "address-7", state }, now());
        return (await preferencesOf(db, "p7")).map(({ reason }) => reason);
      };
      expect([await told("gone"), await told("here")]).toEqual([["left"], []]);
    });

    it("reaches by mail who has nobody here, and lists for a call who has no mailbox", async () => {
      await db.enterprise.update({
        where: { id: "e31" },
        data: { contact: "联系人：赵某；邮箱：Zhao@Example.cn" },
      });
      const mail = keepingChannel("mail");
      const { ground, delivery } = deliver(["e31", "e32"], [mail]);
      const notice = await approved(ground);
      taken(await startNotice(ground, zhang, notice));
      await delivery.round();
      expect(addresses(mail)).toEqual(["enterprise:e31"]);
      const [call] = await callList(db, notice.id);
      expect(call).toMatchObject({ state: "toCall", companies: [{ id: "e32" }] });
      const which = { noticeId: notice.id, id: call?.id ?? "" };
      expect(await tickCall(db, which, { by: "张三", note: "会报" }, now())).toBe(true);
      expect(await callList(db, notice.id)).toMatchObject([
        { state: "called", called: { by: "张三", note: "会报" } },
      ]);
      expect(await stateOf(notice.id)).toBe("done");
    });

    it("waits while it is paused, and goes to nobody else once it is cancelled", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e9", "e10"], [telegram]);
      const notice = await approved(ground);
      taken(await startNotice(ground, zhang, notice));
      taken(await pauseNotice(ground, li, notice));
      await delivery.round();
      expect(telegram.got).toEqual([]);
      taken(await resumeNotice(ground, li, notice));
      taken(await cancelNotice(ground, li, notice));
      await delivery.round();
      expect(telegram.got).toEqual([]);
      expect(await resumeNotice(ground, li, notice)).toHaveProperty("refused");
      const { states } = await noticeProgress(db, notice.id, now());
      expect([...states]).toEqual([["skipped", 2]]);
    });

    it("is put right and taken back to exactly those who got it", async () => {
      const telegram = keepingChannel("telegram", (address) =>
        address === "address-13" ? "unknown" : "sent",
      );
      const { ground, delivery } = deliver(["e12", "e13", "e15"], [telegram]);
      await wants("p15", "window", true);
      const first = await approved(ground);
      taken(await startNotice(ground, zhang, first));
      await delivery.round();
      expect(addresses(telegram)).toEqual(["address-12"]);
      // Who may have got it hears of it too; who stopped since does as well.
      await wants("p12", "window", true);
      const correction = taken(
        await correctNotice(ground, zhang, first.id, { closes: "2026-07-15" }),
      );
      taken(await submitNotice(ground, zhang, correction));
      taken(await approveNotice(ground, li, correction));
      taken(await startNotice(ground, zhang, correction));
      const who = await db.recipient.findMany({ where: { noticeId: correction.id } });
      expect(who.map(({ personId }) => personId).sort()).toEqual(["p12", "p13"]);
      await delivery.round();
      expect(telegram.got.at(-1)?.reply.text).toContain("**更正：某某项目开始申报**");
      expect(telegram.got.at(-1)?.reply.text).toContain("截止：2026-07-15");
      const recall = taken(await recallNotice(ground, zhang, correction.id, "作废。"));
      expect(recall).toMatchObject({ kind: "recall", text: "作废。", buttons: [] });
    });

    it("tries again when it is asked to wait, and lets a dead channel rest", async () => {
      let fate = "retryAt";
      const telegram = keepingChannel("telegram", () => fate, now);
      const rests: unknown[] = [];
      const resting: Resting = new Map();
      const ids = [16, 18, 19, 21, 22, 24].map((n) => `e${n}`);
      const ground = groundOn(db, ids, { now });
      const delivery = createNoticeDelivery({
        ...{ db, senders: () => [telegram], now, cap: { most: 100, days: 7 }, chance: () => 0 },
        onIdle: async (id) => void (await finishNotice(ground, id)),
        resting,
        onChannel: (state) => rests.push(state.until instanceof Date),
      });
      const notice = await approved(ground, { ...draft, mandatory: true });
      taken(await startNotice(ground, zhang, notice));
      await delivery.round();
      await delivery.round();
      expect(rests).toEqual([]);
      const tried = await db.outbox.count({
        where: { recipient: { noticeId: notice.id }, attempts: { gt: 0 }, channel: "telegram" },
      });
      expect(tried).toBe(6);
      clock += 61_000;
      await delivery.round();
      expect(rests).toEqual([true]);
      const since = now();
      expect(resting.get("telegram")?.since).toEqual(since);
      fate = "sent";
      clock += 3600_000;
      await delivery.round();
      expect(telegram.got).toHaveLength(6);
      expect(rests).toEqual([true, false]);
      expect(resting.size).toBe(0);
    });

    it("stops soon where nothing is heard of what is handed over", async () => {
      const telegram = keepingChannel("telegram", () => "unknown");
      const ids = [0, 1, 3, 4, 6, 9, 10, 12, 13, 16, 18, 19].map((n) => `e${n}`);
      const { ground, delivery } = deliver(ids, [telegram]);
      const notice = await approved(ground, { ...draft, mandatory: true });
      taken(await startNotice(ground, zhang, notice));
      const unknown = async () =>
        (await noticeProgress(db, notice.id, now())).states.get("unknown");
      await delivery.round();
      await delivery.round();
      expect(await unknown()).toBe(8);
      clock += 60_000;
      await delivery.round();
      expect(await unknown()).toBe(9);
      taken(await cancelNotice(ground, zhang, notice));
    });

    it("is not sent again what may have arrived, until somebody says so", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e18", "e19"], [telegram]);
      const notice = await approved(ground);
      taken(await startNotice(ground, zhang, notice));
      await db.outbox.updateMany({
        where: { conversationId: "c18", state: "queued", recipientId: { not: null } },
        data: { state: "sending" },
      });
      await settleInterrupted(db, now());
      await delivery.round();
      expect(addresses(telegram)).toEqual(["address-19"]);
      const [doubt] = await doubtfulRecipients(db, notice.id);
      expect(doubt).toMatchObject({ personId: "p18" });
      const which = { id: notice.id, recipientId: doubt?.id ?? "" };
      taken(await settleRecipient(ground, zhang, which, "again"));
      await delivery.round();
      expect(addresses(telegram)).toEqual(["address-18", "address-19"]);
    });

    it("is seen on the page once it was handed over, behind what came before", async () => {
      const web = keepingChannel("web");
      const { ground, delivery } = deliver(["e20"], [web]);
      const notice = await approved(ground);
      taken(await startNotice(ground, zhang, notice));
      const seen = async (after: number) =>
        (await history(db, "web", "address-20", after)).replies.map(({ reply }) => reply.kind);
      expect(await seen(0)).not.toContain("notice");
      const later = { kind: "answer" as const, text: "答", citations: [], choices: [] };
      const [told] = await inTurn(db, (tx) =>
        queueReplies(tx, { conversationId: "c20", replies: [later], priority: "chat" }, now()),
      );
      await delivery.round();
      expect(await seen(told?.seq ?? 0)).toEqual(["notice"]);
      const { replies } = await history(db, "web", "address-20", 0);
      const ids = replies.flatMap(({ id, noticeId }) => (noticeId === notice.id ? id : []));
      for (let twice = 0; twice < 2; twice += 1) await noteRead(db, ids, now());
      const { answers } = await noticeStatistics(db, notice.id, now());
      expect([...answers]).toEqual([["read", 1]]);
    });

    it("goes once to two who turn out to be one, and not to who is erased meanwhile", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e27", "e28", "e15"], [telegram]);
      const notice = await approved(ground, { ...draft, mandatory: true });
      taken(await startNotice(ground, zhang, notice));
      await inTurn(db, async (tx) => {
        await mergeNoticesOf(tx, "p28", "p27");
        await eraseNoticesOf(tx, "p15", now());
      });
      await delivery.round();
      expect(telegram.got.map(({ reply }) => reply.text.split("\n")[1])).toEqual([
        "某某科技27、某某科技28可以报了，2026-06-30前在网上交。",
      ]);
      const { reasons } = await noticeStatistics(db, notice.id, now());
      expect([...reasons]).toEqual([
        ["erased", 1],
        ["merged", 1],
      ]);
    });

    it("goes once to two who turn out to be one before it begins", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e25", "e24"], [telegram]);
      const notice = await approved(ground, { ...draft, mandatory: true });
      await inTurn(db, (tx) => mergeNoticesOf(tx, "p25", "p24"));
      taken(await startNotice(ground, zhang, notice));
      await delivery.round();
      expect(telegram.got.map(({ reply }) => reply.text.split("\n")[1])).toEqual([
        "某某科技24、某某科技25可以报了，2026-06-30前在网上交。",
      ]);
    });

    it("goes on by itself where it was ended while its rows were written, and sends nothing before", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e21", "e22"], [telegram]);
      const notice = await approved(ground);
      await queueNotice(db, notice.id, now());
      await db.outbox.deleteMany({
        where: { recipient: { noticeId: notice.id, who: "person:p22" } },
      });
      await db.notice.update({ where: { id: notice.id }, data: { sendAt: now() } });
      await delivery.round();
      expect(telegram.got).toEqual([]);
      expect(await startDueNotices(ground)).toMatchObject([{ done: { state: "sending" } }]);
      await delivery.round();
      expect(addresses(telegram)).toEqual(["address-21", "address-22"]);
    });

    it("goes to nobody where it is cancelled while its rows are written", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e21", "e22"], [telegram]);
      const notice = await approved(ground);
      taken(await cancelNotice(ground, zhang, notice));
      await queueNotice(db, notice.id, now());
      expect(await db.outbox.count({ where: { recipient: { noticeId: notice.id } } })).toBe(0);
      await delivery.round();
      expect(telegram.got).toEqual([]);
    });

    it("is known by the message that it was, in a thread of one's own too, and to nobody else", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e21", "e22"], [telegram]);
      const notice = await approved(ground, { ...draft, mandatory: true });
      taken(await startNotice(ground, zhang, notice));
      await delivery.round();
      const row = await db.outbox.findFirstOrThrow({
        where: { recipient: { noticeId: notice.id }, address: "address-21" },
      });
      await db.outbox.update({ where: { id: row.id }, data: { platformId: "its-own" } });
      const message = { channel: "telegram", quotes: "its-own" };
      const own = await quotedNotice(db, { personId: "p21", conversationId: "thread" }, message);
      expect(own?.notice.id).toBe(notice.id);
      const other = { personId: "p22", conversationId: "c22" };
      expect(await quotedNotice(db, other, message)).toBeUndefined();
    });

    it("goes to those who were fixed, once, though rules change and the clock is put back in mid-send", async () => {
      const telegram = keepingChannel("telegram");
      const { ground } = deliver(["e21", "e22"], [telegram]);
      const notice = await approved(ground, { ...draft, mandatory: true });
      taken(await startNotice(ground, zhang, notice));
      await db.outbox.updateMany({
        where: { recipient: { noticeId: notice.id }, address: "address-22" },
        data: { nextAttemptAt: new Date(clock + 1000) },
      });
      await deliver(["e21"], [telegram]).delivery.round();
      expect(addresses(telegram)).toEqual(["address-21"]);
      // From here on the audience would come to others.
      clock -= 3600_000;
      const later = deliver(["e24"], [telegram]);
      await later.delivery.round();
      expect(addresses(telegram)).toEqual(["address-21"]);
      clock += 3600_000 + 1000;
      await later.delivery.round();
      await later.delivery.round();
      expect(addresses(telegram)).toEqual(["address-21", "address-22"]);
      expect(await stateOf(notice.id)).toBe("done");
    });

    it("begins by itself at its hour", async () => {
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e21"], [telegram]);
      const notice = await approved(ground);
      taken(
        await scheduleNotice(ground, zhang, notice, new Date(clock + 60_000), { anyway: true }),
      );
      expect(await startDueNotices(ground)).toEqual([]);
      clock += 60_000;
      expect(await startDueNotices(ground)).toMatchObject([{ done: { state: "sending" } }]);
      await delivery.round();
      expect(addresses(telegram)).toEqual(["address-21"]);
    });

    it("tells by county what came of it", async () => {
      await db.enterprise.updateMany({
        where: { id: { in: ["e22", "e24"] } },
        data: { county: "某某区" },
      });
      const telegram = keepingChannel("telegram");
      const { ground, delivery } = deliver(["e22", "e24", "e25"], [telegram]);
      const notice = await approved(ground);
      taken(await startNotice(ground, zhang, notice));
      await delivery.round();
      const recipient = await db.recipient.findFirstOrThrow({
        where: { noticeId: notice.id, personId: "p22" },
      });
      const said = { recipientId: recipient.id, kind: "receipt" as const };
      await inTurn(db, (tx) => storeNoticeAnswer(tx, { ...said, words: "不报" }, now()));
      await inTurn(db, (tx) => storeNoticeAnswer(tx, { ...said, words: "报" }, now()));
      const { receipts, counties } = await noticeStatistics(db, notice.id, now());
      expect([...receipts]).toEqual([["报", 1]]);
      expect(counties).toEqual([
        { county: "某某区", companies: 2, reached: 2, answers: new Map([["receipt", 1]]) },
        { county: "", companies: 1, reached: 1, answers: new Map() },
      ]);
    });
  });
}
