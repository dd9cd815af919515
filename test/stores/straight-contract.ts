import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EMPTY_HISTORY, record, type History } from "../../src/profile/history.ts";
import type { Database } from "../../src/stores/database.ts";
import { readDialogue, saveDialogue } from "../../src/stores/dialogues.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { insertRows } from "../../src/stores/insert.ts";
import {
  emptyProfile,
  ProfileChanged,
  eraseProfiles,
  readProfiles,
  saveProfile,
} from "../../src/stores/profiles.ts";
import { lastNoticeIn } from "../../src/stores/recipient-notices.ts";
import { relayOf } from "../../src/stores/relays.ts";
import { inTurn } from "../../src/stores/serial-transaction.ts";
import { readStops, storeStop } from "../../src/stores/stops.ts";
import { straight, together, type Straight } from "../../src/stores/straight.ts";
import { message } from "./contract.ts";

const at = new Date("2026-03-12T02:00:00.123Z");

/** What both databases do alike with statements that go straight to them. */
export function straightContract(open: () => Promise<Database>): void {
  describe("statements straight to the database", () => {
    let db: Database;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.$disconnect());

    const company = async (tx: Straight, id: string = randomUUID()) => {
      await insertRows(tx, "Enterprise", [{ id, name: null, createdAt: at }]);
      return id;
    };
    const versionOf = async (tx: Straight, id: string) =>
      (
        await tx.all<{ version: number }>(`SELECT "version" FROM "Enterprise" WHERE "id" = ?`, [id])
      )[0]?.version;

    it("give instants, yes and no, numbers and nothing as Prisma does, and read what it wrote", async () => {
      const plain = straight(db);
      const id = await company(plain);
      expect(await db.enterprise.findUnique({ where: { id } })).toMatchObject({
        ...{ name: null, version: 0, createdAt: at, formerNames: "[]" },
      });
      const { conversationId } = await recordIncoming(db, message({ group: true }), at);
      await db.conversation.update({ where: { id: conversationId }, data: { asOf: "2026-01-01" } });
      const sql = `SELECT "shared", "createdAt", "lastMessage", "personId" FROM "Conversation" WHERE "id" = ? AND "createdAt" = ?`;
      expect(await plain.all(sql, [conversationId, at])).toEqual([
        { shared: true, createdAt: at, lastMessage: 1, personId: null },
      ]);
      expect(await plain.run(`DELETE FROM "Enterprise" WHERE "id" = ?`, ["none"])).toBe(0);
    });

    it("are stored together or not at all, and not used when that is over", async () => {
      const [first, second] = [randomUUID(), randomUUID()];
      const broken = together(db, async (tx) => {
        await company(tx, first);
        await company(tx, first);
      });
      await expect(broken).rejects.toThrow();
      expect(await versionOf(straight(db), first)).toBeUndefined();
      let kept: Straight | undefined;
      await together(db, (tx) => company((kept = tx), second));
      expect(await versionOf(straight(db), second)).toBe(0);
      await expect(kept?.run(`DELETE FROM "Enterprise"`, [])).rejects.toThrow();
    });

    it("belong to the transaction of Prisma that they are sent in", async () => {
      const id = randomUUID();
      const broken = inTurn(db, async (tx) => {
        await company(straight(tx), id);
        expect(await tx.enterprise.count({ where: { id } })).toBe(1);
        throw new Error("undone");
      });
      await expect(broken).rejects.toThrow("undone");
      expect(await versionOf(straight(db), id)).toBeUndefined();
    });

    it("wait for what is under way, and are begun anew where another was quicker", async () => {
      const id = await company(straight(db));
      const sql = `UPDATE "Enterprise" SET "version" = ? WHERE "id" = ?`;
      const more = async (tx: Straight) => tx.run(sql, [((await versionOf(tx, id)) ?? 0) + 1, id]);
      await Promise.all(Array.from({ length: 12 }, () => inTurn(db, (tx) => more(straight(tx)))));
      expect(await versionOf(straight(db), id)).toBe(12);
    });

    it("keep a profile and how far a conversation has come, once for each version", async () => {
      const enterpriseId = randomUUID();
      const claim = {
        ...{ fact: "note", value: { kind: "text" as const, text: "机密" }, words: "说的" },
        ...{ evidence: "said" as const, forecast: true, years: [2024, 2025] as const },
      };
      const occasion = { at: at.toISOString(), by: "company", turn: 1 };
      const { history } = record(EMPTY_HISTORY, claim, occasion);
      const unknown = { fact: "other", words: "不知道", later: true, ...occasion };
      const owner = `conversation:${randomUUID()}`;
      const store = (version: number, text: string) =>
        together(db, async (tx) => {
          const [before = emptyProfile(enterpriseId)] = await readProfiles(tx, [enterpriseId]);
          const after = version === 0 ? { ...history, unknowns: [unknown] } : before.history;
          await saveProfile(tx, before, after, at);
          await saveDialogue(tx, owner, { text }, version, at);
        });
      await store(0, "一");
      await store(1, "二");
      await expect(store(1, "三")).rejects.toThrow(ProfileChanged);
      expect(await readDialogue(db, owner)).toEqual({ state: { text: "二" }, version: 2 });
      const [profile] = await readProfiles(db, [enterpriseId, "none"]);
      expect(profile).toMatchObject({ version: 1, history: { unknowns: [unknown] } });
      expect(profile?.history.entries).toMatchObject([{ ...claim, ...occasion, id: 1 }]);
      const stale = saveProfile(
        straight(db),
        { ...emptyProfile(enterpriseId), version: 7 },
        history,
        at,
      );
      await expect(stale).rejects.toThrow(ProfileChanged);
    });

    it("remember a profile until it changes, and never what was not committed", async () => {
      const enterpriseId = randomUUID();
      const said = (history: History, text: string) =>
        record(
          history,
          {
            ...{ fact: text, value: { kind: "text" as const, text }, words: text },
            evidence: "said" as const,
          },
          { at: at.toISOString(), by: "company", turn: 1 },
        ).history;
      const read = async () => {
        const [profile] = await readProfiles(db, [enterpriseId]);
        if (!profile) throw new Error("There is always a profile.");
        return profile;
      };
      const facts = async () => (await read()).history.entries.map(({ fact }) => fact);
      const save = (text: string, fails = false) =>
        together(db, async (tx) => {
          const [before = emptyProfile(enterpriseId)] = await readProfiles(tx, [enterpriseId]);
          await saveProfile(tx, before, said(before.history, text), at);
          // Read again within: nobody else may get to see it before it is there.
          await readProfiles(tx, [enterpriseId]);
          if (fails) throw new Error("over");
        });
      expect(await facts()).toEqual([]);
      await save("一");
      const { history } = await read();
      expect((await read()).history).toBe(history);
      await expect(save("二", true)).rejects.toThrow("over");
      expect(await facts()).toEqual(["一"]);
      await save("三");
      expect(await facts()).toEqual(["一", "三"]);
      await inTurn(db, (tx) => eraseProfiles(tx, [enterpriseId], at));
      expect(await facts()).toEqual([]);
    });

    it("look up what each message is looked at for", async () => {
      const { conversationId } = await recordIncoming(db, message(), at);
      expect(await relayOf(db, conversationId)).toBeUndefined();
      expect(await lastNoticeIn(db, conversationId)).toBeUndefined();
      await inTurn(db, (tx) => storeStop(tx, { what: "model", by: "某员", at, why: "试" }));
      expect(await readStops(db)).toEqual([{ what: "model", by: "某员", at, why: "试" }]);
    });
  });
}
