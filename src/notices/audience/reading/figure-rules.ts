import { addMonths } from "../../../calendar/day.ts";
import { yearOf } from "../../../calendar/fiscal-year.ts";
import { unitOf, type FactDefinition } from "../../../profile/fact-definition.ts";
import type { Quantity } from "../../../units/quantity.ts";
import type { Rational } from "../../../units/rational.ts";
import type { AudienceCondition, ComparisonKey, FigureSubject } from "../condition.ts";
import {
  ask,
  condition,
  DENIED,
  HAVING,
  isDenied,
  LEFT_OUT,
  rule,
  type Meaning,
  type RuleMatch,
} from "./rule.ts";
import { backBy, spanOf } from "./title-rules.ts";

const YEAR = "(?:\\(?[YL]\\)?(?:的)?)?";
const LINK = "(?:的|在|为|是|要|有|能|需|达到|达|数|额|介于|从|位于|:|,)*";
const SIDE = "(?<side>及?(?:以后|之后|以来)|起|开始|及?(?:以前|之前))?";
/** A comparison that stands before a figure without being read with it. */
const THAN = "(?<than>大于|小于|等于|超过|不到|过)?";

/** Figures of companies and days of theirs, compared. */
export const FIGURE_RULES = [
  rule(`${YEAR}F${YEAR}${LINK}${THAN}Q(?:之间)?(?:Q?\\)|\\(不含Q?\\))?(?:的)?${YEAR}`, (match) =>
    figures(match),
  ),
  rule(`${YEAR}F${YEAR}${LINK}Q(?:和|到|至|、|,|且|并且|-)?(?:同时)?Q(?:之间)?${YEAR}`, (match) =>
    figures(match),
  ),
  rule(`${HAVING}Q(?:的|个)?F`, (match) => figures(match)),
  rule(`${HAVING}Q(?:之间)?的?`, (match) => staff(match)),
  rule(
    `(?:${DENIED}|(?<has>(?:手里|名下|已经|已)*(?:有|拥有|持有|具备)))(?:的)?F${LEFT_OUT}?`,
    (match) => has(match),
  ),
  rule(`${DENIED}?${HAVING}F${LEFT_OUT}?`, (match) => saidYes(match)),
  rule(`A(?:了|已|已经)*${THAN}L(?:的)?`, (match) => age(match)),
  rule("A(?:了|已|已经)*L(?:、|,|且|并且)?L(?:的)?", (match) => age(match)),
  rule(`A(?:是|在|于|为)*(?:从|自)?[YD]${SIDE}(?:的)?`, (match) => day(match)),
  rule(`(?:从|自|在)?[YD]${SIDE}(?:新)?A(?:的)?`, (match) => day(match)),
];

function figures(match: RuleMatch): Meaning | undefined {
  const [fact, second] = match.all("F");
  const quantities = match.all("Q").map(({ quantity }) => quantity);
  const [first, other] = quantities;
  if (!fact || second || !first) return undefined;
  const subject = subjectOf(match, fact.facts, first);
  if (!subject) return ask(`“${match.text}”：这个数和单位对不上，再说一遍。`);
  if ("asks" in subject) return subject.asks;
  const repeated = other && first.words.includes("不含");
  if (other && !repeated && other.kind !== first.kind) return undefined;
  const parts =
    other && !repeated && !first.bound && !other.bound
      ? [bound(first.low, true, "atLeast"), bound(other.high, true, "atMost")]
      : [first, ...(other && !repeated ? [other] : [])].flatMap((one) => boundsOf(one, match));
  if (parts.length === 0)
    return ask(`“${first.words}”是正好，还是以上、以下？`, [
      { label: `${first.words}以上`, words: match.swapped("Q", `${first.words}以上`) },
      { label: `${first.words}以下`, words: match.swapped("Q", `${first.words}以下`) },
    ]);
  const leaves = parts.flatMap((part): AudienceCondition[] =>
    part ? [{ figure: subject.figure, [part.key]: `${part.value} ${subject.unit}` }] : [],
  );
  const [only] = leaves;
  return condition(leaves.length === 1 && only ? only : { all: leaves });
}

interface Bound {
  readonly key: ComparisonKey;
  readonly value: string;
}

function bound(
  value: Rational | undefined,
  included: boolean,
  key: "atLeast" | "atMost",
): Bound | undefined {
  if (!value) return undefined;
  const open = key === "atLeast" ? "moreThan" : "lessThan";
  return { key: included ? key : open, value: value.toFraction() };
}

/** 多少人以上的企业: persons are those who work there. */
function staff(match: RuleMatch): Meaning | undefined {
  const [only] = match.all("Q");
  const parts = only?.quantity.unit === "人" ? boundsOf(only.quantity, match) : [];
  const figure = { facts: [STAFF], year: yearOf(match.today) - 1 };
  const leaves = parts.flatMap((part): AudienceCondition[] =>
    part ? [{ figure, [part.key]: `${part.value} 人` }] : [],
  );
  const [leaf] = leaves;
  if (!leaf || !match.ground.definitions.has(STAFF)) return undefined;
  return condition(leaves.length === 1 ? leaf : { all: leaves });
}

const STAFF = "employees";

/** What a figure asks for; nothing where only a figure is said. */
function boundsOf(quantity: Quantity, { groups, marked }: RuleMatch): (Bound | undefined)[] {
  const { low, high, lowIncluded, highIncluded, value, bound: side } = quantity;
  if (side !== undefined || (low && high && low.compare(high) < 0))
    return [bound(low, lowIncluded, "atLeast"), bound(high, highIncluded, "atMost")];
  if (!value) return [];
  const said = value.toFraction();
  const than = groups["than"];
  if (than === "等于") return [{ key: "is", value: said }];
  if (than === "大于" || than === "超过" || than === "过")
    return [{ key: "moreThan", value: said }];
  if (than === "小于" || than === "不到") return [{ key: "lessThan", value: said }];
  if (/正好|刚好|恰好/.test(quantity.words)) return [{ key: "is", value: said }];
  return /达到?[^Q]*Q|Q.*起/u.test(marked) ? [{ key: "atLeast", value: said }] : [];
}

