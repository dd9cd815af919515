import type { Day } from "../../../calendar/day.ts";
import type { FactValue } from "../../../profile/fact.ts";
import { findMentions } from "../../../profile/reading/mention.ts";
import type { Statement } from "../../../profile/reading/statement.ts";
import { foldWords, type Vocabulary } from "../../../profile/reading/vocabulary.ts";
import { scaleInterval } from "../../../units/interval.ts";
import { readQuantities } from "../../../units/quantities.ts";
import type { Quantity } from "../../../units/quantity.ts";
import type { Rational } from "../../../units/rational.ts";
import { closest, FIGURES, isOf, PERCENT, scaleOf } from "./figure-sizes.ts";

/**
 * What was said before, with the figures of a text in the places of those that they can only stand for: by
 * the year or the fact named beside them, by their kind, else by their size (要是5.1个点呢, 大前年是4750).
 */
export function replacedBy(
  text: string,
  today: Day,
  known: readonly Statement[],
  vocabulary: Vocabulary,
): readonly Statement[] | undefined {
  const { definitions } = vocabulary;
  const quantities = readQuantities(text, { today });
  const figures = quantities
    .filter(({ kind, value }) => value && FIGURES.has(kind))
    .map((one) => asShare(one, text));
  const changed = new Map<Statement, Statement>();
  let from = 0;
  for (const figure of figures) {
    const said = { from, text, quantities, vocabulary };
    const [only, ...more] = meantBy(figure, known, said);
    from = figure.end;
    if (more.length > 0) return undefined;
    if (only?.value.kind !== "figure") continue;
    const rival = changed.get(only);
    if (rival && !isNearer(figure, rival.value, only.value)) continue;
    const { low, high, lowIncluded, highIncluded, approximate, words } = figure;
    const scale = figure.kind === "percent" ? PERCENT : scaleOf(figure, only, definitions);
    const interval = scaleInterval({ low, high, lowIncluded, highIncluded }, scale);
    changed.set(only, { ...only, words, value: { ...only.value, interval, approximate } });
  }
  return changed.size > 0 ? known.map((one) => changed.get(one) ?? one) : undefined;
}

const SHARE = /占(?:比|到|了|有|的是)*(?:才|只有|只|是)?$/;

/** A bare figure behind 占 is a share. */
function asShare(figure: Quantity, text: string): Quantity {
  const share = figure.kind === "number" && SHARE.test(text.slice(0, figure.start));
  return share ? { ...figure, kind: "percent" } : figure;
}

/** Whether a figure comes closer to what was said before than its rival does: 多卖一万块，3001万呢. */
function isNearer({ value }: Quantity, rival: FactValue, before: FactValue): boolean {
  const [one, other, base] = [value, highOf(rival), highOf(before)];
  if (!one || !other || !base) return false;
  return one.sub(base).abs().compare(other.sub(base).abs()) < 0;
}

function highOf(value: FactValue): Rational | undefined {
  return value.kind === "figure" ? value.interval.high : undefined;
}

/** What is said around a figure. */
interface Around {
  /** Where the figure before ends. */
  readonly from: number;
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly vocabulary: Vocabulary;
}

/** The statements whose place a figure can take. */
function meantBy(
  figure: Quantity,
  known: readonly Statement[],
  { from, text, quantities, vocabulary }: Around,
): readonly Statement[] {
  const { definitions } = vocabulary;
  const named = findMentions(foldWords(text), vocabulary)
    .filter(({ start, end }) => start >= from && end <= figure.start)
    .flatMap(({ facts }) => facts.map(({ id }) => id));
  const years = [
    ...quantities.flatMap(({ period, start }) =>
      period?.grain === "year" && start >= from && start < figure.start
        ? [Number(period.from.slice(0, 4))]
        : [],
    ),
    ...yearsInOrder(text.slice(from, figure.start), known),
  ];
  const ofFact = narrowed(known, ({ fact }) => named.includes(fact));
  const ofYear = narrowed(ofFact, ({ years: said }) =>
    years.some((year) => said?.[0] === year && said[1] === year),
  );
  const bare = figure.kind === "number";
  // A bare figure of something that was not spoken of before stands for nothing that was.
  const other = named.length > 0 && !known.some(({ fact }) => named.includes(fact));
  if (bare && other && known.length === 1) return [];
  const fitting = bare ? ofYear : ofYear.filter((one) => isOf(figure, one, definitions));
  const pointed = fitting.length < known.length && fitting.length > 0;
  if (bare && pointed && fitting.length === 1) return fitting;
  if (!bare && fitting.length < 2) return fitting;
  return figure.value ? closest(figure.value, fitting, definitions, bare) : [];
}

const ORDINALS = [/第一年|头一年|最早那年/, /第二年|中间那年/, /第三年|最后一年|末一年/];

/** The years that are named by their place among those of which something was said: 第三年. */
function yearsInOrder(text: string, known: readonly Statement[]): number[] {
  const single = known.flatMap(({ years }) =>
    years !== undefined && years[0] === years[1] ? [years[0]] : [],
  );
  const inOrder = [...new Set(single)].sort((a, b) => a - b);
  return ORDINALS.flatMap((ordinal, place) => {
    const year = inOrder[place];
    return ordinal.test(text) && inOrder.length > 1 && year !== undefined ? [year] : [];
  });
}

/** Those that fit, where some do. */
function narrowed(
  list: readonly Statement[],
  fits: (one: Statement) => boolean,
): readonly Statement[] {
  const fitting = list.filter(fits);
  return fitting.length > 0 ? fitting : list;
}
