import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { contains, printClause } from "../clauses/clause.ts";
import { sameDocument } from "../clauses/document-number.ts";
import { documentOf } from "./document-name.ts";
import type { Faq } from "./faq.ts";
import type { Finding } from "./finding.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Passage, Policy } from "./policy.ts";
import { isBefore, overlap, sameVersion, toldFor } from "./telling.ts";

/** Days that cannot be: spans turned round or overlapping, succession that does not join, checks in the future. */
export function spanFindings(knowledge: Knowledge, today: Day): Finding[] {
  const { policies, faq } = knowledge;
  return [
    ...policies.flatMap((policy) => policyFindings(policy, today)),
    ...policies.flatMap((policy) => successionFindings(policy, policies)),
    ...faq.flatMap((one) => [
      ...turned(one.file, `“${one.question}”`, one.from, one.to),
      ...future(one.file, `“${one.question}”`, one.checked, today),
      ...early(one, policies),
    ]),
  ];
}

function policyFindings(policy: Policy, today: Day): Finding[] {
  const file = `policies/${policy.id}.md`;
  return [
    ...turned(file, "这份文件", policy.effective, policy.expires),
    ...future(file, "这份文件", policy.checked, today),
    ...policy.passages.flatMap((passage) => turned(file, passage.id, passage.from, passage.to)),
    ...policy.passages.flatMap((passage) => tellingFindings(file, passage)),
    ...pairs(policy.passages).flatMap(([one, other]) => pairFindings(file, one, other)),
  ];
}

/** Words for a clause are told while it held, or say what was before it came. */
function tellingFindings(file: string, passage: Passage): Finding[] {
  const { id, told, from, to } = passage;
  if (!told) return [];
  const wrong = turned(file, `${id} 的“told”`, told.from, told.to);
  const late = to !== undefined && (told.to === undefined || told.to > to);
  const fits = isBefore(told, from) || (told.from >= from && !late);
  if (wrong.length > 0 || fits) return wrong;
  const held = to === undefined ? `${from} 起` : `${from} 至 ${to}`;
  const message = `${id} 的“told”从 ${told.from} 起${told.to === undefined ? "" : `到 ${told.to} 止`}，超出了条文的日子（${held}）：写在里面，或者整段在它以前。`;
  return [{ file, message }];
}

/** Two passages of one clause: each day has one, and versions follow one another. */
function pairFindings(file: string, one: Passage, other: Passage): Finding[] {
  const both = `${one.id} 有两段（“${one.heading}”“${other.heading}”），`;
  if (!sameVersion(one, other) && overlap(one, other))
    return [
      {
        file,
        message: `${both}日子有重叠：条文改过的，各写各的 from 和 to；只是说法不同的，from 和 to 写一样，各写各的 told。`,
      },
    ];
  if (!overlap(toldFor(one), toldFor(other))) return [];
  return [{ file, message: `${both}说的日子有重叠：各写各的 told，或者并成一段。` }];
}

function turned(file: string, where: string, from: Day, to: Day | undefined): Finding[] {
  if (to === undefined || from <= to) return [];
  return [{ file, message: `${where}从 ${from} 起，却到 ${to} 止：开始不能晚于结束。` }];
}

function future(file: string, where: string, checked: Day, today: Day): Finding[] {
  if (checked <= today) return [];
  return [
    {
      file,
      message: `${where}的“checked”是 ${checked}，晚于今天 ${today}：写今天或更早的日子。`,
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
  const message = `“${faq.question}”从 ${faq.from} 起，早于 ${printClause(clause)}：“from”要写 ${first} 或更晚。`;
  return [{ file: faq.file, message }];
}

/** All pairs of passages of one clause. */
function pairs(passages: readonly Passage[]): [Passage, Passage][] {
  return passages.flatMap((one, index) =>
    passages
      .slice(index + 1)
      .filter((other) => other.id === one.id)
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
        `“expires”${old.expires ? `是 ${old.expires}` : "没有写"}，而 ${documentOf(policy)} 从 ` +
        `${policy.effective} 起代替这份文件：“expires”要写 ${last}。`,
    }));
}

function bears(policy: Policy, name: string): boolean {
  return policy.title === name || sameDocument(documentOf(policy), name);
}
