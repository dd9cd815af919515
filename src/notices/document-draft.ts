import { dayOf } from "../calendar/instant.ts";
import type { Database } from "../stores/database.ts";
import type { StoredVersion } from "../stores/document-version.ts";
import { addNotice, listNotices, type NoticeFields } from "../stores/notices.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { titleFacts } from "../rules/held-title.ts";
import { writeAudience } from "./audience/audience-json.ts";
import { audienceOf, type AudienceCondition } from "./audience/condition.ts";
import { versionOn, type AudienceGround } from "./audience/ground.ts";
import { longestTitle } from "./notice.ts";
import { AUTHOR } from "./rule-changes.ts";
import { noteNotice } from "./seen-notice.ts";

/**
 * Drafts a notice of a document that was published, to the companies that hold the title of a
 * programme of which it speaks or come near it; staff decide whether it goes out. Returns its id;
 * `undefined` where the document speaks of no such programme, or the draft is there already.
 */
export async function draftForDocument(
  db: Database,
  ground: AudienceGround,
  version: StoredVersion,
  at: Date,
): Promise<string | undefined> {
  if (version.kind !== "正式" || version.visibility !== "public") return undefined;
  const programmes = programmesIn(version, ground, dayOf(at.toISOString()) ?? "");
  const concerned = programmes.flatMap((id) => concernedBy(id, ground));
  if (concerned.length === 0) return undefined;
  const fields = fieldsOf(version, programmes, { any: concerned });
  return inTurn(db, async (tx) => {
    const before = await listNotices(tx, { by: AUTHOR, words: fields.title });
    if (before.some(({ title, state }) => title === fields.title && state !== "cancelled"))
      return undefined;
    const { id } = await addNotice(tx, fields, { by: AUTHOR }, at);
    await noteNotice(tx, "create", id, { name: AUTHOR }, at);
    return id;
  });
}

/** The programmes that a document names in its title, and those whose rules rest on it or on what it abolishes. */
function programmesIn(
  { title, number, supersedes }: StoredVersion,
  { programmes, rules }: AudienceGround,
  today: string,
): string[] {
  const named = programmes.flatMap(({ id, names }) =>
    names.filter((name) => title.includes(name)).map((name) => ({ id, name })),
  );
  // 科技型中小企业 is not the 中小企业 within it.
  const meant = named.filter(
    (one) =>
      !named.some(({ id, name }) => id !== one.id && name !== one.name && name.includes(one.name)),
  );
  const documents = [...(number === undefined ? [] : [number]), title, ...supersedes];
  const resting = rules.filter((rule) =>
    versionOn(rule, today)?.basis.some(({ document }) => documents.includes(document)),
  );
  return [...new Set([...meant.map(({ id }) => id), ...resting.map(({ programme }) => programme)])];
}

/** Who is concerned by a programme: who holds its title, and for whom it comes out well or nearly so. */
function concernedBy(id: string, { rules }: AudienceGround): AudienceCondition[] {
  return [
    ...(titleFacts(id) ? [{ title: id }] : []),
    ...rules
      .filter(({ programme }) => programme === id)
      .map((rule) => ({ verdict: rule.id, is: ["qualifies", "nearly"] as const })),
  ];
}

function fieldsOf(
  { title, number, effective, source }: StoredVersion,
  [programme]: readonly string[],
  condition: AudienceCondition,
): NoticeFields {
  const name = `《${title}》发布了`;
  const held = effective === undefined ? "" : `，${effective} 起施行`;
  return {
    ...{ topic: "policy", mandatory: false, values: {}, buttons: ["precheck"], programme },
    title:
      [...name].length > longestTitle
        ? `《${[...title].slice(0, longestTitle - 6).join("")}…》发布了`
        : name,
    text: [
      `《${title}》${number === undefined ? "" : `（${number}）`}发布了${held}。{企业}可能和它有关，有不清楚的直接在这里问。`,
      ...(source === undefined ? [] : [`原文：${source}`]),
    ].join("\n"),
    clauses: [{ document: number ?? title, place: "" }],
    audience: writeAudience(audienceOf(condition)),
  };
}
