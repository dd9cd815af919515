import { isDay } from "../calendar/day.ts";
import { knowledgeFolder, readConfig } from "../config.ts";
import { readKnowledge } from "../knowledge/knowledge.ts";
import { groundOf } from "../knowledge/rule-ground.ts";
import { readCase, readCaseFile, readCheck } from "./cases/case-file.ts";
import { runCase, type Bench } from "./cases/run-case.ts";
import { runCheck } from "./cases/run-check.ts";
import { today } from "./day-argument.ts";
import { UsageError } from "./usage-error.ts";

/** What one worked verdict or value came to. */
interface Row {
  readonly name: string;
  readonly differences: readonly string[];
}

/** `cases FILE…`: runs worked verdicts and values through the rules; tells each difference. */
export function cases(files: string[]): Promise<number> {
  if (files.length === 0) throw new UsageError("跑哪个文件：npm run cases -- cases.json。");
  const knowledge = readKnowledge(knowledgeFolder(readConfig(process.env)));
  const ground = groundOf(knowledge);
  const ruleOf = (id: string) => {
    const rule = knowledge.rules.find((one) => one.id === id);
    if (!rule) throw new Error(`知识库里没有 rules/${id}.yaml：补上这个文件。`);
    return rule;
  };
  const rows = files.flatMap((file) => run(file, { ruleOf, ground }));
  for (const { name, differences } of rows)
    for (const difference of differences) process.stderr.write(`${name} ${difference}\n`);
  const holding = rows.filter(({ differences }) => differences.length === 0).length;
  process.stdout.write(`共 ${rows.length} 项，${holding} 项一致\n`);
  return Promise.resolve(holding === rows.length ? 0 : 1);
}

/** Runs all of a file; filings without a day are filed on the day it was made. */
function run(file: string, rules: Pick<Bench, "ruleOf" | "ground">): Row[] {
  const { meta, cases: verdicts, boundary_checks: values } = readCaseFile(file);
  const made = meta?.generated;
  const bench = { ...rules, usual: made !== undefined && isDay(made) ? made : today() };
  return [
    ...verdicts.map((row, index) => {
      const stated = readCase(row);
      return typeof stated === "string"
        ? { name: `${file} cases.${index}`, differences: [stated] }
        : { name: stated.case_id, differences: runCase(stated, bench) };
    }),
    ...values.map((row, index) => {
      const stated = readCheck(row);
      return typeof stated === "string"
        ? { name: `${file} boundary_checks.${index}`, differences: [stated] }
        : {
            name: `${stated.name} ${JSON.stringify(stated.input)}`,
            differences: runCheck(stated, bench),
          };
    }),
  ];
}
