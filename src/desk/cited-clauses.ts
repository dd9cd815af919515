import { contains, printClause, sameClause, type Clause } from "../clauses/clause.ts";
import { readClauses } from "../clauses/clause-mention.ts";
import { readClause } from "../clauses/clause-reference.ts";
import type { DocumentNames } from "../clauses/document-mention.ts";
import { sameDocument } from "../clauses/document-number.ts";
import type { Day } from "../calendar/day.ts";
import { passagesOf } from "../knowledge/clause-lookup.ts";
import { documentNames, documentOf } from "../knowledge/document-name.ts";
import type { Passage, Policy } from "../knowledge/policy.ts";
import { toldFor } from "../knowledge/telling.ts";
import type { Citation } from "../messages/reply.ts";
import type { DeskSite } from "./site.ts";

/** Clauses that staff wrote, or one sentence that says which could not be used and what to write. */
export type CitedClauses = { clauses: Clause[] } | { fault: string };

const example = "国科发火〔2016〕32号 第十一条（四）";
/** So many clauses of a document are named as those to choose from. */
const shown = 6;

/** All documents whose clauses may be cited: those of the knowledge folder and the published ones. */
export async function citablePolicies(site: DeskSite): Promise<readonly Policy[]> {
  return [...site.knowledge().policies, ...(await site.published())];
}

/** Reads the clauses of a text, one a line; each must be known among the policies. */
export function readCitedClauses(text: string, policies: readonly Policy[]): CitedClauses {
  const lines = text.split("\n").flatMap((line) => line.trim() || []);
  const names = documentNames(policies);
  const clauses: Clause[] = [];
  for (const line of lines) {
    const known = policies.flatMap(({ passages }) => passages).find((one) => isWritten(line, one));
    const read = known
      ? { clause: known.clause }
      : check(line, readLoosely(line, names, policies), policies);
    if ("fault" in read) return read;
    if (!clauses.some((clause) => sameClause(clause, read.clause))) clauses.push(read.clause);
  }
  return { clauses };
}

/** Cites the text that stands at a clause on a day, or else on others; `undefined` when none does. */
export function citeClause(
  clause: Clause,
  policies: readonly Policy[],
  day: Day,
): Citation | undefined {
  const passages = new Set(passagesOf(policies, clause));
  const found = policies.flatMap((policy) =>
    policy.passages
      .filter((passage) => passages.has(passage))
      .map((passage) => ({ policy, passage })),
  );
  const first = ({ passage }: { passage: Passage }) => toldFor(passage).from;
  const latest = found.sort((a, b) => first(b).localeCompare(first(a)));
  const best = latest.find((one) => first(one) <= day) ?? latest[0];
  if (!best) return undefined;
  const { policy, passage } = best;
  return {
    ...(policy.number !== undefined && { number: policy.number }),
    document: policy.title,
    article: passage.clause.place,
    kind: passage.kind,
    text: passage.points.map((point) => point.text).join("\n"),
    from: passage.from,
    ...(passage.to !== undefined && { to: passage.to }),
    checked: policy.checked,
    standing: passage.standing,
    ...(policy.source !== undefined && { source: policy.source }),
  };
}

/** Whether a line is a passage's clause just as it is printed. */
function isWritten(line: string, { clause }: Passage): boolean {
  return bare(line) === bare(printClause(clause));
}

/** Reads a line as tables write clauses, or else as people do: 32号文9条. */
function readLoosely(
  line: string,
  names: DocumentNames,
  policies: readonly Policy[],
): Clause | undefined {
  const read = readClause(line, names);
  const [mention, ...others] = readClauses(line, names);
  const known = ({ document }: Clause) =>
    policies.some((policy) => sameDocument(documentOf(policy), document));
  if ((read && known(read)) || mention?.document === undefined || others.length > 0) return read;
  return { document: mention.document, place: mention.place };
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}

function check(
  line: string,
  clause: Clause | undefined,
  policies: readonly Policy[],
): { clause: Clause } | { fault: string } {
  const documents = policies.filter(
    (policy) => clause && sameDocument(documentOf(policy), clause.document),
  );
  if (!clause || documents.length === 0) {
    const missing = `库里没有“${line}”这份文件或条款`;
    return { fault: `${missing}：写文号加条款，如 ${example}；文件还没有的，先到“文档”里添上。` };
  }
  const found = clause.place === "" ? [] : passagesOf(documents, clause);
  const whole = documents.flatMap((policy) => policy.passages);
  if (whole.some((passage) => sameClause(passage.clause, clause))) return { clause };
  if (found.some((passage) => contains(clause, passage.clause))) return { clause };
  // 款 said for 项, or the other way round.
  const twin = found.find((passage) => !contains(passage.clause, clause));
  if (twin) return { clause: twin.clause };
  const places = (found.length > 0 ? found : whole).flatMap((one) => one.clause.place || []);
  const choice = [...new Set(places)];
  const named = `${choice.slice(0, shown).join("、")}${choice.length > shown ? " 等" : ""}`;
  const fault = clause.place === "" ? "只写了文件，还要写到哪一条" : "这一条库里没有";
  return { fault: `“${line}”${fault}：这份文件可以写 ${named}。` };
}
