import { sumOf } from "./amount-words.ts";
import { conditionLine } from "./condition-words.ts";
import { withChildren } from "./example.ts";
import type { Standing } from "./judge-all.ts";
import { openWords, remedyWords } from "./next-words.ts";
import type { Stated } from "./rule.ts";
import { Told, type Names, type Telling } from "./telling.ts";
import type { ConditionResult } from "./verdict.ts";
import type { TextLine } from "./verdict-text.ts";
import { counts } from "./verdict-words.ts";

/** At most so many conditions of a programme are told in a memo. */
const MOST = 3;

/** One programme in a memo: where it stands, why, what it is worth and when to file. */
export function entryLines(telling: Telling): TextLine[] {
  const { standing, names } = telling;
  const told = Told.of(telling);
  if (!told) return [];
  const { verdict, state } = standing;
  const details = {
    qualifies: () => [...borne(told), ...experts(told), ...worth(told, names), ...dates(standing)],
    nearly: () => [...unmet(told), ...mending(standing, told), ...worth(told, names), ...dates(standing)],
    unknown: () => [...borne(told), ...open(told), ...dates(standing)],
    not: () => unmet(told),
    noRule: () => [],
  }[state]();
  return [{ role: "item", text: `${verdict.title}：${counts(verdict)}` }, ...details, ...relations(standing)];
}

/** Figures of met conditions that the standing rests on. */
function borne(told: Told): TextLine[] {
  const { conditions } = told.verdict;
  const figured = conditions.filter(
    (one) => one.outcome === "met" && withChildren(one).some(({ value }) => value !== undefined),
  );
  return figured.map((result) => indented(conditionLine(leading(result), told)));
}

/** The condition itself, or the first figure within it. */
function leading(result: ConditionResult): ConditionResult {
  if (result.value) return result;
  const [inner] = withChildren(result).filter(({ value, outcome }) => value && outcome === "met");
  return inner ? { ...inner, ...(result.clause && !inner.clause && { clause: result.clause }) } : result;
}

function unmet(told: Told): TextLine[] {
  const failed = told.verdict.conditions.filter(({ outcome }) => outcome === "unmet");
  const more = failed.length - MOST;
  const lines = failed.slice(0, MOST).map((one) => indented(conditionLine(one, told)));
  return more > 0 ? [...lines, detail(`另有 ${String(more)} 条也不符合。`)] : lines;
}

function mending({ remedies }: Standing, told: Told): TextLine[] {
  return remedies.map((remedy) => detail(`怎样能达到：${remedyWords(remedy, told)}`));
}

function experts(told: Told): TextLine[] {
  const left = told.verdict.conditions.filter(({ outcome }) => outcome === "expert");
  const own = told.verdict.conditions.filter(({ selfDeclared }) => selfDeclared);
  const labels = (list: readonly ConditionResult[]) => list.map(({ label }) => label).join("、");
  return [
    ...(left.length > 0 ? [detail(`要别人评的：${labels(left)}。`)] : []),
    ...(own.length > 0 ? [detail(`只凭你说的：${labels(own)}。`)] : []),
  ];
}

function open(told: Told): TextLine[] {
  const { missing, conditions } = told.verdict;
  if (missing.length > 0) return [detail(`还缺：${told.lacking(missing, 5)}。`)];
  const unsure = conditions.filter(({ outcome }) => outcome === "unknown");
  return unsure.slice(0, MOST).map((one) => indented(conditionLine(one, told)));
}

function worth(told: Told, names: Names): TextLine[] {
  const { worth: gain, amounts } = told.verdict;
  const benefit = told.version.benefits.find((one) => one.worth !== undefined);
  const gained = gain && benefit ? [{ ...gain, label: told.wording.label(benefit.worth ?? "") }] : [];
  const sums = amounts.filter(({ label }) => !gained.some((one) => one.label === label));
  return [...gained, ...sums].map((amount) => ({
    ...detail(`${amount.label}：${sumOf(amount, told, names)}`),
    ...(amount.clause && { clause: amount.clause }),
  }));
}

function dates({ open: days, verdict }: Standing): TextLine[] {
  if (!days) return [detail("什么时候报：没有装进来，看当年通知。")];
  const { say, clause } = days.window;
  const line = detail(`什么时候报：${openWords(days, verdict.asOf)}。${say}`);
  return [{ ...line, ...(clause && { clause }) }];
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
