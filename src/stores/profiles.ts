import { isDeepStrictEqual } from "node:util";
import type { Claim, FactPlace } from "../profile/claim.ts";
import type { Evidence } from "../profile/fact.ts";
import { EMPTY_HISTORY, type Entry, type History, type Unknown } from "../profile/history.ts";
import type { StoredValue } from "../profile/stored-value.ts";
import type { Database, Transaction } from "./database.ts";
import type { Fact, UnknownFact } from "./generated/client.ts";
import { insertRows } from "./insert.ts";
import { newId } from "./new-id.ts";
import type { Keys } from "./keys.ts";
import { forgetScopes, keysOf, seal, sealContact } from "./sealing.ts";
import { isAlone, marks, set, straight, type AnyTransaction } from "./straight.ts";

/** All that was ever said of an enterprise, and how often that changed. */
export interface StoredProfile {
  readonly enterpriseId: string;
  /** Grows with every change; 0 where nothing was stored yet. */
  readonly version: number;
  readonly history: History;
}

/** A profile was changed by someone else since it was read: read it again and decide anew. */
export class ProfileChanged extends Error {}

/** So many profiles are remembered as they were read last. */
const REMEMBERED = 1024;
/** By the keys of their database: one whose version is the same is the same, and whoever is erased has another. */
const remembered = new WeakMap<Keys, Map<string, StoredProfile>>();

/** Reads the profiles of enterprises, in the order asked; one that does not exist is empty. */
export async function readProfiles(
  db: Database | AnyTransaction,
  ids: readonly string[],
): Promise<StoredProfile[]> {
  if (ids.length === 0) return [];
  const rows = await straight(db).all<{ id: string; version: number }>(
    `SELECT "id", "version" FROM "Enterprise" WHERE "id" IN ${marks(ids.length)}`,
    ids,
  );
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const before = remembered.get(keysOf(db)) ?? new Map<string, StoredProfile>();
  remembered.set(keysOf(db), before);
  const known = new Map<string, StoredProfile>();
  for (const id of ids) {
    const profile = before.get(id);
    if (profile && profile.version === versions.get(id)) known.set(id, profile);
  }
  const lacking = ids.filter((id) => versions.has(id) && !known.has(id));
  for (const [id, history] of await readHistories(db, lacking))
    known.set(id, { enterpriseId: id, version: versions.get(id) ?? 0, history });
  // What a transaction sees may never come to be.
  if (isAlone(db)) for (const profile of known.values()) remember(before, profile);
  return ids.map((id) => known.get(id) ?? emptyProfile(id));
}

function remember(profiles: Map<string, StoredProfile>, profile: StoredProfile): void {
  const { enterpriseId, version } = profile;
  if (version === 0) return;
  profiles.delete(enterpriseId);
  profiles.set(enterpriseId, profile);
  const [oldest] = profiles.keys();
  if (profiles.size > REMEMBERED && oldest !== undefined) profiles.delete(oldest);
}

/** All that was said of enterprises, by their ids. */
async function readHistories(
  db: Database | AnyTransaction,
  ids: readonly string[],
): Promise<[id: string, history: History][]> {
  if (ids.length === 0) return [];
  const plain = straight(db);
  const among = `IN ${marks(ids.length)}`;
  const [facts, unknowns] = [
    await plain.all<Fact>(
      `SELECT * FROM "Fact" WHERE "enterpriseId" ${among} ORDER BY "number"`,
      ids,
    ),
    await plain.all<UnknownFact>(
      `SELECT * FROM "UnknownFact" WHERE "enterpriseId" ${among} ORDER BY "id"`,
      ids,
    ),
  ];
  return ids.map((enterpriseId) => [
    enterpriseId,
    {
      entries: facts.filter((one) => one.enterpriseId === enterpriseId).flatMap(entryOf),
      unknowns: unknowns.filter((one) => one.enterpriseId === enterpriseId).map(unknownOf),
    },
  ]);
}

/**
 * Stores what became of a profile since it was read; an enterprise that is not there yet is made.
 * Throws `ProfileChanged` when someone else changed it meanwhile: then nothing is stored.
 */
