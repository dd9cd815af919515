import { printClause } from "../clauses/clause.ts";
import type { Day } from "../calendar/day.ts";
import { amountLines, isAmount, worthLines } from "./amount-words.ts";
import { conditionsLines } from "./condition-words.ts";
import { notesOf } from "./judge.ts";
import { questionLines, remedyLines, windowLines } from "./next-words.ts";
import { FILING_KINDS, type Benefit, type FilingKind, type Stated } from "./rule.ts";
import { scoreLines } from "./score-words.ts";
import { Told, type Handling, type Telling } from "./telling.ts";
import type { Verdict } from "./verdict.ts";
import { weightyOptions } from "./weighty-options.ts";
import type { TextLine, VerdictText } from "./verdict-text.ts";

/** What kinds of filings are called. */
export const KIND_WORDS: Readonly<Record<FilingKind, string>> = {
  new: "新申报",
  renewal: "期满重新申报",
  recheck: "复核",
};

/** What an outcome is called. */
export const OUTCOME_WORDS: Readonly<Record<Verdict["outcome"], string>> = {
  met: "符合",
  unmet: "不符合",
  unknown: "还不知道",
  expert: "自己能核的都符合，剩下的由专家或主管部门评",
};

/** A verdict as people read it: outcome first, then what stands against it, what can be done, and what there is to know. */
export function verdictWords(telling: Telling): VerdictText {
  const { standing, names } = telling;
  const { verdict } = standing;
  const handling = names.handling(verdict.programme);
  const told = Told.of(telling);
  if (!told) return [...noRule(verdict), last(handling)];
  const { version, evaluation } = told;
  const { filingDay, asOf } = verdict;
  const stated = (list: readonly Stated[]) => notesOf(list, evaluation).map(statedLine);
  return [
    {
      role: "title",
      text: `${verdict.title}${kindWords(told)}：${OUTCOME_WORDS[verdict.outcome]}`,
    },
    { role: "outcome", text: counts(verdict) },
    ...basis(told),
    ...section("逐条看", conditionsLines(told)),
    ...section("还要知道", questionLines(verdict.missing, told)),
    ...section("怎样能达到", remedyLines(standing.remedies, told)),
    ...section("打分", scoreLines(told)),
    ...section(sumsOnly(verdict), amountLines(told, names)),
    ...section("能得到什么", benefitLines(version.benefits, filingDay, told)),
    ...section("值多少", worthLines(told, names)),
    ...section("先要有", standing.first.map(statedLine)),
    ...section("不能同时有", standing.conflicts.map(statedLine)),
    ...section("材料", stated(version.materials)),
    ...section("什么时候报", windowLines(standing.open, asOf)),
    ...section("有了以后要做", deadlineLines(told)),
    ...section("要留意", verdict.notes.map(statedLine)),
    ...section("文件没写明、这里按这样算", optionLines(told, telling)),
    last(handling),
  ];
}

function noRule({ title, filingDay, kind }: Verdict): VerdictText {
  return [
    { role: "title", text: `${title}（${KIND_WORDS[kind]}）：没有在管的规则` },
    {
      role: "outcome",
      text: `${filingDay} 的${KIND_WORDS[kind]}，库里没有装管这一天的规则，判断不了。`,
    },
  ];
}

/** How many conditions came out how: `9 条里 6 条符合（其中 3 条只凭自报），1 条不符合`. */
export function counts({ conditions }: Verdict): string {
  const looked = conditions.filter(({ outcome }) => outcome !== "notApplicable");
  const of = (one: string) => looked.filter(({ outcome }) => outcome === one).length;
  const own = looked.filter(({ selfDeclared }) => selfDeclared).length;
  const word = own > 0 ? `（其中 ${String(own)} 条只凭自报）` : "";
  if (looked.length === 0) return "没有要看的条件。";
  if (of("met") === looked.length)
    return `${String(looked.length)} 条${looked.length > 1 ? "都" : ""}符合${word}。`;
  const words: [number, string][] = [
    [of("met"), `条符合${word}`],
    [of("unmet"), "条不符合"],
    [of("unknown"), "条还不知道"],
    [of("expert"), "条要专家或主管部门评"],
  ];
  const said = words
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${String(count)} ${what}`);
  return `${String(looked.length)} 条里 ${said.join("，")}。`;
}

function basis({ verdict, version }: Told): TextLine[] {
  const { filingDay, asOf, years } = verdict;
  const taxed = version.dateBy === "taxYear";
  const looks = years.length === 0 ? "" : `，看 ${years.map(String).join("、")} 年`;
  const documents = version.basis.map((clause) => printClause(clause)).join("、");
  const standing = version.standing === "转述" ? "转述，原文未核" : version.standing;
  const lines = [
    `按 ${filingDay} ${taxed ? "" : "申报"}算${looks}（以 ${asOf} 为今天）。`,
    `依据 ${documents}（${version.from} 起${version.to === undefined ? "" : `，到 ${version.to}`}，${standing}）。`,
    ...(version.note === undefined ? [] : [version.note]),
  ];
  return lines.map((text): TextLine => ({ role: "basis", text }));
}

function section(text: string, lines: readonly TextLine[]): TextLine[] {
  return lines.length === 0 ? [] : [{ role: "section", text }, ...lines];
}

function statedLine({ say, clause }: Stated): TextLine {
  return { role: "item", text: say, ...(clause && { clause }) };
}

/** What a title brings on that day; what it is worth is told apart. */
function benefitLines(benefits: readonly Benefit[], day: Day, told: Told): TextLine[] {
  const held = benefits.filter(
    ({ from = day, to = day, worth }) =>
      from <= day && day <= to && (worth === undefined || isAmount(worth, told)),
  );
  return notesOf(held, told.evaluation).map(statedLine);
}

function deadlineLines({ version, verdict }: Told): TextLine[] {
  const { filingDay } = verdict;
  return version.deadlines
    .filter(({ from = filingDay, to = filingDay }) => from <= filingDay && filingDay <= to)
    .map(statedLine);
}

/** What sums are called: without all conditions they are only reckoned. */
function sumsOnly({ outcome }: Verdict): string {
  return outcome === "met" || outcome === "expert"
    ? "算得出的数"
    : "算得出的数（条件都符合才享受得到）";
}

/** What the documents leave open, where another reading would show. */
function optionLines({ verdict }: Told, telling: Telling): TextLine[] {
  const { standing, profile, definitions } = telling;
  const ground = { definitions, lies: () => undefined };
  const weighty = weightyOptions(verdict, standing.rule, profile, ground, shown);
  return weighty.map(({ note }): TextLine => ({ role: "item", text: note }));
}

/** What of a verdict is seen, apart from where the company lies. */
function shown({ conditions, scores, amounts, worth }: Verdict): unknown {
  return { conditions: conditions.filter(({ id }) => id !== "region"), scores, amounts, worth };
}

function last({ decidedBy, filedAt, cityRole }: Handling): TextLine {
  const parts = [
    decidedBy === undefined ? "谁定：以受理部门的为准" : `谁定：${decidedBy}`,
    ...(filedAt === undefined ? [] : [`在哪办：${filedAt}`]),
    ...(cityRole === undefined ? [] : [`市里做什么：${cityRole}`]),
  ];
  return { role: "last", text: `这是预审，不是认定。${parts.join("；")}。` };
}

/** What kind of filing it is, where there is more than one. */
export function kindWords({ verdict, version }: Told): string {
  const lone = version.dateBy === "taxYear" || version.applies.length === FILING_KINDS.length;
  return lone && verdict.kind === "new" ? "" : `（${KIND_WORDS[verdict.kind]}）`;
}
