import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { eraseCompany, eraseConversation } from "../../src/assistant/people/erasure.ts";
import { record } from "../../src/profile/history.ts";
import { backup, restore } from "../../src/stores/backup.ts";
import { recordFeedback } from "../../src/stores/answers.ts";
import { compact, dropUnusedKeys } from "../../src/stores/compacting.ts";
import { databaseFile, openDatabase, type Database } from "../../src/stores/database.ts";
import { readDialogue, saveDialogue } from "../../src/stores/dialogues.ts";
import { addCompany, companyByCode, readCompany } from "../../src/stores/enterprises.ts";
import { listGaps } from "../../src/stores/gaps.ts";
import { closeHandoff, readHandoff } from "../../src/stores/handoff-work.ts";
import { readIncoming, recordIncoming } from "../../src/stores/inbox.ts";
import { keyFile, openKeys } from "../../src/stores/keys.ts";
import { repliesTo } from "../../src/stores/outbox.ts";
import { readProfiles, saveProfile } from "../../src/stores/profiles.ts";
import { inTurn } from "../../src/stores/serial-transaction.ts";
import { keepTrial, readTrial } from "../../src/stores/shared-trials.ts";
import { completeTurn, recentTurns } from "../../src/stores/turns.ts";
import { message, reply } from "./contract.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const at = new Date("2026-03-12T02:00:00.000Z");
const CODE = "91640100MA00000A1X";
const NAME = "某某封存科技有限公司";
/** What people tell in `tell`, all told with this word. */
const SECRET = "机密四九八零";

/** Opens a database of its own and tells it something of every kind. */
async function told(dataDir: string) {
  const db = await openDatabase(databaseFile(dataDir));
  return { db, ...(await tell(db)) };
}

async function tell(db: Database) {
  const files = [{ name: "表.txt", bytes: Buffer.from(`${SECRET} in a file`) }];
  const incoming = message({ text: `${SECRET} asked` });
  const waits = await recordIncoming(
    db,
    { ...message({ text: `${SECRET} waits` }), address: incoming.address, files },
    at,
  );
  const { id: inboxId, conversationId } = await recordIncoming(db, incoming, at);
  const enterpriseId = await inTurn(db, (tx) =>
    addCompany(tx, CODE, { name: NAME, contact: `${SECRET} contact` }, at),
  );
  const occasion = { at: at.toISOString(), by: "someone", turn: 1 };
  const [profile] = await readProfiles(db, [enterpriseId]);
  if (!profile) throw new Error("No profile.");
  const claim = {
    ...{ fact: "note", value: { kind: "text" as const, text: `${SECRET} value` } },
    ...{ evidence: "said" as const, words: `${SECRET} words` },
  };
  const handoff = {
    id: `handoff-${inboxId}`,
    question: `${SECRET} help`,
    contact: `${SECRET} 139`,
  };
  const [queued] = await completeTurn(
    db,
    inboxId,
    {
      frame: { about: `${SECRET} frame` },
      replies: [reply({ text: `${SECRET} reply` })],
      answers: [{ reply: 0, question: `${SECRET} question`, mode: "extractive" }],
      gaps: [{ question: `${SECRET} gap`, frame: null, reason: "none" }],
      handoff,
      save: async (tx) => {
        const { history } = record(profile.history, claim, occasion);
        const unknown = { fact: "other", words: `${SECRET} unknown`, later: true, ...occasion };
        await saveProfile(tx, profile, { ...history, unknowns: [unknown] }, at);
        await saveDialogue(
          tx,
          `conversation:${conversationId}`,
          { companies: [{ enterpriseId }], s: SECRET },
          0,
          at,
        );
        await tx.conversation.update({ where: { id: conversationId }, data: { enterpriseId } });
      },
    },
    at,
  );
  const answerId = queued?.reply.answerId ?? "";
  await recordFeedback(db, answerId, { helpful: false, reason: `${SECRET} reason` }, at);
  await closeHandoff(db, handoff.id, { by: "某员", note: `${SECRET} note` }, at);
  const trial = await keepTrial(
    db,
    { rule: "hnte", fields: { a: `${SECRET} field` }, owner: "o" },
    at,
  );
  return { conversationId, enterpriseId, inboxId, waits, handoff, trial };
}

/** The files of a data folder in which a text stands as it is. */
function filesWith(dataDir: string, text: string): string[] {
  return readdirSync(dataDir).filter((name) => readFileSync(join(dataDir, name)).includes(text));
}