export async function saveProfile(
  tx: AnyTransaction,
  before: StoredProfile,
  after: History,
  at: Date,
): Promise<void> {
  const { enterpriseId, version, history } = before;
  const known = new Map(history.entries.map((entry) => [entry.id, entry]));
  const added = after.entries.filter(({ id }) => !known.has(id));
  const ended = after.entries.filter(
    ({ id, ended: end }) => end && known.has(id) && !known.get(id)?.ended,
  );
  const sameUnknowns = isDeepStrictEqual(after.unknowns, history.unknowns);
  if (added.length + ended.length === 0 && sameUnknowns) return;
  const plain = straight(tx);
  if (version === 0)
    await plain.run(
      `INSERT INTO "Enterprise" ("id", "createdAt") VALUES (?, ?) ON CONFLICT ("id") DO NOTHING`,
      [enterpriseId, at],
    );
  const count = await plain.run(
    `UPDATE "Enterprise" SET "version" = "version" + 1 WHERE "id" = ? AND "version" = ?`,
    [enterpriseId, version],
  );
  if (count !== 1)
    throw new ProfileChanged(`Profile ${enterpriseId} is no longer at version ${String(version)}.`);
  await insertRows(
    tx,
    "Fact",
    added.map((entry) => rowOf(tx, enterpriseId, entry)),
  );
  for (const entry of ended) {
    const fields = endOf(tx, enterpriseId, entry);
    await plain.run(
      `UPDATE "Fact" SET ${set(Object.keys(fields))} WHERE "enterpriseId" = ? AND "number" = ?`,
      [...Object.values(fields), enterpriseId, entry.id],
    );
  }
  if (sameUnknowns) return;
  await plain.run(`DELETE FROM "UnknownFact" WHERE "enterpriseId" = ?`, [enterpriseId]);
  await insertRows(
    tx,
    "UnknownFact",
    after.unknowns.map(({ fact, years, words, later, by, at, turn }) => ({
      ...{ id: newId(), enterpriseId, key: fact, ...yearsOf(years), later, by, at, turn },
      words: seal(tx, scopeOf(enterpriseId), "words", words),
    })),
  );
}

/** Deletes everything that was said of enterprises; that they were there stays known. */
export async function eraseProfiles(
  tx: Transaction,
  enterpriseIds: readonly string[],
  at: Date,
): Promise<void> {
  const ids = [...enterpriseIds];
  for (const id of ids) remembered.get(keysOf(tx))?.delete(id);
  const where = { where: { enterpriseId: { in: ids } } };
  await tx.fact.deleteMany(where);
  await tx.unknownFact.deleteMany(where);
  await tx.colleagueLink.deleteMany(where);
  await tx.storedVerdict.deleteMany(where);
  await tx.enterprise.updateMany({
    where: { id: { in: ids } },
    data: { erasedAt: at, version: { increment: 1 } },
  });
  const named = await tx.enterprise.findMany({
    where: { id: { in: ids }, contact: { not: null } },
  });
  forgetScopes(tx, ids.map(scopeOf));
  // Whom to reach stands in the register, and is not among what was said.
  for (const { id, contact } of named)
    await tx.enterprise.update({
      where: { id },
      data: sealContact(tx, id, { contact }),
    });
}

/** A profile in which nothing was said yet, of an enterprise that is made when it is stored. */
export function emptyProfile(enterpriseId: string): StoredProfile {
  return { enterpriseId, version: 0, history: EMPTY_HISTORY };
}

function scopeOf(enterpriseId: string): string {
  return `enterprise:${enterpriseId}`;
}

function rowOf(tx: AnyTransaction, enterpriseId: string, entry: Entry) {
  const { id, fact, years, value, forecast, evidence, words, by, at, turn } = entry;
  return {
    id: newId(),
    enterpriseId,
    number: id,
    key: fact,
    ...yearsOf(years),
    status: forecast === true ? "forecast" : "actual",
    value: seal(tx, scopeOf(enterpriseId), "value", JSON.stringify(value)),
    evidence,
    words: seal(tx, scopeOf(enterpriseId), "words", words),
    implied: entry.implied === true,
    unitTaken: entry.unitTaken === true,
    corrects: entry.corrects === true,
    by,
    at,
    turn,
    ...endOf(tx, enterpriseId, entry),
  };
}

function endOf(tx: AnyTransaction, enterpriseId: string, { ended }: Entry) {
  return {
    endedAt: ended?.at ?? null,
    endedBy: ended?.by ?? null,
    endedTurn: ended?.turn ?? null,
    endedWords: ended ? seal(tx, scopeOf(enterpriseId), "endedWords", ended.words) : null,
    endedFor: ended?.entry ?? null,
  };
}

function yearsOf(years: FactPlace["years"]) {
  return { fromYear: years?.[0] ?? null, toYear: years?.[1] ?? null };
}

function placeOf({ key, fromYear, toYear }: Fact | UnknownFact): FactPlace {
  return {
    fact: key,
    ...(fromYear !== null && { years: [fromYear, toYear ?? fromYear] as const }),
  };
}

/** The fact of a row; none where its key was deleted. */
function entryOf(row: Fact): Entry[] {
  const { number, evidence, words, by, at, turn } = row;
  const value = JSON.parse(row.value) as StoredValue | null;
  if (value === null) return [];
  const claim: Claim = {
    ...placeOf(row),
    value,
    evidence: evidence as Evidence,
    words,
    ...(row.status === "forecast" && { forecast: true }),
    ...(row.implied && { implied: true }),
    ...(row.unitTaken && { unitTaken: true }),
    ...(row.corrects && { corrects: true }),
  };
  const ended = row.endedAt !== null && {
    ended: {
      at: row.endedAt,
      by: row.endedBy ?? "",
      turn: row.endedTurn ?? 0,
      words: row.endedWords ?? "",
      ...(row.endedFor !== null && { entry: row.endedFor }),
    },
  };
  return [{ ...claim, by, at, turn, id: number, ...ended }];
}

function unknownOf(row: UnknownFact): Unknown {
  const { words, later, by, at, turn } = row;
  return { ...placeOf(row), words, later, by, at, turn };
}
