import { parseArgs } from "node:util";
import { printClause } from "../clauses/clause.ts";
import { knowledgeFolder, readConfig } from "../config.ts";
import { readKnowledgeFiles, readSources } from "../knowledge/knowledge.ts";
import { exampleFindings, ruleFindings } from "../knowledge/rule-findings.ts";
import { groundOf, readAllExamples } from "../knowledge/rule-ground.ts";
import { differenceWords } from "../rules/difference-words.ts";
import { differencesBetween } from "../rules/rule-difference.ts";
import type { Rule, RuleVersion } from "../rules/rule.ts";
import { ruleWords } from "../rules/rule-words.ts";
import { plainText } from "../rules/verdict-text.ts";
import { KIND_WORDS } from "../rules/verdict-words.ts";
import { versionFor } from "../rules/version.ts";
import { dayArgument } from "./day-argument.ts";
import { kindArgument, openBench, ruleNamed, type Bench } from "./judging.ts";
import { replay } from "./replay.ts";
import { UsageError } from "./usage-error.ts";

const USAGE =
  "rules 后面写 list、show 项目、diff 项目 日子 日子、check 或 replay 文件，如 kechuang rules show hnte。";

/** What `rules` is asked for, beside the action. */
interface Asked {
  readonly words: readonly string[];
  readonly day: string | undefined;
  readonly kind: string | undefined;
  readonly asJson: boolean;
}

/** `rules list|show ID|diff ID DAY DAY|check|replay FILE`: the rules, in words, compared, checked and computed again. */
export function rules(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      "as-of": { type: "string" },
      kind: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const [action = "", ...words] = positionals;
  const asked = { words, day: values["as-of"], kind: values.kind, asJson: values.json };
  return Promise.resolve(run(action, asked));
}

function run(action: string, asked: Asked): number {
  switch (action) {
    case "list":
      return list(openBench(), asked);
    case "show":
      if (asked.words.length === 0) throw new UsageError(USAGE);
      return show(openBench(), asked);
    case "diff":
      if (asked.words.length < 3) throw new UsageError(USAGE);
      return diff(openBench(), asked);
    case "check":
      return check(asked.asJson);
    case "replay":
      if (asked.words[0] === undefined) throw new UsageError(USAGE);
      return replay(asked.words[0], openBench(), asked.asJson);
    default:
      throw new UsageError(USAGE);
  }
}

function list({ knowledge }: Bench, { asJson }: Asked): number {
  for (const { id, title, region, versions } of knowledge.rules) {
    const spans = versions.map(({ from, to }) => `${from}${to === undefined ? " 起" : `—${to}`}`);
    const json = {
      id,
      title,
      region,
      versions: versions.map(({ id: version, from, to, hash, standing, basis }) => ({
        id: version,
        from,
        to: to ?? null,
        hash,
        standing,
        basis: basis.map((clause) => printClause(clause)),
      })),
    };
    print(
      asJson ? JSON.stringify(json) : `${id.padEnd(22)} ${title}（${region}）  ${spans.join("、")}`,
    );
  }
  return 0;
}

function show({ knowledge, ground, names }: Bench, { words, day, kind, asJson }: Asked): number {
  const rule = ruleNamed(words.join(" "), knowledge);
  const on = dayArgument(day);
  const version = versionOn(rule, on, kind);
  const lines = ruleWords(rule, version, on, ground.definitions, names);
  if (!asJson) print(plainText(lines));
  else {
    const rows = lines.map(({ clause, ...line }) => ({
      ...line,
      ...(clause && { clause: printClause(clause) }),
    }));
    print(JSON.stringify({ id: rule.id, version: version.id, hash: version.hash, lines: rows }));
  }
  return 0;
}

function diff({ knowledge, ground }: Bench, { words, kind, asJson }: Asked): number {
  const [word = "", first, second] = words;
  const rule = ruleNamed(word, knowledge);
  const days = [dayArgument(first), dayArgument(second)].sort();
  const [before, after] = days.map((day) => versionOn(rule, day, kind));
  if (!before || !after) return 1;
  if (asJson) {
    const side = (one: {
      readonly say: string;
      readonly clause?: RuleVersion["basis"][number];
    }) => ({
      say: one.say,
      clause: one.clause ? printClause(one.clause) : null,
    });
    for (const found of differencesBetween(before, after, ground.definitions)) {
      const { before: was, after: is, ...about } = found;
      print(
        JSON.stringify({ ...about, before: was ? side(was) : null, after: is ? side(is) : null }),
      );
    }
  } else print(plainText(differenceWords(rule, before, after, ground.definitions)));
  return 0;
}

/** The version that decides on a day; where the kind is not said, the first kind that one decides. */
function versionOn(rule: Rule, day: string, kind: string | undefined): RuleVersion {
  const asked = kindArgument(kind);
  const kinds = asked ? [asked] : (["new", "renewal", "recheck"] as const);
  const found = kinds.map((one) => versionFor(rule, day, one)).find((one) => one !== undefined);
  if (found) return found;
  const spans = rule.versions.map(
    ({ from, to }) => `${from}${to === undefined ? " 起" : `—${to}`}`,
  );
  const what = asked ? KIND_WORDS[asked] : "申报";
  throw new UsageError(`${day} 没有管${what}的“${rule.title}”规则：有的是 ${spans.join("、")}。`);
}

function check(asJson: boolean): number {
  const sources = readSources(knowledgeFolder(readConfig(process.env)));
  const { knowledge, faults } = readKnowledgeFiles(sources);
  const examples = readAllExamples(sources, faults, knowledge);
  const ofRules = faults.filter((fault) => fault.startsWith("rules/"));
  const findings = [
    ...ruleFindings(knowledge),
    ...exampleFindings(knowledge.rules, examples, groundOf(knowledge)),
  ];
  const number = [...examples.values()].reduce((sum, list) => sum + list.length, 0);
  const versions = knowledge.rules.reduce((sum, rule) => sum + rule.versions.length, 0);
  const wrong = ofRules.length + findings.length;
  if (asJson)
    print(
      JSON.stringify({
        rules: knowledge.rules.length,
        versions,
        examples: number,
        faults: ofRules,
        findings,
      }),
    );
  else {
    for (const fault of ofRules) print(fault);
    for (const { file, message } of findings) print(`${file}：${message}`);
    print(
      `${String(knowledge.rules.length)} 个规则、${String(versions)} 版，${String(number)} 个例子；${String(wrong)} 处要改。`,
    );
  }
  return wrong === 0 ? 0 : 1;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
