import { readFileSync } from "node:fs";
import { knowledgeFolder, readConfig } from "../config.ts";
import { readCompany, type CompanyFile } from "../knowledge/company-file.ts";
import { measuresOf } from "../knowledge/fact-rows.ts";
import { readKnowledge, type Knowledge } from "../knowledge/knowledge.ts";
import { groundOf } from "../knowledge/rule-ground.ts";
import { namesOf } from "../knowledge/rule-names.ts";
import type { Ground } from "../rules/judge.ts";
import { FILING_KINDS, type FilingKind, type Rule } from "../rules/rule.ts";
import type { Names } from "../rules/telling.ts";
import { UsageError } from "./usage-error.ts";

/** What the commands that judge need from the knowledge. */
export interface Bench {
  readonly knowledge: Knowledge;
  readonly ground: Ground;
  readonly names: Names;
}

/** Reads the knowledge and makes it ready for judging. */
export function openBench(): Bench {
  const knowledge = readKnowledge(knowledgeFolder(readConfig(process.env)));
  return { knowledge, ground: groundOf(knowledge), names: namesOf(knowledge) };
}

/** The rule of a programme, by its id, that of its programme, or what the programme is called. */
export function ruleNamed(word: string, { rules, programmes }: Knowledge, where = ""): Rule {
  const programme = programmes.find(
    ({ id, title, names }) => id === word || title === word || names.includes(word),
  );
  const found =
    rules.find(({ id, title }) => id === word || title === word) ??
    rules.find(({ id }) => id === programme?.id) ??
    rules.find((rule) => rule.programme === programme?.id);
  if (found) return found;
  const known = rules.map(({ id }) => id).join("、");
  if (programme)
    throw new UsageError(`${where}“${programme.title}”还没有装规则：有规则的是 ${known}。`);
  throw new UsageError(`${where}没有“${word}”这个项目：有规则的是 ${known}。`);
}

/** Reads a company's file; a fault in it is a usage error that names file, line, what and what is allowed. */
export function readCompanyFile(path: string, { knowledge, ground }: Bench): CompanyFile {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`${path} 没有或不能读：--facts 后面写企业情况的文件，如 company.yaml。`);
  }
  const faults: string[] = [];
  const measures = measuresOf(knowledge.rules);
  const read = readCompany({ file: path, text }, faults, ground.definitions, measures);
  if (read) return read;
  throw new UsageError(faults.join("\n"));
}

/** Reads what a filing is. */
export function kindArgument(value: string | undefined): FilingKind | undefined {
  if (value === undefined) return undefined;
  const kind = FILING_KINDS.find((one) => one === value);
  if (kind) return kind;
  throw new UsageError(
    `--kind 写的“${value}”不对：写 new（新申报）、renewal（期满重新申报）或 recheck（复核）。`,
  );
}

/** Fails for an option or a choice that a rule does not have. */
export function checkOptions(options: ReadonlyMap<string, string>, rule: Rule, where = ""): void {
  const known = new Map(rule.versions.flatMap((version) => [...version.options]));
  for (const [id, choice] of options) {
    const option = known.get(id);
    if (!option) {
      const has =
        known.size === 0 ? "这个规则没有可选的口径" : `可以写 ${[...known.keys()].join("、")}`;
      throw new UsageError(`${where}没有“${id}”这个口径：${has}。`);
    }
    if (!option.choices.has(choice))
      throw new UsageError(
        `${where}口径“${id}”写的“${choice}”不对：可以写 ${[...option.choices.keys()].join("、")}。`,
      );
  }
}
