import { printClause } from "../clauses/clause.ts";
import type { Block, Run, TableCellWords, Words } from "../documents/document-written.ts";
import type { Fact } from "../profile/fact.ts";
import { clauseOf } from "../rules/condition.ts";
import { conditionsLines } from "../rules/condition-words.ts";
import type { Told } from "../rules/telling.ts";
import { MARK_WORDS, type TextLine } from "../rules/verdict-text.ts";
import type { ConditionResult } from "../rules/verdict.ts";
import { withoutName } from "./condition-said.ts";
import type { FilingGround } from "./filing-ground.ts";
import { isRough, marksOf } from "./known-figure.ts";
import { markWords } from "./line-words.ts";

/** Every condition with how it came out, what it rests on, and its clause; what stands against it first. */
export function conditionTable(ground: FilingGround, told: Told): Block {
  const groups = grouped(conditionsLines(told));
  const results = inOrder(told.verdict.conditions, groups);
  return {
    kind: "table",
    head: ["条件", "结果", "你的情况和要求", "凭什么", "依据"],
    widths: [16, 10, 36, 18, 20],
    rows: groups.map(([first, ...within], index) => {
      const result = results[index];
      return [
        [nameOf(result, first)],
        [[markWords(first?.mark ?? "unknown")]],
        said(result, first, within),
        result ? evidence(result, ground, told) : [""],
        source(result, first, ground),
      ];
    }),
  };
}

/** Lines of each condition of the first rank together. */
function grouped(lines: readonly TextLine[]): TextLine[][] {
  const groups: TextLine[][] = [];
  for (const line of lines) {
    if (line.role === "item" && (line.depth ?? 0) === 0) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups;
}

/** The results in the order of their lines. */
function inOrder(
  conditions: readonly ConditionResult[],
  groups: readonly (readonly TextLine[])[],
): (ConditionResult | undefined)[] {
  const left = [...conditions];
  return groups.map(([first]) => {
    const at = left.findIndex(
      ({ outcome, label }) => outcome === first?.mark && first.text.startsWith(label),
    );
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
}

function nameOf(result: ConditionResult | undefined, first: TextLine | undefined): Words {
  const own: Run = { text: result?.label ?? first?.text ?? "", bold: true };
  return result?.selfDeclared === true ? [own, { text: "（自报）", tone: "unknown" }] : [own];
}

function said(
  result: ConditionResult | undefined,
  first: TextLine | undefined,
  within: readonly TextLine[],
): TableCellWords {
  const own = withoutName(first?.text ?? "", result?.label ?? "");
  return [
    ...(own === "" ? [] : [own]),
    ...within.map((line): Words => {
      const indent = "\u3000".repeat(Math.max(0, (line.depth ?? 0) - 1));
      const mark = line.mark && line.role === "item" ? `${MARK_WORDS[line.mark]}\u3000` : "";
      return [{ text: `${indent}${mark}${line.text}`, tone: "muted" }];
    }),
  ];
}

/** The facts that a condition was judged by, those alike together. */
function evidence(result: ConditionResult, ground: FilingGround, told: Told): TableCellWords {
  const condition = told.version.conditions.find(({ id }) => id === result.id);
  if (!condition) return [result.said === undefined ? "" : "自己说的：注册地"];
  const { evaluation } = told;
  const read = [...evaluation.collect(() => evaluation.judge(condition)).found.facts];
  const facts = read.filter((fact, index) => read.indexOf(fact) === index);
  const byMarks = new Map<string, Map<string, number[]>>();
  for (const fact of facts) {
    const marks = marksOf(fact, ground.definitions).join("，");
    const labels = byMarks.get(marks) ?? new Map<string, number[]>();
    const label = ground.definitions.get(fact.key)?.label ?? told.wording.label(fact.key);
    labels.set(label, [...(labels.get(label) ?? []), ...yearsOf(fact)]);
    byMarks.set(marks, labels);
  }
  return [...byMarks].map(([marks, labels]): Words => {
    const named = [...labels].map(([label, years]) => `${label}${yearWords(years)}`).join("、");
    const rough = facts.some(isRough) && marks.startsWith("概数");
    return [{ text: `${marks}：${named}`, tone: rough ? "unmet" : "muted" }];
  });
}

function yearsOf({ years }: Fact): number[] {
  return years ? [...new Set(years)] : [];
}

function yearWords(years: readonly number[]): string {
  const all = [...new Set(years)].sort((a, b) => a - b);
  return all.length === 0 ? "" : `（${all.map(String).join("、")} 年）`;
}

function source(
  result: ConditionResult | undefined,
  first: TextLine | undefined,
  { cite, standing }: FilingGround,
): TableCellWords {
  const clause = (result && clauseOf(result)) ?? first?.clause;
  if (!clause) return [""];
  const [citation] = cite([clause], standing.verdict.filingDay);
  const until = citation?.to === undefined ? "起" : `到 ${citation.to}`;
  return [
    printClause(clause),
    ...(citation
      ? [
          [
            { text: `${citation.from} ${until}，核对于 ${citation.checked}`, tone: "muted" },
          ] as const,
        ]
      : []),
  ];
}
