import { contains, printClause } from "../clauses/clause.ts";
import type { Clause } from "../clauses/clause.ts";
import { sameDocument } from "../clauses/document-number.ts";
import { bearerOf } from "./card.ts";
import { documentOf } from "./document-name.ts";
import type { Finding } from "./finding.ts";
import type { Knowledge } from "./knowledge.ts";

/** References to clauses that lead nowhere. */
export function referenceFindings(knowledge: Knowledge): Finding[] {
  const lacking = references(knowledge).flatMap(({ file, where, clause }) => {
    const lack = lackOf(clause, knowledge);
    return lack === undefined
      ? []
      : [{ file, message: `${where}指到 ${printClause(clause)}，${lack}。` }];
  });
  const unborne = knowledge.cards.filter((card) => !bearerOf(card, knowledge.policies));
  return [
    ...lacking,
    ...unborne.map(({ file, id, basis }) => ({
      file,
      message: `${id} 的“basis”写的“${basis}”不在 policies/ 里：写那里有的文号或题名。`,
    })),
  ];
}

interface Reference {
  file: string;
  where: string;
  clause: Clause;
}

function references(knowledge: Knowledge): Reference[] {
  const of = (file: string, where: string, clauses: readonly Clause[]) =>
    clauses.map((clause) => ({ file, where, clause }));
  return [
    ...knowledge.policies.flatMap((policy) =>
      policy.passages.flatMap((passage) =>
        of(`policies/${policy.id}.md`, `${passage.id} 的“see”`, passage.see),
      ),
    ),
    ...knowledge.faq.flatMap((one) => of(one.file, `“${one.question}”的“clauses”`, one.clauses)),
    ...knowledge.missing.flatMap((one) => of("missing.yaml", `${one.id} 的“maySay”`, one.maySay)),
    ...knowledge.refusals.flatMap((one) => of("refusals.yaml", `${one.id} 的“cite”`, one.cite)),
    ...knowledge.facts.flatMap((one) =>
      of("facts.yaml", `${one.id} 的“clause”`, one.clause ? [one.clause] : []),
    ),
  ];
}

/** What is lacking for a clause to be found; `undefined` when it or something within it is there. */
function lackOf(clause: Clause, knowledge: Knowledge): string | undefined {
  const policies = knowledge.policies.filter((one) =>
    sameDocument(documentOf(one), clause.document),
  );
  if (policies.length === 0) return "policies/ 里没有这份文件：改成那里有的";
  if (clause.place === "") return undefined;
  const places = policies.flatMap((policy) => policy.passages.map((passage) => passage.clause));
  if (places.some((one) => contains(clause, one))) return undefined;
  return "那份文件里没有这一条：改成那里有标题的一条";
}
