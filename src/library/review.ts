import { dayOf } from "../calendar/instant.ts";
import { recordAudit } from "../stores/audit.ts";
import type { Database, Transaction } from "../stores/database.ts";
import type { StoredVersion, VersionState } from "../stores/document-version.ts";
import { changeVersion, findVersion, versionsOf } from "../stores/documents.ts";
import { bumpRevision } from "../stores/revision.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { countPassages } from "../stores/stored-passages.ts";
import { labelOf } from "./field-label.ts";
import { firstDay, inOrder, isLive } from "./holding.ts";
import { subjectOf } from "./subject.ts";

/** What became of publishing; a fault is one sentence for who pressed. */
export type PublishOutcome =
  | "published"
  /** It was changed since it was looked at. */
  | "stale"
  | "notProposed"
  /** Who added it does not publish it. */
  | "samePerson"
  | { fault: string };

/** Publishes a proposed version: a second person answers for it; it follows the version before it. */
export function publish(
  db: Database,
  versionId: string,
  edition: number,
  by: string,
  at: Date,
): Promise<PublishOutcome> {
  return inTurn(db, async (tx) => {
    const version = await findVersion(tx, versionId);
    if (version?.state !== "proposed") return "notProposed";
    if (version.edition !== edition) return "stale";
    if (samePerson(version.addedBy, by)) return "samePerson";
    const fault = await faultOf(tx, version);
    if (fault !== undefined) return { fault };
    const checked = version.checked ?? dayOf(at.toISOString());
    await changeVersion(tx, version, {
      fields: { ...version, ...(checked !== undefined && { checked }) },
      state: "published",
      reviewed: { by, at },
    });
    await record(tx, version, "publish", by, at);
    await settle(tx, version.documentId, by, at);
    await bumpRevision(tx, { reason: `公开《${version.title}》`, by }, at);
    return "published";
  });
}

/** Sends a proposed version back to who added it. */
export function reject(
  db: Database,
  versionId: string,
  by: string,
  at: Date,
  reason?: string,
): Promise<"rejected" | "notProposed"> {
  return inTurn(db, async (tx) => {
    const version = await findVersion(tx, versionId);
    if (version?.state !== "proposed") return "notProposed";
    await changeVersion(tx, version, { state: "rejected", reviewed: { by, at } });
    await record(tx, version, "reject", by, at, reason);
    return "rejected";
  });
}

/** Takes a published version back: it answers nothing any more; the version before it holds again. */
export function remove(
  db: Database,
  versionId: string,
  by: string,
  at: Date,
  reason?: string,
): Promise<"removed" | "notPublished"> {
  return inTurn(db, async (tx) => {
    const version = await findVersion(tx, versionId);
    if (version === undefined || !isLive(version)) return "notPublished";
    await changeVersion(tx, version, { state: "removed" });
    await record(tx, version, "remove", by, at, reason);
    await settle(tx, version.documentId, by, at);
    await bumpRevision(tx, { reason: `撤下《${version.title}》`, by }, at);
    return "removed";
  });
}

/** Proposes a version anew that was sent back or taken back; whoever does so counts as who added it. */
export function proposeAgain(
  db: Database,
  versionId: string,
  by: string,
  at: Date,
): Promise<"proposed" | "notPossible"> {
  return inTurn(db, async (tx) => {
    const version = await findVersion(tx, versionId);
    if (version?.state !== "rejected" && version?.state !== "removed") return "notPossible";
    const added = { by, at };
    await changeVersion(tx, version, { state: "proposed", added, reviewed: undefined });
    await record(tx, version, "proposeAgain", by, at);
    return "proposed";
  });
}

/** Whether two names are those of one person. */
export function samePerson(one: string, other: string): boolean {
  const fold = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
  return fold(one) === fold(other);
}

/** Of the versions of a document that hold on some day, the newest is published, the others superseded. */
export async function settle(
  tx: Transaction,
  documentId: string,
  by: string,
  at: Date,
): Promise<void> {
  const live = inOrder((await versionsOf(tx, documentId)).filter(isLive));
  for (const [index, version] of live.entries()) {
    const state: VersionState = index === live.length - 1 ? "published" : "superseded";
    if (version.state === state) continue;
    await changeVersion(tx, version, { state });
    await record(tx, version, state === "published" ? "restore" : "supersede", by, at);
  }
}

/** What a version must say of itself before it can be published, and does not. */
export function missingFields(version: StoredVersion): string[] {
  const needed = ["issuer", "level", "region"] as const;
  return [
    ...needed.filter((field) => version[field] === undefined),
    ...(firstDay(version) === undefined ? ["effective"] : []),
  ];
}

/** Why a version cannot be published yet; `undefined` when it can. */
async function faultOf(tx: Transaction, version: StoredVersion): Promise<string | undefined> {
  const { doubts, id } = version;
  if (doubts.length > 0)
    return `还有 ${doubts.length} 处要先确认：${doubts.map(({ field }) => labelOf(field)).join("、")}。`;
  const missing = missingFields(version);
  if (missing.length > 0) return `还缺${missing.map(labelOf).join("、")}：补上再公开。`;
  if ((await countPassages(tx, id)) === 0) return "这份文件里没有读出条文，不能公开。";
  return undefined;
}

async function record(
  tx: Transaction,
  { id, title }: StoredVersion,
  what: string,
  actor: string,
  at: Date,
  reason?: string,
): Promise<void> {
  const detail = { title, ...(reason !== undefined && reason !== "" && { reason }) };
  await recordAudit(tx, { at, actor, action: `document.${what}`, subject: subjectOf(id), detail });
}
