import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Incoming } from "../../src/messages/incoming.ts";
import type { Citation, Reply } from "../../src/messages/reply.ts";
import { readFeedback, recordFeedback } from "../../src/stores/answers.ts";
import {
  leaveConversation,
  listConversations,
  moveConversation,
} from "../../src/stores/conversations.ts";
import type { Database } from "../../src/stores/database.ts";
import { answerGap, dismissGap, openGaps, readGap } from "../../src/stores/gaps.ts";
import { closeHandoff, replyToHandoff, takeHandoff } from "../../src/stores/handoff-work.ts";
import { openHandoffs, recordHandoff } from "../../src/stores/handoffs.ts";
import { pendingIncoming, readIncoming, recordIncoming } from "../../src/stores/inbox.ts";
import {
  doubtful,
  history,
  markOutcome,
  isQueued,
  markSending,
  markSent,
  queuedReplies,
  queueReplies,
  repliesTo,
  settleInterrupted,
} from "../../src/stores/outbox.ts";
import { bumpRevision, currentRevision } from "../../src/stores/revision.ts";
import { inTurn } from "../../src/stores/serial-transaction.ts";
import type { Straight } from "../../src/stores/straight.ts";
import {
  completeTurn,
  readAsOf,
  recentTurns,
  setAsOf,
  settleTurn,
} from "../../src/stores/turns.ts";

const at = new Date("2026-03-12T02:00:00.000Z");
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

let count = 0;

/** A message nobody sent before, on an address of its own unless one is given. */
export function message(given: Partial<Incoming> = {}): Incoming {
  count += 1;
  return {
    channel: "web",
    address: `address-${count}`,
    sender: "someone",
    messageId: `message-${count}`,
    at: at.toISOString(),
    text: "科技人员占比要多少",
    ...given,
  };
}

const citation: Citation = {
  number: "某科发〔2016〕1号",
  document: "某某办法",
  article: "第三条（二）",
  kind: "要点",
  text: "占比不低于一成。",
  from: "2016-01-01",
  checked: "2026-03-01",
  standing: "转述",
};

/** An answer with one citation. */
export function reply(given: Partial<Reply> = {}): Reply {
  return { kind: "answer", text: "不低于一成。", citations: [citation], choices: [], ...given };
}

