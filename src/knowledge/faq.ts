import { printClause } from "../clauses/clause.ts";
import type { Clause } from "../clauses/clause.ts";
import type { DocumentNames } from "../clauses/document-mention.ts";
import type { Day } from "../calendar/day.ts";
import type { Passage, Standing } from "./policy.ts";
import { STANDINGS } from "./policy-head.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** A question that people ask often, with its answer and the clauses that bear it. */
export interface Faq {
  /** Path of its file below the knowledge folder. */
  file: string;
  question: string;
  asked: readonly string[];
  answer: string;
  /** Never empty; the first one bears the answer. */
  clauses: readonly [Clause, ...Clause[]];
  /** First and last day the answer held (`to` undefined: no end known). */
  from: Day;
  to?: Day;
  checked: Day;
  programmes: readonly string[];
  standing: Standing;
  /** True for what staff answered to somebody's question while running. */
  staff?: true;
}

const KEYS = "question asked answer clauses from to checked programmes standing".split(" ");

/** Reads one file of `faq/`. */
export function readFaq(source: Source, faults: string[], names: DocumentNames): Faq[] {
  return readTable(source, KEYS, faults, (row) => {
    const [first, ...others] = row.clauses("clauses", names);
    if (!first) throw row.fault("clauses", "缺“clauses”：至少写一条依据。");
    const to = row.optionalDay("to");
    return {
      file: source.file,
      question: row.text("question"),
      asked: row.list("asked"),
      answer: row.text("answer"),
      clauses: [first, ...others] as const,
      from: row.day("from"),
      ...(to !== undefined && { to }),
      checked: row.day("checked"),
      programmes: row.list("programmes"),
      standing: row.choice("standing", STANDINGS),
    };
  });
}

/** Makes frequent questions passages of the clauses that bear them, to be found like all others. */
export function faqPassages(faq: readonly Faq[]): Passage[] {
  return faq.map((entry) => {
    const [clause, ...see] = entry.clauses;
    return {
      id: `${printClause(clause)} 问：${entry.question}`,
      clause,
      heading: entry.question,
      chapter: "常见问题",
      points: [{ text: entry.answer, asked: [entry.question, ...entry.asked] }],
      asked: [],
      programmes: entry.programmes,
      aspects: [],
      see,
      from: entry.from,
      ...(entry.to !== undefined && { to: entry.to }),
      standing: entry.standing,
      ...(entry.staff && { staff: true, note: `工作人员 ${entry.from} 答复。` }),
      kind: "要点",
    };
  });
}
