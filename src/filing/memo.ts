import type { Block, TableCellWords, WrittenDocument } from "../documents/document-written.ts";
import { amountLines, worthLines } from "../rules/amount-words.ts";
import { valueWords } from "../rules/comparison-words.ts";
import { conditionLine } from "../rules/condition-words.ts";
import { notesOf } from "../rules/judge.ts";
import { remedyWords } from "../rules/next-words.ts";
import { Told } from "../rules/telling.ts";
import type { ConditionResult } from "../rules/verdict.ts";
import { counts, kindWords, OUTCOME_WORDS, verdictWords } from "../rules/verdict-words.ts";
import { withoutName } from "./condition-said.ts";
import { byClosedYears, type ClosedView } from "./closed-years.ts";
import type { FilingGround } from "./filing-ground.ts";
import { checkedWords, companyName, pageWords, versionWords } from "./filing-words.ts";
import { cited, clausesOf, lastOf, lineWords, markWords } from "./line-words.ts";
import { stepsOf, type Step } from "./memo-months.ts";

/** All has to fit on one page. */
const MOST_LACKING = 5;
const MOST_STEPS = 8;
const MOST_GAINS = 4;
const MOST_NAMED = 4;

/** One page for the owner: whether it is worth it, what is lacking, and what to do when. */
export function memoOf(ground: FilingGround): WrittenDocument {
  const { standing, profile, definitions, names, asOf } = ground;
  const { verdict } = standing;
  const telling = { standing, profile, definitions, names };
  const told = Told.of(telling);
  const text = verdictWords(telling);
  const kind = told ? kindWords(told) : "";
  const years = verdict.years.length === 0 ? "" : `，看 ${verdict.years.map(String).join("、")} 年`;
  return {
    title: `${companyName(ground)} ${verdict.title} 预审备忘`,
    ...pageWords(ground),
    onePage: true,
    blocks: [
      {
        kind: "title",
        text: `${verdict.title}${kind}：预审备忘`,
        under: `${companyName(ground)}\u3000${asOf} 做，按 ${verdict.filingDay} 申报算${told ? years : ""}`,
      },
      {
        kind: "verdict",
        words: [
          { text: told ? `${OUTCOME_WORDS[verdict.outcome]}。` : "", bold: true, tone: "ink" },
          {
            text: told
              ? counts(verdict)
              : (text.find(({ role }) => role === "outcome")?.text ?? ""),
          },
        ],
      },
      ...(told ? body(ground, told) : []),
      {
        kind: "note",
        words: `${lastOf(text)}数是企业给的，没有核过。${checkedWords(ground, clausesOf(text))}${versionWords(ground)}。`,
      },
    ],
  };
}

function body(ground: FilingGround, told: Told): Block[] {
  const closed = byClosedYears(ground, told);
  const lacking = [...(closed ? closedRows(closed) : []), ...lackingRows(ground, told)];
  return [
    { kind: "heading", text: "值不值" },
    ...gains(ground, told, closed),
    { kind: "heading", text: "差什么" },
    ...(lacking.length === 0
      ? [{ kind: "paragraph", words: "能核的都不差。" } as const]
      : [
          {
            kind: "table",
            head: ["条件", "结果", "现在怎样", "怎么办"],
            widths: [17, 10, 37, 36],
            rows: lacking,
          } as const,
        ]),
    ...metBlock(told),
    { kind: "heading", text: "几月做什么" },
    stepsTable(stepsOf(ground, told, closed)),
  ];
}

/** What the title is worth to this company, then what it brings. */
function gains({ names }: FilingGround, told: Told, closed: ClosedView | undefined): Block[] {
  const { filingDay, worth } = told.verdict;
  const earlier = worth && !worth.value && closed?.told.verdict.worth?.value ? closed : undefined;
  const by = earlier?.told ?? told;
  const sums = [...worthLines(by, names), ...amountLines(by, names)];
  const items = sums.filter(({ role }) => role === "item").slice(0, MOST_GAINS);
  const why = sums.findLast(({ role, text }) => role === "detail" && !text.includes("＝"));
  const held = notesOf(told.version.benefits, told.evaluation).filter(
    ({ from = filingDay, to = filingDay, worth: own }) =>
      from <= filingDay && filingDay <= to && own === undefined,
  );
  const brought = held.slice(0, Math.max(1, MOST_GAINS - items.length));
  const mark = earlier ? `（按 ${earlier.span} 年）` : "";
  const list = [
    ...items.map((line) => lineWords({ ...line, text: `${line.text}${mark}` })),
    ...brought.map(({ say, clause }) => cited(say, clause)),
  ];
  if (list.length === 0)
    return [{ kind: "paragraph", words: "金额没有装进来，不能给数，先问受理部门。" }];
  return [
    { kind: "list", items: list },
    ...(why && items.length > 0 ? [{ kind: "note", words: lineWords(why) } as const] : []),
  ];
}

/** What the years that are over already tell against it. */
function closedRows({ told, standing, span }: ClosedView): TableCellWords[][] {
  return told.verdict.conditions
    .filter(({ outcome }) => outcome === "unmet")
    .slice(0, MOST_LACKING - 2)
    .map((result) => lackingRow(result, standing, told, `（按 ${span} 年）`));
}