describe("what is told", () => {
  it("stands readable in no file, and is read as it was told", async () => {
    const dataDir = temporaryFolder();
    const { db, ...ids } = await told(dataDir);
    expect(filesWith(dataDir, SECRET)).toEqual([]);
    const [profile] = await readProfiles(db, [ids.enterpriseId]);
    expect(profile?.history.entries).toMatchObject([
      { value: { text: `${SECRET} value` }, words: `${SECRET} words` },
    ]);
    expect(profile?.history.unknowns).toMatchObject([{ words: `${SECRET} unknown` }]);
    expect((await readDialogue(db, `conversation:${ids.conversationId}`))?.state).toMatchObject({
      s: SECRET,
    });
    const waiting = await readIncoming(db, ids.waits.id);
    expect(waiting?.text).toBe(`${SECRET} waits`);
    expect(Buffer.from(waiting?.files?.[0]?.bytes ?? []).toString()).toBe(`${SECRET} in a file`);
    expect(await recentTurns(db, ids.conversationId, 5)).toMatchObject([
      { text: `${SECRET} asked`, frame: { about: `${SECRET} frame` } },
    ]);
    expect((await repliesTo(db, ids.inboxId))[0]?.reply.text).toBe(`${SECRET} reply`);
    expect(await db.answer.findMany({ include: { feedback: true } })).toMatchObject([
      {
        question: `${SECRET} question`,
        text: `${SECRET} reply`,
        feedback: [{ reason: `${SECRET} reason` }],
      },
    ]);
    expect(await listGaps(db)).toMatchObject([{ question: `${SECRET} gap` }]);
    expect(await readHandoff(db, ids.handoff.id)).toMatchObject({
      ...{ question: `${SECRET} help`, contact: `${SECRET} 139`, note: `${SECRET} note` },
    });
    expect((await readCompany(db, ids.enterpriseId))?.contact).toBe(`${SECRET} contact`);
    expect((await readTrial(db, ids.trial, at))?.fields).toEqual({ a: `${SECRET} field` });
    await db.$disconnect();
    expect(filesWith(dataDir, SECRET)).toEqual([]);
  });

  it("is opened in its own column only, and rows from before are read as they are", async () => {
    const dataDir = temporaryFolder();
    const { db, conversationId, inboxId } = await told(dataDir);
    await db.$disconnect();
    const raw = new BetterSqlite3(databaseFile(dataDir));
    raw.exec(`UPDATE Outbox SET reply = (SELECT text FROM Inbox LIMIT 1)`);
    raw.prepare(`UPDATE Turn SET text = 'plain', frame = '{"old":1}'`).run();
    raw.close();
    const again = await openDatabase(databaseFile(dataDir));
    await expect(repliesTo(again, inboxId)).rejects.toThrow();
    expect(await recentTurns(again, conversationId, 1)).toMatchObject([
      { text: "plain", frame: { old: 1 } },
    ]);
    await again.$disconnect();
  });
});

