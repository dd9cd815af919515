import { printClause } from "../clauses/clause.ts";
import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/instant.ts";
import { documentOf } from "../knowledge/document-name.ts";
import type { Passage, Policy } from "../knowledge/policy.ts";
import type { Database } from "../stores/database.ts";
import type { StoredVersion } from "../stores/document-version.ts";
import { liveVersions } from "../stores/documents.ts";
import { passagesOf, type VersionPassage } from "../stores/stored-passages.ts";
import { firstDay, lastDays } from "./holding.ts";
import { splitPoints } from "./points.ts";

/**
 * The published documents that everybody may read, as policies whose passages are in the words of
 * the original; earlier versions too, with the last day on which they held.
 */
export async function publishedPolicies(db: Database): Promise<Policy[]> {
  const live = await liveVersions(db);
  const ends = lastDays(live);
  const heads = live.flatMap((version) => {
    const head =
      version.visibility === "public" ? headOf(version, ends.get(version.id)) : undefined;
    return head ? [{ head, versionId: version.id }] : [];
  });
  const texts = await passagesOf(
    db,
    heads.map(({ versionId }) => versionId),
  );
  return heads.map(({ head, versionId }) => ({
    ...head,
    passages: passagesWithin(head, texts.get(versionId) ?? []),
  }));
}

type Head = Omit<Policy, "passages">;

/** What a version says of itself; `undefined` when it never holds. */
function headOf(version: StoredVersion, expires: Day | undefined): Head | undefined {
  const { id, title, number, level, region, issued, source } = version;
  const effective = firstDay(version);
  const checked = version.checked ?? dayOf(version.addedAt.toISOString());
  if (level === undefined || region === undefined || checked === undefined) return undefined;
  if (effective === undefined || (expires !== undefined && expires < effective)) return undefined;
  const short = title.replace(/^中华人民共和国/, "");
  return {
    id: `doc-${id}`,
    title,
    short: short === title ? [] : [short],
    issuer: version.issuer ?? "",
    level,
    region,
    kind: version.kind,
    programmes: [],
    effective,
    supersedes: version.supersedes,
    checked,
    standing: "原文读过",
    ...(number !== undefined && { number }),
    ...(issued !== undefined && { issued }),
    ...(expires !== undefined && { expires }),
    ...(source !== undefined && { source }),
  };
}

function passagesWithin(head: Head, texts: readonly VersionPassage[]): Passage[] {
  const document = documentOf(head);
  const { programmes, effective, expires, standing } = head;
  const times = new Map<string, number>();
  for (const { place } of texts) times.set(place, (times.get(place) ?? 0) + 1);
  return texts.flatMap(({ place, heading, chapter, text }) => {
    const points = splitPoints(text).map((point) => ({ text: point, asked: [] }));
    if (points.length === 0) return [];
    // Where the place alone does not lead to the text, its heading does.
    const only = place !== "" && times.get(place) === 1;
    const clause = { document, place: only ? place : `${place} ${heading}`.trim() };
    return [
      {
        id: printClause(clause),
        clause,
        heading,
        chapter,
        points,
        asked: [],
        programmes,
        aspects: [],
        see: [],
        from: effective,
        ...(expires !== undefined && { to: expires }),
        standing,
        kind: "原文",
      },
    ];
  });
}