type Subject =
  { readonly figure: FigureSubject; readonly unit: string } | { readonly asks: Meaning };

/** The figure that a name means beside a quantity, in the years that are said. */
function subjectOf(
  match: RuleMatch,
  facts: readonly FactDefinition[],
  quantity: Quantity,
): Subject | undefined {
  const fitting = facts.filter((fact) => fits(fact, quantity));
  const [first] = fitting;
  const unit = first && unitOf(first);
  if (!first || unit === undefined) return undefined;
  const [said, length] = [match.all("Y")[0], match.all("L")[0]];
  const several = length ?? (said && yearOf(said.from) < yearOf(said.to) ? said : undefined);
  const measured = measureOf(match, first.id);
  const year = said && !several ? yearOf(said.from) : undefined;
  const whole = !said || (said.from.endsWith("-01-01") && said.to.endsWith("-12-31"));
  if (!whole) return { asks: ask(`“${match.text}”：只有整年的数，说是哪一年的。`) };
  if (measured && year === undefined) return { figure: measured, unit };
  if (first.per === "once" && year === undefined && !several)
    return { figure: { facts: [first.id] }, unit };
  if (several)
    return { asks: ask(`“${match.text}”：几年的数要分开说，说是哪一年的。`, [lastYear(match)]) };
  const yearly = fitting.filter((one) => one.per !== "once");
  const open = first.label.includes("口径未定");
  const ids = (open ? yearly : yearly.slice(0, 1)).map(({ id }) => id);
  if (ids.length === 0) return { asks: ask(`“${match.text}”：这个数不是按年记的，不要说年份。`) };
  return { figure: { facts: ids, year: year ?? yearOf(match.today) - 1 }, unit };
}

function lastYear(match: RuleMatch) {
  const letter = match.all("Y").length > 0 ? "Y" : "L";
  return { label: "去年的", words: match.swapped(letter, "去年") };
}

/** The measure of a rule by which a share is told, where one bears its name. */
function measureOf({ ground }: RuleMatch, id: string): FigureSubject | undefined {
  if (ground.definitions.get(id)?.kind !== "ratio") return undefined;
  const rule = ground.rules.find(({ versions }) => versions.at(-1)?.measures.has(id));
  return rule && { rule: rule.id, measure: id };
}

function fits(fact: FactDefinition, { kind, unit }: Quantity): boolean {
  const own = unitOf(fact);
  if (kind === "money") return own === "元";
  if (kind === "percent") return own === "%";
  if (kind === "count" || kind === "number")
    return own !== "元" && own !== "%" && own !== undefined && (unit === undefined || unit === own);
  return kind === "score" && own === "分";
}

/** 有发明专利, 没有软著. */
function has(match: RuleMatch): Meaning | undefined {
  const [named] = match.all("F");
  const count = named?.facts.find(({ kind }) => kind === "count");
  if (!count || named?.facts[0]?.kind === "yesno") return undefined;
  const year = count.per === "once" ? {} : { year: yearOf(match.today) - 1 };
  const figure = { facts: [count.id], ...year };
  return condition({ figure, atLeast: `1 ${unitOf(count) ?? "数"}` }, isDenied(match));
}

function saidYes(match: RuleMatch): Meaning | undefined {
  const fact = match.all("F")[0]?.facts[0];
  if (fact?.kind !== "yesno") return undefined;
  return condition({ fact: fact.id, is: isDenied(match) ? "否" : "是" });
}

/** 成立满一年; 成立满几年、不到几年. */
function age(match: RuleMatch): Meaning | undefined {
  const [named] = match.all("A");
  const lengths = match.all("L");
  if (!named) return undefined;
  const ages = lengths.map(({ quantity }) => ageOf(match, named.fact.id, quantity));
  const open = ages.find((one) => one.kind === "ask");
  const conditions = ages.flatMap((one) => (one.kind === "condition" ? [one.condition] : []));
  const [only] = conditions;
  if (open || !only) return open;
  return condition(conditions.length === 1 ? only : { all: conditions });
}

function ageOf(match: RuleMatch, fact: string, quantity: Quantity): Meaning {
  const parts = boundsOf(quantity, match).filter((one) => one !== undefined);
  const [part] = parts;
  if (!part) return ask(`“${quantity.words}”是满多久，还是不到？`);
  const formula = `fullYears(${fact}, filingDay)`;
  if (quantity.unit === "年" && (part.key === "atLeast" || part.key === "lessThan"))
    return condition({ figure: { formula, unit: "年" }, [part.key]: `${part.value} 年` });
  const back = backBy(quantity);
  if (back?.unit !== "月") return ask(`“${match.text}”：说满几年，或哪天以前成立的。`);
  const edge = addMonths(match.today, -back.count);
  const old = part.key === "atLeast" || part.key === "moreThan";
  return condition({ day: fact, ...(old ? { to: edge } : { from: edge }) });
}

function day(match: RuleMatch): Meaning | undefined {
  const [[named], [year], [said]] = [match.all("A"), match.all("Y"), match.all("D")];
  if (!named) return undefined;
  const [from, to] = [year?.from ?? said?.day, year?.to ?? said?.day];
  if (from === undefined || to === undefined) return undefined;
  return condition({ day: named.fact.id, ...spanOf(from, to, match.groups["side"]) });
}
