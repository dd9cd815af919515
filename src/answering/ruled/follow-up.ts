import type { Day } from "../../calendar/day.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import { kinOf } from "../../profile/reading/kin.ts";
import type { Statement } from "../../profile/reading/statement.ts";
import { addIntervals, negated } from "../../units/interval-arithmetic.ts";
import { pointInterval, scaleInterval } from "../../units/interval.ts";
import { readQuantities } from "../../units/quantities.ts";
import type { Quantity } from "../../units/quantity.ts";
import { FIGURES, isOf, ONE, PERCENT, sizeOf } from "./figures/figure-sizes.ts";

/** A figure on top of what was said before: 再凑1个呢, 要是少2个人. */
const MORE =
  /^(?:那么?|要是|要不|如果|假如|若是?)?(?:我们?|年底前?|下个?月|旁边|再|又|还)*(?:再|多|凑|加|招|添|补|拿|申|弄|增加)/;
const LESS =
  /^(?:那么?|要是|如果|假如|若是?)?(?:我们?|年底前?|下个?月|再|又|还)*(?:少|减|走|扣|去掉|裁|辞|退)/;
/** Before a figure: it is what things come to, not what is added: 裁到500, 凑够4个. */
const COMES_TO = /(?:[到成至为是够齐足满]|只有|只剩|剩下?|共|一起)[了整正好约]*$/;
/** Something that was counted and does not count any longer: 有一个没缴年费掉了, 走了俩. */
const LOST =
  /失效|过期|到期了|作废|掉了|丢了|没了|没缴(?:上)?年费|被?宣告无效|被?无效|离职|辞职|辞了|走了|退休|退了|调走|撤了|不算了?|算不上|不能用|用不了|用过|用掉|报过|不相关|没关系|没用上|买的|买来|转来|受让|转让|代持|挂靠|挂名/;
/** A part of what was said that does not count: 里头有510万还没到账. */
const PART = /里头|里面|其中|当中|这里边|里边/;
const NOT_COUNTED =
  /(?:没|未)有?(?:全|都)?(?:到账|到位|到手|收到|付|授权|下证|缴|发生|拿到)|不算|不能算|要扣|得扣|扣掉|剔|刨|在审|是(?:借|贷|买|外包|临时|兼职)/;

/** What was said before, more or less by the one figure that a text adds or takes away; `named` are the facts it names. */
export function movedBy(
  text: string,
  today: Day,
  known: readonly Statement[],
  named: readonly string[],
  definitions: FactDefinitions,
): readonly Statement[] | undefined {
  if (known.length === 0) return undefined;
  const part = (PART.test(text) && NOT_COUNTED.test(text)) || LOST.test(text);
  const sign = part || LESS.test(text) ? -1 : MORE.test(text) ? 1 : 0;
  if (sign === 0) return undefined;
  const by = onlyFigure(text, today);
  if (!by?.value || COMES_TO.test(text.slice(0, by.start))) return undefined;
  const alike = known.filter((one) => isOf(by, one, definitions));
  const meant = new Set(named.flatMap((id) => [id, ...(kinOf(id).people ?? [])]));
  const moved = alike.length > 1 ? alike.filter(({ fact }) => meant.has(fact)) : alike;
  const [only, ...more] = moved;
  if (only?.value.kind !== "figure" || more.length > 0) return undefined;
  const size = by.kind === "money" && !/[^\d.,]/.test(by.words) ? sizeOf(only, by.value) : ONE;
  const step = pointInterval(by.value.mul(by.kind === "percent" ? PERCENT : size));
  const { value } = only;
  const interval = addIntervals(value.interval, sign > 0 ? step : negated(step));
  return known.map((one) => (one === only ? { ...only, value: { ...value, interval } } : one));
}

/** Something said anew of the year and in the unit in which it was said before: 4988 after 去年5010万. */
export function asBefore(
  statement: Statement,
  known: readonly Statement[],
  definitions: FactDefinitions,
): Statement {
  const [before, ...others] = known.filter(({ fact }) => fact === statement.fact);
  if (!before || others.length > 0) return statement;
  const { years } = before;
  const dated =
    statement.yearSaid || !years ? statement : { ...statement, years, yearSaid: before.yearSaid };
  const { fact, value, unitSaid, unsure, ...rest } = dated;
  if (unitSaid || value.kind !== "figure" || !before.unitSaid) return dated;
  if (definitions.get(fact)?.kind !== "money") return dated;
  const size = sizeOf(before, value.interval.high ?? value.interval.low ?? ONE);
  return {
    ...rest,
    fact,
    value: { ...value, interval: scaleInterval(value.interval, size) },
    unitSaid: true,
    ...(unsure !== undefined && unsure !== "unit" && { unsure }),
  };
}

function onlyFigure(text: string, today: Day): Quantity | undefined {
  const [figure, ...others] = readQuantities(text, { today }).filter(
    ({ kind, value }) => value !== undefined && FIGURES.has(kind),
  );
  return others.length === 0 ? figure : undefined;
}
