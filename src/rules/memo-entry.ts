import { yearOf } from "../calendar/fiscal-year.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { isAmount, sumOf } from "./amount-words.ts";
import { conditionLine } from "./condition-words.ts";
import { withChildren } from "./example.ts";
import { EVERYWHERE, judge } from "./judge.ts";
import type { Standing } from "./judge-all.ts";
import { remediesOf } from "./remedy.ts";
import { remedyWords } from "./next-words.ts";
import type { Stated } from "./rule.ts";
import { Told, type Names, type Telling } from "./telling.ts";
import type { AmountResult, ConditionResult } from "./verdict.ts";
import type { TextLine } from "./verdict-text.ts";
import { counts, kindWords } from "./verdict-words.ts";

/** At most so many conditions of a programme are told in a memo. */
const MOST = 3;

/** One programme in a memo: where it stands, why, what it is worth and what it needs. */
export function entryLines(telling: Telling): TextLine[] {
  const { standing, names } = telling;
  const told = Told.of(telling);
  if (!told) return [];
  const { verdict } = standing;
  const details = {
    qualifies: () => [...borne(told), ...judged(told), ...worth(told, names)],
    nearly: () => [...unmet(told), ...mending(standing, told), ...worth(told, names)],
    unknown: () => [...borne(told), ...open(told), ...byClosedYears(telling)],
    not: () => [...unmet(told), ...mending(standing, told)],
    noRule: () => [],
  }[standing.state]();
  return [
    { role: "item", text: `${verdict.title}${kindWords(told)}：${counts(verdict)}` },
    ...details,
    ...relations(standing),
  ];
}

/** Figures of met conditions that the standing rests on. */
function borne(told: Told): TextLine[] {
  const { conditions } = told.verdict;
  const figured = conditions.filter(
    (one) =>
      one.outcome === "met" &&
      withChildren(one).some(({ outcome, value }) => outcome === "met" && value !== undefined),
  );
  return figured.map((result) => indented(conditionLine(leading(result), told)));
}

/** The condition itself, or the first figure within it that came out the same, called by both. */
function leading(result: ConditionResult): ConditionResult {
  if (result.value || result.children.length === 0) return result;
  const inner = withChildren(result)
    .slice(1)
    .filter(({ outcome, children }) => outcome === result.outcome && children.length === 0);
  const first = inner.find(({ value }) => value) ?? inner[0];
  if (!first) return result;
  const { label, clause = first.clause } = result;
  const both = first.label === "" || first.label === label ? label : `${label}（${first.label}）`;
  return { ...first, label: both, ...(clause && { clause }) };
}

/** An unmet condition: the first that fails within it, or that none of several ways is open. */
function failing(result: ConditionResult, told: Told, top = result.label): TextLine[] {
  const inner = result.children.find(({ outcome }) => outcome === "unmet");
  if (!inner) {
    const { label } = result;
    const both = label === "" || label === top ? top : `${top}（${label}）`;
    return [indented(conditionLine({ ...result, label: both }, told))];
  }
  if (result.anyOf === true && result.children.length > 1)
    return noWay({ ...result, label: top }, told);
  const { clause = inner.clause } = result;
  return failing({ ...inner, ...(clause && { clause }) }, told, top);
}

/** Several ways of which none is open, with the figure that is short on the first. */
function noWay(result: ConditionResult, told: Told): TextLine[] {
  const ways = result.children.flatMap(({ label }) => (label === "" ? [] : [label]));
  const line = conditionLine({ ...result, children: [] }, told);
  const short = withChildren(result).find(({ shortfall }) => shortfall !== undefined);
  return [
    indented({ ...line, text: `${line.text}：${ways.join("、")}，一样都不占` }),
    ...(short ? [{ ...indented(conditionLine(short, told)), depth: 3 }] : []),
  ];
}

function unmet(told: Told): TextLine[] {
  const failed = told.verdict.conditions.filter(({ outcome }) => outcome === "unmet");
  const more = failed.length - MOST;
  const lines = failed.slice(0, MOST).flatMap((one) => failing(one, told));
  return more > 0 ? [...lines, detail(`另有 ${String(more)} 条也不符合。`)] : lines;
}