describe("keys", () => {
  it("are for their owner only, and refuse another data key, none, and a new key file", async () => {
    const dataDir = temporaryFolder();
    const { db } = await told(dataDir);
    await db.$disconnect();
    const mode = (name: string) => statSync(join(dataDir, name)).mode & 0o777;
    expect([mode("keys.db"), mode("data.key")]).toEqual([0o600, 0o600]);
    const open = (dataKey?: string) => openDatabase(databaseFile(dataDir), { dataDir, dataKey });
    await expect(open("ab".repeat(32))).rejects.toThrow(/^数据密钥和 .*keys\.db 对不上：/);
    await expect(open("short")).rejects.toThrow(/^DATA_KEY 不是数据密钥：/);
    const kept = readFileSync(join(dataDir, "data.key"), "utf8");
    rmSync(join(dataDir, "data.key"));
    await expect(open()).rejects.toThrow(/^打不开 .*keys\.db，没有数据密钥：/);
    await (await open(kept.trim())).$disconnect();
    for (const name of readdirSync(dataDir).filter((one) => one.startsWith("keys.db")))
      rmSync(join(dataDir, name));
    for (let again = 0; again < 2; again += 1)
      await expect(open()).rejects.toThrow(/^数据库里的资料是封存的，/);
  });

  it("stand in a file without a shared-memory log, also one that had it, once nobody uses that", () => {
    const dataDir = temporaryFolder();
    const before = openKeys({ dataDir });
    const { id } = before.sealing("conversation:1");
    before.close();
    const older = new BetterSqlite3(keyFile(dataDir));
    older.pragma("journal_mode = WAL");
    older.prepare("SELECT count(*) FROM keys").get();
    const beside = openKeys({ dataDir });
    expect(beside.opening(id)).toBeDefined();
    expect(existsSync(`${keyFile(dataDir)}-wal`)).toBe(true);
    beside.close();
    older.close();

    const [one, other] = [openKeys({ dataDir }), openKeys({ dataDir })];
    const made = one.sealing("conversation:2");
    expect(other.sealing("conversation:2").bytes).toEqual(made.bytes);
    expect(other.opening(id)?.bytes).toEqual(one.opening(id)?.bytes);
    expect(readdirSync(dataDir).sort()).toEqual(["data.key", "keys.db"]);
    other.drop([id], ["person:1"], at);
    expect(one.opening(made.id)).toBeDefined();
    expect(readdirSync(dataDir).sort()).toEqual(["data.key", "keys.db"]);
    for (const keys of [one, other]) keys.close();
    const mode = new BetterSqlite3(keyFile(dataDir));
    expect(mode.pragma("journal_mode", { simple: true })).toBe("delete");
    mode.close();
  });

  it("that are made in one moment are written together, before anything is deleted", () => {
    const dataDir = temporaryFolder();
    const keys = openKeys({ dataDir, log: true });
    const beside = new BetterSqlite3(keyFile(dataDir), { readonly: true });
    const written = () => beside.prepare("SELECT count(*) FROM keys").pluck().get();
    keys.hold();
    const [one, other] = [keys.sealing("conversation:1"), keys.sealing("conversation:2")];
    expect([written(), keys.sealing("conversation:1"), keys.opening(other.id)]).toEqual([
      ...[0, one, other],
    ]);
    keys.settle();
    expect(written()).toBe(2);
    keys.hold();
    keys.sealing("conversation:3");
    keys.drop([one.id], [], at);
    expect([written(), keys.opening(one.id)]).toEqual([2, undefined]);
    keys.sealing("conversation:4");
    expect(written()).toBe(3);
    beside.close();
    keys.close();
  });

  it("are written to a log where one is wanted, and nothing that was dropped stays in it", () => {
    const dataDir = temporaryFolder();
    const keys = openKeys({ dataDir, log: true });
    const { id } = keys.sealing("conversation:1");
    const log = `${keyFile(dataDir)}-wal`;
    expect(statSync(log).size).toBeGreaterThan(0);
    keys.drop([id], [], at);
    expect(statSync(log).size).toBe(0);
    expect(keys.opening(id)).toBeUndefined();
    keys.close();
  });

  it("that another process deleted seal nothing more", () => {
    const dataDir = temporaryFolder();
    const [one, other] = [openKeys({ dataDir }), openKeys({ dataDir })];
    const { id } = one.sealing("conversation:x");
    expect(other.sealing("conversation:x").id).toBe(id);
    other.drop(other.retire(["conversation:x"]), [], at);
    const next = one.sealing("conversation:x").id;
    expect(next).not.toBe(id);
    expect(one.opening(id)).toBeUndefined();
    expect(() => one.opening("never-it-was")).toThrow("没有封存这条资料的密钥");
    one.close();
    other.close();
  });

  it("that seal nothing any more are deleted after a day, those in use stay", async () => {
    const dataDir = temporaryFolder();
    const { db } = await told(dataDir);
    await db.sharedTrial.deleteMany();
    await db.$disconnect();
    const again = await openDatabase(databaseFile(dataDir));
    const later = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);
    expect(await dropUnusedKeys(again, later(0.5))).toBe(0);
    expect(await dropUnusedKeys(again, later(2))).toBe(1);
    expect(await listGaps(again)).toMatchObject([{ question: `${SECRET} gap` }]);
    await again.$disconnect();
  });
});

