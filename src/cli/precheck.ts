import { parseArgs } from "node:util";
import type { CompanyFile } from "../knowledge/company-file.ts";
import { Profile } from "../profile/profile.ts";
import { kindOf } from "../rules/held-title.ts";
import { standingOf, type AskedOfAll, type Standing } from "../rules/judge-all.ts";
import { memoWords } from "../rules/memo-words.ts";
import { plainText } from "../rules/verdict-text.ts";
import { verdictWords } from "../rules/verdict-words.ts";
import { dayArgument } from "./day-argument.ts";
import { factRow } from "./fact-row.ts";
import { eachLine } from "./json-lines.ts";
import {
  checkOptions,
  kindArgument,
  openBench,
  readCompanyFile,
  ruleNamed,
  type Bench,
} from "./judging.ts";
import { precheckSchema, type PrecheckRow } from "./precheck-row.ts";
import { judgedRow, storedRow } from "./precheck-verdict.ts";
import { UsageError } from "./usage-error.ts";

const USAGE =
  "预审什么：kechuang precheck --programme hnte --facts company.yaml；全部项目用 --all；按行读 JSON 用 --jsonl。";

/** `precheck`: judges a company's file by one rule or by all, or one JSON row after the other. */
export async function precheck(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      programme: { type: "string" },
      facts: { type: "string" },
      all: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      jsonl: { type: "boolean", default: false },
      store: { type: "boolean", default: false },
      kind: { type: "string" },
      "as-of": { type: "string" },
      "filing-day": { type: "string" },
    },
  });
  if (
    !values.jsonl &&
    (values.facts === undefined || (values.programme === undefined) === !values.all)
  )
    throw new UsageError(USAGE);
  const bench = openBench();
  if (values.jsonl) {
    let line = 0;
    await eachLine(precheckSchema, (row) => {
      line += 1;
      const judged = judgedRow(row, bench, `第 ${String(line)} 条（${row.id}）：`);
      return Promise.resolve(values.store ? storedRow(judged, bench) : judged.shown);
    });
    return 0;
  }
  const company = readCompanyFile(values.facts ?? "", bench);
  const kind = kindArgument(values.kind) ?? company.kind;
  const filing = values["filing-day"] ?? company.filingDay;
  const asked: AskedOfAll = {
    asOf: dayArgument(values["as-of"] ?? company.asOf),
    options: company.options,
    ...(filing !== undefined && { filingDay: dayArgument(filing) }),
    ...(kind && { kind }),
  };
  if (values.all) return all(company, asked, bench, values.json);
  return one(values.programme ?? "", company, asked, bench, values.json);
}

function one(
  programme: string,
  company: CompanyFile,
  asked: AskedOfAll,
  bench: Bench,
  asJson: boolean,
): number {
  const { knowledge, ground, names } = bench;
  const rule = ruleNamed(programme, knowledge);
  checkOptions(company.options, rule);
  const profile = new Profile(company.facts);
  if (asJson) {
    print(JSON.stringify(stored(rule.id, company, asked, bench)));
    return 0;
  }
  const standing = standingOf(rule, profile, asked, ground);
  print(plainText(verdictWords({ standing, profile, definitions: ground.definitions, names })));
  return 0;
}

function all(company: CompanyFile, asked: AskedOfAll, bench: Bench, asJson: boolean): number {
  const { knowledge, ground, names } = bench;
  const profile = new Profile(company.facts);
  if (asJson) {
    for (const { id } of knowledge.rules) print(JSON.stringify(stored(id, company, asked, bench)));
    return 0;
  }
  const standings = knowledge.rules.map((rule): Standing => {
    const kind = asked.kind ?? kindOf(rule, profile, asked.asOf);
    return standingOf(rule, profile, { ...asked, kind }, ground);
  });
  const { definitions } = ground;
  print(plainText(memoWords({ standings, profile, definitions, names, asOf: asked.asOf })));
  return 0;
}

/** The stored form of one verdict: everything it rests on is inside. */
function stored(rule: string, company: CompanyFile, asked: AskedOfAll, bench: Bench) {
  const { asOf, filingDay, kind } = asked;
  const row: PrecheckRow = {
    id: rule,
    programme: rule,
    asOf,
    facts: company.facts.map((fact) => factRow(fact, rule, bench)),
    options: Object.fromEntries(company.options),
    ...(filingDay !== undefined && { filingDay }),
    ...(kind && { kind }),
  };
  return storedRow(judgedRow(row, bench, ""), bench);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