function mending({ remedies }: Standing, told: Told): TextLine[] {
  return remedies.map((remedy) => detail(`怎样能达到：${remedyWords(remedy, told)}`));
}

function judged(told: Told): TextLine[] {
  const left = told.verdict.conditions.filter(({ outcome }) => outcome === "expert");
  const own = told.verdict.conditions.filter(({ selfDeclared }) => selfDeclared);
  const labels = (list: readonly ConditionResult[]) => list.map(({ label }) => label).join("、");
  return [
    ...(left.length > 0 ? [detail(`等专家或部门定的：${labels(left)}。`)] : []),
    ...(own.length > 0 ? [detail(`只凭自报的：${labels(own)}。`)] : []),
  ];
}

function open(told: Told): TextLine[] {
  const { missing, conditions } = told.verdict;
  if (missing.length > 0) return [detail(`还缺：${told.lacking(missing, 5)}。`)];
  const unsure = conditions.filter(({ outcome }) => outcome === "unknown");
  return unsure.slice(0, MOST).map((one) => indented(conditionLine(one, told)));
}

/** What the years that are over already tell, where the next filing looks at one that is not. */
function byClosedYears(telling: Telling): TextLine[] {
  const { standing, profile, definitions, names } = telling;
  const { rule, verdict } = standing;
  const { asOf, kind } = verdict;
  if (rule.region !== EVERYWHERE || verdict.years.every((year) => year < yearOf(asOf))) return [];
  const ground = { definitions, lies: () => undefined };
  const closed = judge(rule, profile, { asOf, filingDay: asOf, kind }, ground);
  const told = Told.of({ ...telling, standing: { ...standing, verdict: closed } });
  if (!told) return [];
  const situation = { asOf, filingDay: asOf, kind };
  const remedies = remediesOf(told.version, closed.conditions, profile, situation, definitions);
  const years = [...new Set([closed.years[0], closed.years.at(-1)])].join("—");
  return [
    detail(`先按过完的年度（${years} 年）看：${counts(closed)}`),
    ...unmet(told),
    ...mending({ ...standing, remedies }, told),
    ...gainOf(told, names),
  ];
}

/** What a title is worth, where that is known. */
function gainOf(told: Told, names: Names): TextLine[] {
  return told.verdict.worth?.value ? worth(told, names) : [];
}

function worth(told: Told, names: Names): TextLine[] {
  const { worth: gain, amounts } = told.verdict;
  const benefit = told.version.benefits.find((one) => one.worth !== undefined);
  const apart = gain && benefit && !isAmount(benefit.worth, told);
  const measure = benefit?.worth;
  const gained = apart ? [{ ...gain, label: told.wording.label(measure ?? ""), measure }] : [];
  const nothing = gained.some(({ value }) => value && pointOf(value.interval)?.n === 0n);
  const some = amounts.some(({ value }) => value && pointOf(value.interval));
  const shown = amounts.filter(({ missing }) => !some || missing.length === 0);
  const sums = shown.map((amount) => {
    const row = told.version.amounts.find(({ id }) => id === amount.id);
    return { ...amount, measure: row?.measure };
  });
  const lines = [...sums, ...gained].map(({ measure: by, ...amount }) => ({
    ...detail(`${amount.label}：${sumOf(amount, told, names)}${reckoned(amount, by, told)}`),
    ...(amount.clause && { clause: amount.clause }),
  }));
  return nothing && benefit ? [...lines, detail(benefit.say)] : lines;
}

/** How a known sum was reckoned, in brackets. */
function reckoned({ value }: AmountResult, measure: string | undefined, told: Told): string {
  const sum = measure === undefined ? undefined : told.arithmetic.get(measure);
  const known = value && pointOf(value.interval);
  return sum !== undefined && known ? `（${sum}）` : "";
}

function relations({ first, conflicts, state }: Standing): TextLine[] {
  if (state === "not" || state === "noRule") return [];
  const of = (what: string, list: readonly Stated[]) =>
    list.map(({ say, clause }) => ({ ...detail(`${what}：${say}`), ...(clause && { clause }) }));
  return [...of("先要有", first), ...of("不能同时有", conflicts)];
}

function detail(text: string): TextLine {
  return { role: "detail", text };
}

/** A condition under its programme. */
function indented(line: TextLine): TextLine {
  return { ...line, depth: 2 };
}
