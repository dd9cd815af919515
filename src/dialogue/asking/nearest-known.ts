import { standing, type Entry, type History } from "../../profile/history.ts";
import { intervalOf } from "../../profile/stored-value.ts";
import { supposes } from "../../profile/reading/scope.ts";
import { readQuantities } from "../../units/quantities.ts";
import { compare, ratio, type Rational } from "../../units/rational.ts";

const SUPPOSES = /要是|如果|假如|假设|万一|若是?(?=.{0,6}\d)/;
/** A figure told before is now another one. */
const CHANGED =
  /加(?:进去|上去?|了)|改|调|变成|更新|同意|重新|审(?:完|过|定)|核(?:完|过|定)|最后(?:是|定)/;
/** Behind a figure, whether it would do. */
const JUST_ENOUGH = /(?<=[\d一二两俩三四五六七八九十][个人项件名万元]*)就(?=够|行|能|可以|过)/;
const WHOLE = 10_000n;
/** So near lies what stands instead of a figure, or is supposed instead of it. */
const NEAR = ratio(13n, 10n);
const TWICE = ratio(2n);

/**
 * The figure that a message supposes or tells to be otherwise without its name: the only one known
 * that lies near it, of the year that is named; `undefined` where none or several do.
 */
export function nearestKnown(text: string, history: History, today: string): Entry | undefined {
  const found = readQuantities(text, { today });
  const [figure, ...others] = found.filter(({ kind }) => kind === "money" || kind === "number");
  if (!figure?.value || others.length > 0) return undefined;
  const year = found.flatMap(({ date }) => (date?.length === 4 ? [Number(date)] : []))[0];
  const supposes = SUPPOSES.test(text);
  if (!supposes && (year === undefined || !CHANGED.test(text))) return undefined;
  const { value, words } = figure;
  const sizes = /[万亿元]/.test(words) ? [value] : [value.mul(WHOLE), value];
  const near = standing(history).filter((entry) => {
    if (entry.implied === true || entry.years?.[0] !== entry.years?.[1]) return false;
    if (year !== undefined && entry.years?.[0] !== year) return false;
    return sizes.some((size) => isNear(size, entry, supposes ? TWICE : NEAR));
  });
  const facts = new Set(near.map(({ fact }) => fact));
  return facts.size === 1 ? near.at(-1) : undefined;
}

/** What is supposed to stay within a limit is looked at on it, without what is asked of it: 控制在5000以内, 再来一个就够了吧. */
export function atLimit(text: string): string {
  return supposes(text) || SUPPOSES.test(text)
    ? text.replace(/(?<=[\d万亿元])(?:以内|以下|之内|以里)/, "").replace(JUST_ENOUGH, " ")
    : text;
}

function isNear(size: Rational, { value }: Entry, most: Rational): boolean {
  if (value.kind !== "figure") return false;
  const { low, high } = intervalOf(value);
  const held = low ?? high;
  if (!held || held.n === 0n || size.n === 0n) return false;
  const [great, small] = compare(size, held) >= 0 ? [size, held] : [held, size];
  return compare(great.div(small), most) <= 0;
}