/** Conditions that are not met yet: the unmet ones each with what can be done, those that wait for figures together. */
function lackingRows({ standing }: FilingGround, told: Told): TableCellWords[][] {
  const { conditions } = told.verdict;
  const of = (outcome: ConditionResult["outcome"]) =>
    conditions.filter((one) => one.outcome === outcome);
  const waiting = of("unknown").filter(({ missing }) => missing.length > 0);
  const scored = waiting.filter((one) => isByExperts(one, told));
  const figures = waiting.filter((one) => !scored.includes(one));
  const unsure = of("unknown").filter(({ missing }) => missing.length === 0);
  const each = [...of("unmet"), ...unsure];
  const rows = each.slice(0, MOST_LACKING).map((result) => lackingRow(result, standing, told, ""));
  const more = each.length - rows.length;
  return [
    ...rows,
    ...(more > 0 ? [[[""], [""], [`另有 ${String(more)} 条，见预审报告。`], [""]]] : []),
    ...together(
      figures,
      `缺${told.lacking(
        figures.flatMap(({ missing }) => missing),
        MOST_NAMED,
      )}`,
      MEND,
    ),
    ...scored.map((one): TableCellWords[] => [
      [one.label],
      [[markWords(one.outcome)]],
      [saidOf(one, told)],
      [`由专家评。${MEND}`],
    ]),
    ...together(of("expert"), expertWords(told), "由专家或主管部门评，把材料做实。"),
  ];
}

const MEND = "补上再看；谁可能知道，见申报数据里的“还缺”。";

/** Whether a condition compares points that experts give. */
function isByExperts({ subject }: ConditionResult, { verdict }: Told): boolean {
  return verdict.scores.some(({ id, expert }) => expert && subject === `score:${id}`);
}

/** What is known and asked of a condition, without its name. */
function saidOf(result: ConditionResult, told: Told): string {
  return withoutName(conditionLine(result, told).text, result.label);
}

/** What is enough already, each with its figure and what is asked, in one paragraph. */
function metBlock(told: Told): Block[] {
  const met = told.verdict.conditions.filter(({ outcome }) => outcome === "met");
  if (met.length === 0) return [];
  const words = met.map((result) => {
    const { text } = conditionLine(result, told);
    return saidOf(result, told) === "" ? `${text}${partsWords(result, told)}` : text;
  });
  return [
    { kind: "heading", text: "已经够的" },
    { kind: "paragraph", words: `${words.join("；")}。`.replace(LENIENT, "，要求 $1") },
  ];
}

/** What is enough is told short. */
const LENIENT = /，要求不低于 ?([\d.,]+ ?[^\s，；（。]*)（含）/g;

/** The figures that a condition came out by where it has none of its own. */
function partsWords(result: ConditionResult, told: Told): string {
  const figures = figuresWithin(result).filter(({ outcome }) => outcome === result.outcome);
  const words = figures.slice(0, 2).map((child) => conditionLine(child, told).text);
  return words.length === 0 ? "" : `：${words.join("、").replace(/^：/, "")}`;
}

function figuresWithin({ children }: ConditionResult): ConditionResult[] {
  return children.flatMap((child) => (child.value ? [child] : figuresWithin(child)));
}

function lackingRow(
  result: ConditionResult,
  { remedies }: FilingGround["standing"],
  told: Told,
  mark: string,
): TableCellWords[] {
  const line = conditionLine(result, told);
  const said = saidOf(result, told) || inner(result, told);
  return [
    [`${result.label}${mark}`],
    [[markWords(result.outcome)]],
    [cited(said, line.clause)],
    [whatToDo(result, remedies, told)],
  ];
}

/** Several conditions of one kind on one row. */
function together(
  results: readonly ConditionResult[],
  said: string,
  what: string,
): TableCellWords[][] {
  const [first] = results;
  if (!first) return [];
  const labels = results
    .slice(0, MOST_NAMED)
    .map(({ label }) => label)
    .join("、");
  const all = results.length > MOST_NAMED ? `${labels}等 ${String(results.length)} 条` : labels;
  return [[[all], [[markWords(first.outcome)]], [said], [what]]];
}

/** What the scores that people give may come to, with what is asked of them. */
function expertWords(told: Told): string {
  const asked = told.verdict.conditions.filter(
    (one) => one.outcome === "expert" && isByExperts(one, told),
  );
  if (asked.length > 0) return asked.map((one) => conditionLine(one, told).text).join("；");
  return told.verdict.scores
    .map(({ label, range }) => `${label} ${valueWords({ interval: range, unit: "分" })}`)
    .join("；");
}

/** What is not met within a group of conditions. */
function inner({ children, outcome }: ConditionResult, told: Told): string {
  const same = children.filter((child) => child.outcome === outcome).slice(0, 2);
  return same
    .map((child) => conditionLine(child, told).text || inner(child, told))
    .filter((text) => text !== "")
    .join("；");
}

function whatToDo(
  result: ConditionResult,
  remedies: FilingGround["standing"]["remedies"],
  told: Told,
): string {
  const ids = new Set(idsWithin(result));
  const remedy = remedies.find(({ condition }) => ids.has(condition));
  if (remedy) return remedyWords(remedy, told);
  const rough = result.outcome === "unknown" && result.undefinedBecause === undefined;
  return rough ? "换成审计报告、申报表上的准数再看。" : "";
}

function idsWithin({ id, children }: ConditionResult): string[] {
  return [id, ...children.flatMap(idsWithin)];
}

/** Steps of one time share a row. */
function stepsTable(steps: readonly Step[]): Block {
  const shown = steps.slice(0, MOST_STEPS);
  const times = [...new Set(shown.map(({ when }) => when))];
  const rows = times.map((time): TableCellWords[] => [
    [time],
    shown.filter(({ when }) => when === time).map(({ what, clause }) => cited(what, clause)),
  ]);
  return { kind: "table", widths: [22, 78], labelled: true, rows };
}
