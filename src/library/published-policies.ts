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
  const shown = live.filter(({ visibility }) => visibility === "public");
  const shared = sharedNames(shown);
  const heads = shown.flatMap((version) => {
    const head = headOf(version, ends.get(version.id), shared);
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
function headOf(
  version: StoredVersion,
  expires: Day | undefined,
  shared: ReadonlySet<string>,
): Head | undefined {
  const { id, level, region, issued, source } = version;
  const effective = firstDay(version);
  const checked = version.checked ?? dayOf(version.addedAt.toISOString());
  if (level === undefined || region === undefined || checked === undefined) return undefined;
  if (effective === undefined || (expires !== undefined && expires < effective)) return undefined;
  const name = nameOf(version, shared);
  const short = name.title.replace(/^中华人民共和国/, "");
  return {
    id: `doc-${id}`,
    ...name,
    short: short === name.title ? [] : [short],
    issuer: version.issuer ?? "",
    level,
    region,
    kind: version.kind,
    programmes: [],
    effective,
    supersedes: version.supersedes,
    checked,
    standing: "原文读过",
    ...(issued !== undefined && { issued }),
    ...(expires !== undefined && { expires }),
    ...(source !== undefined && { source }),
  };
}

/** The name by which clauses would call a document. What only explains a 文号 does not own it. */
function ownName({ kind, number, title }: StoredVersion): string {
  return kind === "正式" || kind === "征求意见" ? (number ?? title) : title;
}

/** Names that would mean several documents. */
function sharedNames(versions: readonly StoredVersion[]): Set<string> {
  const owners = new Map<string, Set<string>>();
  for (const version of versions) {
    const name = ownName(version);
    owners.set(name, (owners.get(name) ?? new Set()).add(version.documentId));
  }
  return new Set([...owners].flatMap(([name, documents]) => (documents.size > 1 ? name : [])));
}

/** Title and 文号 such that a clause of the document means no other one. */
function nameOf(
  version: StoredVersion,
  shared: ReadonlySet<string>,
): Pick<Policy, "title" | "number"> {
  const { title, number, issuer = "" } = version;
  const own = ownName(version);
  if (shared.has(own)) return { title: `${title}（${number ?? issuer}）` };
  return own === number ? { title, number } : { title };
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
