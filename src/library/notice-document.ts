import { createHash } from "node:crypto";
import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/instant.ts";
import { recordAudit } from "../stores/audit.ts";
import type { Transaction } from "../stores/database.ts";
import type { VersionFields } from "../stores/document-version.ts";
import {
  addVersion,
  changeVersion,
  findVersion,
  namesakes,
  versionsOf,
} from "../stores/documents.ts";
import { bumpRevision } from "../stores/revision.ts";
import type { VersionPassage } from "../stores/stored-passages.ts";
import { isLive } from "./holding.ts";
import { settle } from "./review.ts";
import { subjectOf } from "./subject.ts";

/** Heading of the passage of a notice that names its days. */
export const DAYS = "时间";

/** A notice as a document that is cited. */
export interface NoticeDocument {
  readonly title: string;
  readonly issuer: string;
  readonly level: NonNullable<VersionFields["level"]>;
  readonly region: string;
  /** First and last day on which it counts; without a last day it counts on. */
  readonly from: Day;
  readonly to?: Day | undefined;
  /** Where it is read on the web; `undefined` where there are no pages. */
  readonly source?: string | undefined;
  readonly passages: readonly VersionPassage[];
  /** Who wrote it, and who approved it: that is its review. */
  readonly by: string;
  readonly reviewedBy: string;
}

/**
 * Makes a notice a published document, in the place of the one that it puts right where there is
 * one (`before`, a version); returns the version. Belongs to the transaction in which it is sent.
 */
export async function publishNotice(
  tx: Transaction,
  document: NoticeDocument,
  before: string | undefined,
  at: Date,
): Promise<string> {
  const { issuer, level, region, from, to, source, passages, by, reviewedBy } = document;
  const earlier = before === undefined ? undefined : await findVersion(tx, before);
  const title = await ownTitle(tx, document, earlier?.documentId);
  const fields: VersionFields = {
    ...{ title, issuer, level, region, kind: "办事指南", visibility: "public", supersedes: [] },
    ...{ issued: from, effective: from, checked: dayOf(at.toISOString()) ?? from },
    ...(to !== undefined && { expires: to }),
    ...(source !== undefined && { source }),
  };
  const text = passages.map(({ heading, text }) => `${heading}\n${text}`).join("\n");
  const id = await addVersion(
    tx,
    {
      ...(earlier && { documentId: earlier.documentId }),
      origin: {
        hash: createHash("sha256")
          .update(`${source ?? ""}\n${title}\n${text}`)
          .digest("hex"),
        ...{ mediaType: "text/markdown", encoding: "utf-8" },
      },
      ...{ fields, doubts: [], passages, addedBy: by },
    },
    at,
  );
  const review = { state: "published" as const, reviewed: { by: reviewedBy, at } };
  await changeVersion(tx, { id, edition: 1 }, review);
  const subject = subjectOf(id);
  const detail = { title };
  await recordAudit(tx, { at, actor: reviewedBy, action: "document.publish", subject, detail });
  const stored = await findVersion(tx, id);
  if (stored) await settle(tx, stored.documentId, reviewedBy, at);
  await bumpRevision(tx, { reason: `公开《${title}》`, by: reviewedBy }, at);
  return id;
}

/** Takes all versions of a notice's document back: it answers nothing any more. */
export async function withdrawNotice(
  tx: Transaction,
  versionId: string,
  by: string,
  at: Date,
): Promise<void> {
  const version = await findVersion(tx, versionId);
  if (!version) return;
  for (const one of (await versionsOf(tx, version.documentId)).filter(isLive)) {
    await changeVersion(tx, one, { state: "removed" });
    const detail = { title: one.title };
    const subject = subjectOf(one.id);
    await recordAudit(tx, { at, actor: by, action: "document.remove", subject, detail });
  }
  await bumpRevision(tx, { reason: `撤下《${version.title}》`, by }, at);
}

/** A title that no other document bears: notices are called the same from year to year. */
async function ownTitle(
  tx: Transaction,
  { title, from }: NoticeDocument,
  documentId: string | undefined,
): Promise<string> {
  const isTaken = async (name: string) =>
    (await namesakes(tx, { title: name })).some((one) => one.documentId !== documentId);
  if (!(await isTaken(title))) return title;
  const dated = `${title}（${from}）`;
  for (let number = 2; ; number += 1) {
    const name = number === 2 ? dated : `${title}（${from}之${number - 1}）`;
    if (!(await isTaken(name))) return name;
  }
}
