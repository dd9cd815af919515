import { isDay } from "../calendar/day.ts";
import { printNumber, readNumber } from "../clauses/document-number.ts";
import { recordAudit } from "../stores/audit.ts";
import type { Database, Transaction } from "../stores/database.ts";
import type { StoredVersion, VersionDoubt, VersionFields } from "../stores/document-version.ts";
import { changeVersion, findVersion, moveVersion } from "../stores/documents.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { findHome, kinshipDoubt } from "./home.ts";
import { subjectOf } from "./subject.ts";

/** What a person says of a proposed version. A field that is absent stays; `undefined` empties it. */
export type VersionEdit = { [Key in keyof VersionFields]?: VersionFields[Key] | undefined } & {
  /** Whether it is a newer version of the document of its name, or a document of its own. */
  replaces?: "newer" | "apart";
  /** Doubtful fields that were looked at and stay as they are. */
  confirmed?: readonly string[];
};

/** What became of an edit; a fault is one sentence for who made it. */
export type EditOutcome = "saved" | "stale" | "notProposed" | { fault: string };

/** Changes what a proposed version says of itself; the doubts about the given fields are settled by it. */
export function editVersion(
  db: Database,
  versionId: string,
  edition: number,
  edit: VersionEdit,
  by: string,
  at: Date,
): Promise<EditOutcome> {
  return inTurn(db, async (tx) => {
    const version = await findVersion(tx, versionId);
    if (version?.state !== "proposed") return "notProposed";
    if (version.edition !== edition) return "stale";
    const fields = editedFields(version, edit);
    if ("fault" in fields) return fields;
    const { replaces, confirmed = [], ...given } = edit;
    const settled = new Set([
      ...Object.keys(given),
      ...confirmed,
      ...(replaces ? ["replaces"] : []),
    ]);
    const left = version.doubts.filter(({ field }) => !settled.has(field));
    const doubts = await rehouse(tx, version, fields, replaces, left, at);
    await changeVersion(tx, version, { fields, doubts });
    const detail = { ...given, ...(replaces && { replaces }), confirmed };
    await recordAudit(tx, {
      ...{ at, actor: by, action: "document.edit", subject: subjectOf(versionId), detail },
    });
    return "saved";
  });
}

/** Brings a version to the document that its name means now; returns the doubts that are left. */
async function rehouse(
  tx: Transaction,
  version: StoredVersion,
  fields: VersionFields,
  replaces: "newer" | "apart" | undefined,
  left: readonly VersionDoubt[],
  at: Date,
): Promise<readonly VersionDoubt[]> {
  const keys = ["title", "number", "issuer", "region", "kind", "visibility"] as const;
  const renamed = keys.some((key) => version[key] !== fields[key]);
  if (!renamed && replaces === undefined) return left;
  const home = await findHome(tx, fields, version.id);
  const others = left.filter(({ field }) => field !== "replaces");
  const belongs = home !== undefined && replaces !== "apart" && (home.sure || replaces === "newer");
  const target = belongs ? home.kin.documentId : undefined;
  if (target !== version.documentId) await moveVersion(tx, version, target, at);
  const open = home !== undefined && !belongs && replaces === undefined;
  return open ? [...others, kinshipDoubt(fields, home)] : others;
}

/** The fields with an edit made, in the one way they are written; or what is wrong with it. */
function editedFields(
  version: VersionFields,
  edit: VersionEdit,
): VersionFields | { fault: string } {
  const has = <Key extends keyof VersionFields>(key: Key) =>
    key in edit ? edit[key] : version[key];
  const title = has("title")?.trim();
  if (title === undefined || title === "") return { fault: "标题不能空着。" };
  const written = has("number");
  const number = written === undefined ? undefined : readNumber(written);
  if (written !== undefined && !number)
    return { fault: `文号“${written}”看不懂：写成 国科发火〔2016〕32号 这样，没有就空着。` };
  for (const [key, label] of DAYS) {
    const day = has(key);
    if (day !== undefined && !isDay(day))
      return { fault: `${label}“${day}”不是日子：写成 2026-01-31 这样。` };
  }
  const [effective, expires, source] = [has("effective"), has("expires"), has("source")];
  if (effective !== undefined && expires !== undefined && expires < effective)
    return { fault: `最后一天 ${expires} 早于施行的 ${effective}：看看是不是写反了。` };
  if (source !== undefined && !/^https?:\/\/\S+$/.test(source))
    return { fault: "网址要以 http:// 或 https:// 开头，没有就空着。" };
  const [issuer, level, region] = [has("issuer")?.trim(), has("level"), has("region")];
  const [issued, checked] = [has("issued"), has("checked")];
  return {
    title,
    kind: has("kind") ?? version.kind,
    visibility: has("visibility") ?? version.visibility,
    supersedes: has("supersedes") ?? [],
    ...(number && { number: printNumber(number) }),
    ...(issuer !== undefined && issuer !== "" && { issuer }),
    ...(level !== undefined && { level }),
    ...(region !== undefined && { region }),
    ...(issued !== undefined && { issued }),
    ...(effective !== undefined && { effective }),
    ...(expires !== undefined && { expires }),
    ...(checked !== undefined && { checked }),
    ...(source !== undefined && { source }),
  };
}

const DAYS = [
  ["issued", "发布的日子"],
  ["effective", "施行的日子"],
  ["expires", "最后一天"],
  ["checked", "核对的日子"],
] as const;
