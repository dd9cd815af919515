import type { FactDefinitions } from "../profile/fact-definition.ts";
import { printClause } from "../clauses/clause.ts";
import { differencesBetween, type Difference } from "./rule-difference.ts";
import type { Rule, RuleVersion } from "./rule.ts";
import type { TextLine, VerdictText } from "./verdict-text.ts";

const PARTS: Readonly<Record<Difference["part"], string>> = {
  condition: "条件",
  score: "打分",
  benefit: "能得到什么",
  material: "材料",
  window: "什么时候报",
  deadline: "有了以后要做",
};

const CHANGES: Readonly<Record<Difference["change"], string>> = {
  added: "新加",
  removed: "取消",
  changed: "改了",
};

/** What changed from one version of a rule to another, with the days and clauses of both. */
export function differenceWords(
  rule: Rule,
  before: RuleVersion,
  after: RuleVersion,
  definitions: FactDefinitions,
): VerdictText {
  const found = differencesBetween(before, after, definitions);
  return [
    { role: "title", text: `${rule.title}：${before.id} → ${after.id}` },
    { role: "basis", text: `以前：${spanWords(before)}` },
    { role: "basis", text: `以后：${spanWords(after)}` },
    ...(found.length === 0 ? [{ role: "outcome", text: "两版的内容一样。" } as const] : []),
    ...(Object.keys(PARTS) as Difference["part"][]).flatMap((part) =>
      partLines(
        PARTS[part],
        found.filter((one) => one.part === part),
      ),
    ),
  ];
}

function spanWords({ from, to, basis }: RuleVersion): string {
  const documents = basis.map((clause) => printClause(clause)).join("、");
  return `${from} 起${to === undefined ? "" : `，到 ${to}`}，${documents}`;
}

function partLines(heading: string, found: readonly Difference[]): TextLine[] {
  return found.length === 0
    ? []
    : [{ role: "section", text: heading }, ...found.flatMap(differenceLines)];
}

function differenceLines({ label, change, before, after }: Difference): TextLine[] {
  const only = change === "changed" ? undefined : (after ?? before);
  if (only) {
    const name = label === "" ? "" : `${label}：`;
    const { say, clause } = only;
    return [{ role: "item", text: `${CHANGES[change]}  ${name}${say}`, ...(clause && { clause }) }];
  }
  const side = (when: string, one: Difference["before"]): TextLine[] =>
    one
      ? [{ role: "detail", text: `${when}：${one.say}`, ...(one.clause && { clause: one.clause }) }]
      : [];
  return [
    { role: "item", text: `${CHANGES[change]}  ${label}` },
    ...side("以前", before),
    ...side("以后", after),
  ];
}