describe("an erasure", () => {
  it("leaves nothing of a company in any file, nor in a backup from before", async () => {
    const dataDir = temporaryFolder();
    const elsewhere = temporaryFolder();
    const [yesterday, keys] = [join(elsewhere, "yesterday.db"), join(elsewhere, "apart/keys.db")];
    const { db, conversationId, enterpriseId } = await told(dataDir);
    await backup(dataDir, yesterday, keys);
    await inTurn(db, (tx) => eraseCompany(tx, enterpriseId, "某员", at));
    await compact(db, { always: true });
    for (const text of [SECRET, NAME, CODE]) expect(filesWith(dataDir, text)).toEqual([]);
    await db.$disconnect();
    const raw = new BetterSqlite3(keyFile(dataDir));
    const left = raw.prepare("SELECT scope FROM keys WHERE scope NOT LIKE 'trial:%'").all();
    raw.close();
    expect(left).toEqual([]);

    // Nor where even the keys of yesterday are brought back beside it.
    await restore(yesterday, { dataDir }, at, keys);
    for (const text of [SECRET, NAME, CODE])
      expect(filesWith(dataDir, text).filter((name) => !name.includes(".before-"))).toEqual([]);
    const again = await openDatabase(databaseFile(dataDir));
    expect(await companyByCode(again, CODE)).toBeUndefined();
    const [profile] = await readProfiles(again, [enterpriseId]);
    expect(profile?.history).toEqual({ entries: [], unknowns: [] });
    expect(await readDialogue(again, `conversation:${conversationId}`)).not.toMatchObject({
      state: { s: SECRET },
    });
    const rows = [
      await again.inbox.findMany({ where: { conversationId } }),
      await again.outbox.findMany({ where: { conversationId } }),
      await again.turn.findMany({ where: { conversationId } }),
      await again.answer.findMany(),
      await again.gap.findMany(),
      await again.handoff.findMany(),
      await again.enterprise.findMany(),
    ];
    expect(JSON.stringify(rows)).not.toContain(SECRET);
    expect(JSON.stringify(rows)).toContain("（已清除）");
    await again.$disconnect();
  });

  it("of a conversation lets it go on under a new key, and spares others", async () => {
    const dataDir = temporaryFolder();
    const { db, conversationId } = await told(dataDir);
    const [other] = [await recordIncoming(db, message({ text: "另一个人说的" }), at)];
    await inTurn(db, (tx) => eraseConversation(tx, conversationId, at));
    const { address } = await db.conversation.findUniqueOrThrow({ where: { id: conversationId } });
    const { id } = await recordIncoming(db, message({ address, text: "又说了一句" }), at);
    expect((await readIncoming(db, id))?.text).toBe("又说了一句");
    expect((await readIncoming(db, other.id))?.text).toBe("另一个人说的");
    await db.$disconnect();
    expect(filesWith(dataDir, "又说了一句")).toEqual([]);
  });

  it("that fails takes no key", async () => {
    const dataDir = temporaryFolder();
    const { db, enterpriseId } = await told(dataDir);
    const failed = inTurn(db, async (tx) => {
      await eraseCompany(tx, enterpriseId, "某员", at);
      throw new Error("power cut");
    });
    await expect(failed).rejects.toThrow("power cut");
    const [profile] = await readProfiles(db, [enterpriseId]);
    expect(profile?.history.entries).toMatchObject([{ words: `${SECRET} words` }]);
    await db.$disconnect();
  });

  it("needs the keys of a backup where the folder has none", async () => {
    const [dataDir, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const { db, enterpriseId } = await told(dataDir);
    await db.$disconnect();
    const [file, keys] = [join(elsewhere, "b.db"), join(elsewhere, "k.db")];
    await backup(dataDir, file, keys);
    expect(statSync(keys).mode & 0o777).toBe(0o600);
    const target = join(elsewhere, "new");
    await expect(restore(file, { dataDir: target }, at)).rejects.toThrow(
      /^备份里的资料要 \d 把密钥/,
    );
    await expect(
      restore(file, { dataDir: target, dataKey: "ab".repeat(32) }, at, keys),
    ).rejects.toThrow("对不上");
    expect(existsSync(keyFile(target))).toBe(false);
    const dataKey = readFileSync(join(dataDir, "data.key"), "utf8").trim();
    await restore(file, { dataDir: target, dataKey }, at, keys);
    const again = await openDatabase(databaseFile(target), { dataDir: target, dataKey });
    expect((await readCompany(again, enterpriseId))?.contact).toBe(`${SECRET} contact`);
    await again.$disconnect();
    await backup(dataDir, join(elsewhere, "b2.db"), keys);
    writeFileSync(join(elsewhere, "letter"), "no keys");
    await expect(
      backup(dataDir, join(elsewhere, "b3.db"), join(elsewhere, "letter")),
    ).rejects.toThrow("letter 不是密钥文件");
    expect(readFileSync(join(elsewhere, "letter"), "utf8")).toBe("no keys");
    await expect(
      restore(file, { dataDir: target, dataKey }, at, join(elsewhere, "letter")),
    ).rejects.toThrow("letter");
  });
});