/** What a database must do with messages, turns and replies, whichever it is. */
export function storeContract(open: () => Promise<Database>): void {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.$disconnect());

  describe("inbox", () => {
    it("keeps what came, with the day it names", async () => {
      const incoming = message({ asOf: "2019-04-22", text: "一行\n二行 😀 '\"" });
      const { id, duplicate } = await recordIncoming(db, incoming, at);
      expect(duplicate).toBe(false);
      expect(await readIncoming(db, id)).toMatchObject({ ...incoming, seq: 1, answered: false });
    });

    it("has no day when the message names none", async () => {
      const { id } = await recordIncoming(db, message(), at);
      expect(await readIncoming(db, id)).not.toHaveProperty("asOf");
    });

    it("knows nothing under an id that was never given", async () => {
      expect(await readIncoming(db, "none")).toBeUndefined();
    });

    it("takes one of many that come at once under one message id", async () => {
      const incoming = message();
      const all = await Promise.all(
        Array.from({ length: 12 }, () => recordIncoming(db, incoming, at)),
      );
      expect(all.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    });

    it("tells one message id on two channels apart", async () => {
      const first = await recordIncoming(db, message({ messageId: "same" }), at);
      const second = await recordIncoming(db, message({ messageId: "same", channel: "slack" }), at);
      expect(second).toMatchObject({ duplicate: false });
      expect(second.conversationId).not.toBe(first.conversationId);
    });

    it("makes one conversation of many first messages that come at once, numbered without a hole", async () => {
      const incoming = Array.from({ length: 12 }, () => message({ address: "crowded" }));
      const all = await Promise.all(incoming.map((one) => recordIncoming(db, one, at)));
      expect(new Set(all.map(({ conversationId }) => conversationId)).size).toBe(1);
      const stored = await Promise.all(all.map(({ id }) => readIncoming(db, id)));
      const seqs = stored.map((one) => one?.seq ?? 0).sort((a, b) => a - b);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    });

    it("lists what is not answered in the order received", async () => {
      const first = await recordIncoming(db, message({ channel: "queue", address: "a" }), at);
      const second = await recordIncoming(
        db,
        message({ channel: "queue", address: "b" }),
        later(1),
      );
      const third = await recordIncoming(db, message({ channel: "queue", address: "a" }), later(1));
      const answered = await recordIncoming(db, message({ channel: "queue" }), at);
      await completeTurn(db, answered.id, { frame: {}, replies: [reply()] }, at);
      const pending = (await pendingIncoming(db)).filter(({ channel }) => channel === "queue");
      expect(pending[0]?.id).toBe(first.id);
      expect(new Set(pending.slice(1).map(({ id }) => id))).toEqual(new Set([second.id, third.id]));
    });
  });

  describe("turn", () => {
    const received = async (given: Partial<Incoming> = {}) =>
      recordIncoming(db, message(given), at);

    it("keeps replies, answers with citations as shown, and gaps", async () => {
      const { id } = await received();
      const [first, second] = await completeTurn(
        db,
        id,
        {
          frame: { programme: "某项目" },
          replies: [reply(), reply({ kind: "handoff", text: "库里没有。", citations: [] })],
          answers: [{ reply: 0, question: "占比多少", mode: "extractive" }],
          gaps: [{ question: "奖励多少", frame: { aspect: "amount" }, reason: "未收录" }],
          asOf: "2026-03-12",
        },
        at,
      );
      expect(first).toMatchObject({ seq: 1, inReplyTo: id, state: "queued", priority: "chat" });
      expect(second).toMatchObject({ seq: 2, reply: { kind: "handoff" } });
      const answerId = first?.reply.answerId ?? "";
      const { article, ...shown } = citation;
      expect(
        await db.answer.findUnique({ where: { id: answerId }, include: { citations: true } }),
      ).toMatchObject({
        question: "占比多少",
        kind: "answer",
        text: "不低于一成。",
        mode: "extractive",
        citations: [{ ...shown, place: article, position: 0, to: null, quote: null }],
      });
      expect(second?.reply).not.toHaveProperty("answerId");
      expect((await openGaps(db)).map(({ question }) => question)).toContain("奖励多少");
      expect(await readIncoming(db, id)).toMatchObject({ answered: true });
    });

    it("happens once, however often and at once it is completed", async () => {
      const { id, conversationId } = await received();
      const outcomes = await Promise.all(
        ["甲", "乙", "丙", "丁"].map((text) =>
          completeTurn(db, id, { frame: text, replies: [reply({ text })] }, at),
        ),
      );
      const first = await repliesTo(db, id);
      expect(first).toHaveLength(1);
      for (const outcome of outcomes) expect(outcome).toEqual(first);
      expect(await recentTurns(db, conversationId, 9)).toHaveLength(1);
    });

    it("leaves nothing behind when it cannot be stored whole", async () => {
      const { id, conversationId } = await received();
      const answers = [{ reply: 7, question: "没有这条", mode: "extractive" as const }];
      await expect(
        completeTurn(db, id, { frame: {}, replies: [reply()], answers }, at),
      ).rejects.toThrow("reply 7");
      expect(await readIncoming(db, id)).toMatchObject({ answered: false });
      expect(await recentTurns(db, conversationId, 9)).toEqual([]);
      expect(await repliesTo(db, id)).toEqual([]);
    });

    it("numbers the replies of a conversation on through its turns", async () => {
      const address = "numbered";
      for (const replies of [[reply(), reply()], [], [reply()]]) {
        const { id } = await received({ address });
        await completeTurn(db, id, { frame: {}, replies }, at);
      }
      const { replies } = await history(db, "web", address, 0);
      expect(replies.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    });

    it("gives back the newest turns, newest last, with frame and day", async () => {
      const address = "remembered";
      for (const text of ["一", "二", "三"]) {
        const { id } = await received({ address, text });
        const day = text === "三" ? "2026-01-01" : undefined;
        await completeTurn(db, id, { frame: { text }, replies: [reply()], asOf: day }, at);
      }
      const { conversationId } = await received({ address });
      const turns = await recentTurns(db, conversationId, 2);
      expect(turns).toMatchObject([
        { seq: 2, text: "二", frame: { text: "二" }, at },
        { seq: 3, text: "三", frame: { text: "三" }, asOf: "2026-01-01" },
      ]);
      expect(turns[0]).not.toHaveProperty("asOf");
    });

    it("remembers the day a conversation is set to until it is set back", async () => {
      const { conversationId } = await received();
      expect(await readAsOf(db, conversationId)).toBeUndefined();
      await setAsOf(db, conversationId, "2019-04-22");
      expect(await readAsOf(db, conversationId)).toBe("2019-04-22");
      await setAsOf(db, conversationId, undefined);
      expect(await readAsOf(db, conversationId)).toBeUndefined();
    });
  });

  describe("history", () => {
    const converse = async (address: string) => {
      for (const text of ["一", "二"]) {
        const { id } = await recordIncoming(db, message({ address, text }), at);
        await completeTurn(db, id, { frame: {}, replies: [reply({ text }), reply({ text })] }, at);
      }
      await recordIncoming(db, message({ address, text: "三" }), at);
    };
    const seen = async (address: string, after: number) => {
      const { messages, replies } = await history(db, "web", address, after);
      return [messages.map(({ text }) => text).join(""), replies.map(({ seq }) => seq).join("")];
    };

    it("is empty for an address that never wrote", async () => {
      expect(await history(db, "web", "nobody", 0)).toEqual({ messages: [], replies: [] });
    });

    it("begins after what was seen, message and reply alike", async () => {
      await converse("history");
      expect(await seen("history", 0)).toEqual(["一二三", "1234"]);
      expect(await seen("history", 1)).toEqual(["二三", "234"]);
      expect(await seen("history", 2)).toEqual(["二三", "34"]);
      expect(await seen("history", 4)).toEqual(["三", ""]);
    });

    it("counts a reply sent unasked without losing the messages around it", async () => {
      const { id, conversationId } = await recordIncoming(db, message({ address: "news" }), at);
      await completeTurn(db, id, { frame: {}, replies: [reply()] }, at);
      const notice = { conversationId, replies: [reply()], priority: "notice" as const };
      const [sent] = await queueReplies(db, notice, at);
      expect(sent).toMatchObject({ seq: 2, priority: "notice" });
      expect(sent).not.toHaveProperty("inReplyTo");
      await recordIncoming(db, message({ address: "news", text: "二" }), at);
      expect(await seen("news", 2)).toEqual(["二", ""]);
    });
  });

  describe("outbox", () => {
    const queued = async (channel: string, priority: "chat" | "notice" = "chat") => {
      const { conversationId } = await recordIncoming(db, message({ channel }), at);
      const [one] = await queueReplies(db, { conversationId, replies: [reply()], priority }, at);
      return one?.id ?? "";
    };
    const waiting = async (channel: string, now = at) =>
      (await queuedReplies(db, channel, now)).map(({ id }) => id);

    it("sends chat before notices, and nothing of another channel", async () => {
      const notice = await queued("order", "notice");
      const chat = await queued("order");
      await queued("other");
      expect(await waiting("order")).toEqual([chat, notice]);
    });

    it("is handed over once", async () => {
      const id = await queued("once");
      expect(await Promise.all([1, 2, 3].map(() => markSending(db, id, at)))).toEqual(
        expect.arrayContaining([true, false, false]),
      );
      expect(await waiting("once")).toEqual([]);
    });

    it("is handed over behind the answers before it in its conversation, except on a page", async () => {
      for (const channel of ["ordered", "web"]) {
        const answers: string[] = [];
        for (let part = 0; part < 3; part += 1) {
          const { id: inboxId, conversationId } = await recordIncoming(
            db,
            message({ channel, address: "ordered", messageId: `${channel} ${part}` }),
            at,
          );
          const queue = { conversationId, inboxId, replies: [reply()], priority: "chat" as const };
          for (const { id } of await queueReplies(db, queue, at)) answers.push(id);
        }
        const [first = "", second = "", third = ""] = answers;
        await markSending(db, first, at);
        await markOutcome(db, first, { outcome: "retryAt", at: later(30) }, at);
        expect(await markSending(db, third, at)).toBe(channel === "web");
        expect(await markSending(db, second, at)).toBe(channel === "web");
        expect(await isQueued(db, second)).toBe(channel !== "web");
        if (channel === "web") continue;
        for (const id of answers) {
          expect(await markSending(db, id, later(30))).toBe(true);
          await markOutcome(db, id, { outcome: "sent", id }, later(30));
        }
      }
    });

    it("waits until the platform lets us try again, that instant included", async () => {
      const id = await queued("slow");
      await markSending(db, id, at);
      await markOutcome(db, id, { outcome: "retryAt", at: later(30) }, at);
      expect(await waiting("slow", later(29.999))).toEqual([]);
      expect(await waiting("slow", later(30))).toEqual([id]);
      expect((await queuedReplies(db, "slow", later(30)))[0]).toMatchObject({ attempts: 1 });
    });

    it("stays sent whatever is told later", async () => {
      const id = await queued("sent");
      await markSending(db, id, at);
      await markSent(db, id, "platform-1", at);
      await markOutcome(db, id, { outcome: "unknown" }, at);
      expect(await db.outbox.findUnique({ where: { id } })).toMatchObject({
        state: "sent",
        platformId: "platform-1",
        settledAt: at,
      });
    });

    it("is not tried again when the person blocked us", async () => {
      const id = await queued("blocked");
      await markOutcome(db, id, { outcome: "blocked" }, at);
      expect(await waiting("blocked", later(1e6))).toEqual([]);
    });

    it("lists what may or may not have arrived: told so, or interrupted", async () => {
      const told = await queued("doubt");
      await markOutcome(db, told, { outcome: "unknown" }, at);
      const interrupted = await queued("doubt");
      await markSending(db, interrupted, at);
      const untouched = await queued("doubt");
      const notice = await queued("doubt", "notice");
      await markSending(db, notice, at);
      const ended = await settleInterrupted(db, later(1));
      expect(ended).toEqual(expect.arrayContaining([interrupted, notice]));
      expect(await settleInterrupted(db, later(2))).toEqual([]);
      const ids = (await doubtful(db)).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining([told, interrupted, notice]));
      expect(ids).not.toContain(untouched);
      // An answer goes out again, a notice does not.
      expect(await waiting("doubt")).toEqual([interrupted, untouched]);
      await markSent(db, interrupted, "platform-2", later(3));
      expect((await doubtful(db)).map(({ id }) => id)).toContain(interrupted);
    });
  });

  describe("feedback, gaps and hand-overs", () => {
    it("keeps what was thought of an answer, and refuses one that is not there", async () => {
      const { id } = await recordIncoming(db, message(), at);
      const answers = [{ reply: 0, question: "问", mode: "model" as const }];
      const [one] = await completeTurn(db, id, { frame: {}, replies: [reply()], answers }, at);
      const answerId = one?.reply.answerId ?? "";
      expect(await recordFeedback(db, answerId, { helpful: false, reason: "过时" }, at)).toBe(true);
      expect(await recordFeedback(db, "none", { helpful: true }, at)).toBe(false);
      expect(await db.feedback.findMany({ where: { answerId } })).toMatchObject([
        { helpful: false, reason: "过时", at },
      ]);
    });

    it("keeps one vote an answer: the latest, also of two at once", async () => {
      const { id } = await recordIncoming(db, message(), at);
      const answers = [{ reply: 0, question: "问", mode: "model" as const }];
      const [one] = await completeTurn(db, id, { frame: {}, replies: [reply()], answers }, at);
      const answerId = one?.reply.answerId ?? "";
      expect(await readFeedback(db, [answerId])).toEqual(new Map());
      await Promise.all(
        [true, true, false].map((helpful) => recordFeedback(db, answerId, { helpful }, at)),
      );
      await recordFeedback(db, answerId, { helpful: false, reason: "看不懂" }, later(5));
      await recordFeedback(db, answerId, { helpful: true }, later(9));
      expect(await db.feedback.findMany({ where: { answerId } })).toMatchObject([
        { helpful: true, reason: null, at: later(9) },
      ]);
      expect(await readFeedback(db, [answerId, "none"])).toEqual(
        new Map([[answerId, { helpful: true }]]),
      );
    });

    it("stores a hand-over with the turn that asked for it, and neither without the other", async () => {
      const { id, conversationId } = await recordIncoming(db, message(), at);
      const handoff = { id: randomUUID(), question: "问", contact: "电话" };
      const outcome = { frame: {}, replies: [reply()], handoff };
      await completeTurn(db, id, outcome, at);
      await completeTurn(db, id, { ...outcome, handoff: { ...handoff, id: randomUUID() } }, at);
      expect(await db.handoff.findMany({ where: { conversationId } })).toMatchObject([handoff]);
      const broken = message();
      const settle = (tx: Straight, inboxId: string) => settleTurn(tx, inboxId, outcome, at); // its id is taken
      await expect(recordIncoming(db, broken, at, settle)).rejects.toThrow();
      expect(await db.inbox.count({ where: { messageId: broken.messageId } })).toBe(0);
      await db.handoff.deleteMany({ where: { conversationId } });
    });

    it("closes a gap once", async () => {
      const { id } = await recordIncoming(db, message(), at);
      const gaps = ["甲", "乙"].map((question) => ({ question, frame: {}, reason: "未收录" }));
      await completeTurn(db, id, { frame: {}, replies: [reply()], gaps }, later(60));
      const ids = (await openGaps(db)).slice(-2).map((gap) => gap.id);
      const [first = "", second = ""] = ids;
      const written = { clauses: [{ document: "某办法", place: "第一条" }], asked: ["怎样"] };
      const before = await currentRevision(db);
      expect(await answerGap(db, first, { text: "是这样", by: "某某", ...written }, at)).toBe(true);
      expect(await answerGap(db, first, { text: "不是", by: "别人", ...written }, at)).toBe(false);
      expect(await currentRevision(db)).toBe(before + 1);
      expect((await readGap(db, first))?.gap.answer).toEqual({
        ...{ text: "是这样", by: "某某", at },
        ...written,
      });
      expect(await dismissGap(db, second, "某某", at)).toBe(true);
      expect((await openGaps(db)).map((gap) => gap.id)).not.toEqual(expect.arrayContaining(ids));
    });

    it("passes a hand-over from open to taken to done", async () => {
      const { conversationId } = await recordIncoming(db, message(), at);
      const id = await recordHandoff(db, { conversationId, question: "问", contact: "邮箱" }, at);
      expect(await takeHandoff(db, id, { by: "某某" }, at)).toBe("done");
      expect(await takeHandoff(db, id, { by: "别人" }, at)).toBe("takenByOther");
      expect(await openHandoffs(db)).toMatchObject([
        { id, state: "taken", takenBy: "某某", contact: "邮箱" },
      ]);
      const sent = { by: "某某", reply: reply(), after: 0 };
      expect(await replyToHandoff(db, id, { ...sent, by: "别人" }, at)).toBe("takenByOther");
      expect(await replyToHandoff(db, id, sent, at)).toBe("done");
      expect(await replyToHandoff(db, id, sent, at)).toBe("stale");
      expect(await closeHandoff(db, id, { by: "某某", note: "已答复" }, at)).toBe("done");
      expect(await closeHandoff(db, id, { by: "某某", note: "再次" }, at)).toBe("closed");
      expect(await openHandoffs(db)).toEqual([]);
    });
  });

  describe("conversations", () => {
    // Letters of both cases, digits and both marks: whatever order a database sorts by.
    const prefixes = ["aB-_9zZ0.", "aB-_9zZ0", "AB-_9ZZ0.", "aB-_9zZ0-.", "zzzzzzzz."];

    it("are listed by what their address begins with, the latest first", async () => {
      for (const [number, prefix] of prefixes.entries()) {
        for (const key of ["Zz9-", "aA0_", "zzzz"]) {
          const incoming = message({ address: `${prefix}${key}`, text: `${number} ${key}` });
          const { id } = await recordIncoming(db, incoming, at);
          await recordIncoming(db, message({ address: incoming.address }), at);
          const when = later(key === "aA0_" ? 60 : 0);
          await completeTurn(db, id, { frame: {}, replies: [reply()] }, when);
        }
      }
      const listed = await listConversations(db, "web", "aB-_9zZ0.", 10);
      expect(listed.map(({ title }) => title).sort()).toEqual(["0 Zz9-", "0 aA0_", "0 zzzz"]);
      expect(listed[0]).toEqual({
        ...{ address: "aB-_9zZ0.aA0_", title: "0 aA0_", messages: 2 },
        ...{ began: at.toISOString(), last: later(60).toISOString() },
      });
      expect(await listConversations(db, "web", "aB-_9zZ0.", 2)).toHaveLength(2);
      expect(await listConversations(db, "other", "aB-_9zZ0.", 9)).toEqual([]);
    });

    it("move to another address with what waits for them, unless there is one", async () => {
      const [from, to] = [message().address, message().address];
      const first = await recordIncoming(db, message({ address: from }), at);
      await completeTurn(db, first.id, { frame: {}, replies: [reply()] }, at);
      await moveConversation(db, "web", from, to);
      await moveConversation(db, "web", from, to);
      const again = await recordIncoming(db, message({ address: to }), at);
      expect(again.conversationId).toBe(first.conversationId);
      expect((await history(db, "web", from, 0)).messages).toEqual([]);
      expect(
        (await queuedReplies(db, "web", at)).filter(({ address }) => address === to),
      ).toHaveLength(1);

      const other = await recordIncoming(db, message({ address: from }), at);
      await completeTurn(db, other.id, { frame: {}, replies: [reply()] }, at);
      await moveConversation(db, "web", from, to);
      expect((await history(db, "web", from, 0)).messages).toHaveLength(1);
      expect(
        (await queuedReplies(db, "web", at)).filter(({ address }) => address === to),
      ).toHaveLength(2);
    });

    it("are found no more at the address that was left, and begin anew there", async () => {
      const { address } = message();
      const first = await recordIncoming(db, message({ address }), at);
      await completeTurn(db, first.id, { frame: {}, replies: [reply()] }, at);
      await leaveConversation(db, "web", address);
      await leaveConversation(db, "web", address);
      expect((await history(db, "web", address, 0)).messages).toEqual([]);
      const again = await recordIncoming(db, message({ address }), at);
      expect(again.conversationId).not.toBe(first.conversationId);
      expect(await recentTurns(db, first.conversationId, 9)).toHaveLength(1);
    });
  });

  it("counts changes of what is known up, one number for each", async () => {
    const before = await currentRevision(db);
    const numbers = await Promise.all(
      Array.from({ length: 5 }, () => inTurn(db, (tx) => bumpRevision(tx, { reason: "改了" }, at))),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5].map((step) => before + step));
    expect(await currentRevision(db)).toBe(before + 5);
  });

  it("does not undo what others stored when a transaction fails", async () => {
    const outside = message();
    const failing = db.$transaction(async (tx) => {
      await tx.audit.create({ data: { at, actor: "a", action: "undone", subject: "s" } });
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error("on purpose");
    });
    const plain = db.audit.create({ data: { at, actor: "a", action: "kept", subject: "s" } });
    const stored = recordIncoming(db, outside, at);
    await expect(failing).rejects.toThrow("on purpose");
    await plain;
    expect(await readIncoming(db, (await stored).id)).toMatchObject({ text: outside.text });
    const actions = (await db.audit.findMany()).map(({ action }) => action);
    expect(actions).toContain("kept");
    expect(actions).not.toContain("undone");
  });
}
