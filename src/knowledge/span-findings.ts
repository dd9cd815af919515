import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { contains, printClause } from "../clauses/clause.ts";
import { sameDocument } from "../clauses/document-number.ts";
import { documentOf } from "./document-name.ts";
import type { Faq } from "./faq.ts";
import type { Finding } from "./finding.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Passage, Policy } from "./policy.ts";

/** Days that cannot be: spans turned round or overlapping, succession that does not join, checks in the future. */
export function spanFindings(knowledge: Knowledge, today: Day): Finding[] {
  const { policies, faq } = knowledge;
  return [
    ...policies.flatMap((policy) => policyFindings(policy, today)),
    ...policies.flatMap((policy) => successionFindings(policy, policies)),
    ...faq.flatMap((one) => [
      ...turned(one.file, `"${one.question}"`, one.from, one.to),
      ...future(one.file, `"${one.question}"`, one.checked, today),
      ...early(one, policies),
    ]),
  ];
}

function policyFindings(policy: Policy, today: Day): Finding[] {
  const file = `policies/${policy.id}.md`;
  return [
    ...turned(file, "the document", policy.effective, policy.expires),
    ...future(file, "the document", policy.checked, today),
    ...policy.passages.flatMap((passage) => turned(file, passage.id, passage.from, passage.to)),
    ...overlaps(policy.passages).map(([one, other]) => ({
      file,
      message:
        `${one.id} stands twice ("${one.heading}", "${other.heading}") for days they share; ` +
        "give each its own from and to, or make them one.",
    })),
  ];
}

function turned(file: string, where: string, from: Day, to: Day | undefined): Finding[] {
  if (to === undefined || from <= to) return [];
  return [
    { file, message: `${where} begins ${from} after it ends ${to}; from must not be after to.` },
  ];
}

function future(file: string, where: string, checked: Day, today: Day): Finding[] {
  if (checked <= today) return [];
  return [
    {
      file,
      message: `${where} was checked ${checked}, after today ${today}; give a day that is past.`,
    },
  ];
}

/** An answer cannot have held before the clause that bears it. */
function early(faq: Faq, policies: readonly Policy[]): Finding[] {
  const [clause] = faq.clauses;
  const first = policies
    .filter((policy) => sameDocument(documentOf(policy), clause.document))
    .flatMap((policy) => policy.passages.filter((passage) => contains(clause, passage.clause)))
    .map((passage) => passage.from)
    .sort()[0];
  if (first === undefined || faq.from >= first) return [];
  const message = `"${faq.question}" begins ${faq.from}, before ${printClause(clause)} does; from must be ${first} or later.`;
  return [{ file: faq.file, message }];
}

function overlaps(passages: readonly Passage[]): [Passage, Passage][] {
  return passages.flatMap((one, index) =>
    passages
      .slice(index + 1)
      .filter((other) => other.id === one.id && one.from <= (other.to ?? "9999-12-31"))
      .filter((other) => other.from <= (one.to ?? "9999-12-31"))
      .map((other): [Passage, Passage] => [one, other]),
  );
}

function successionFindings(policy: Policy, policies: readonly Policy[]): Finding[] {
  const last = addDays(policy.effective, -1);
  return policies
    .filter((old) => policy.supersedes.some((name) => bears(old, name)) && old.expires !== last)
    .map((old) => ({
      file: `policies/${old.id}.md`,
      message:
        `the document expires ${old.expires ?? "never"}, but ${documentOf(policy)} supersedes it ` +
        `from ${policy.effective}; expires must be ${last}.`,
    }));
}

function bears(policy: Policy, name: string): boolean {
  return policy.title === name || sameDocument(documentOf(policy), name);
}
