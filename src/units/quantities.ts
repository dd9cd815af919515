import { readAmount, withNamedUnit } from "./amount-reader.ts";
import { matchAt, textBefore } from "./folded-text.ts";
import { readFrequency } from "./frequency-reader.ts";
import { readLabel } from "./label-reader.ts";
import { readShareWords } from "./percent-reader.ts";
import type { Period } from "./period.ts";
import { joinPeriods } from "./period-joins.ts";
import { readPeriod } from "./period-reader.ts";
import { joinBounds } from "./bound-joins.ts";
import { qualify, type Qualified } from "./qualifier.ts";
import { amountQuantity, periodQuantity } from "./quantity-of-token.ts";
import type { Quantity } from "./quantity.ts";
import { Remembered } from "./remembered.ts";
import { joinRemainders } from "./remainder-joins.ts";
import { scriptOf, type Script } from "./script.ts";
import { tolerated } from "./tolerance.ts";
import { joinRanges, spreadUnits } from "./token-joins.ts";
import type { PeriodToken, Token } from "./token.ts";
import { readWord } from "./word-reader.ts";
import type { PeriodContext } from "./year-reader.ts";

/** What a text is read against. */
interface ReadingContext {
  /** The day on which it is said, `YYYY-MM-DD`; without it 去年 names no year. */
  readonly today?: string | undefined;
}

/** One message is read for many purposes. */
const remembered = new Remembered<readonly Quantity[]>(64);

/** Characters at which a figure, a period or a label may begin. */
const STARTERS =
  /[\dA-Za-z.$€£¥+\-([零一二两三四五六七八九十百千万亿兆廿卅半几数俩仨翻第前去上下今本明后大最近过这连昨再打盈收不没基差勉刚将人民美欧港年对每]/;
const RUN = /\d[\d.,]*|[零一二三四五六七八九]{19,}/y;
const HEADER_UNIT = /\((?:单位[:为]?)?(万元|亿元|千元|元|%|人|项|件)\) *[:=为是约]{0,2} *$/;

/**
 * Reads every quantity of `text`: figures, shares, counts, dates and periods, in order and without
 * overlap. Phone numbers, 文号, ids, articles and classes are left out, and how often something is
 * ({@link readFrequencies}). Never throws.
 */
export function readQuantities(text: string, context: ReadingContext = {}): Quantity[] {
  return allOf(text, context).filter(({ kind }) => kind !== "frequency");
}

/** Reads how often things are in `text`, in order: 每年, 每个季度, 每三年. These are no figures and no lengths of time. */
export function readFrequencies(text: string, context: ReadingContext = {}): Quantity[] {
  if (!text.includes("每")) return [];
  return allOf(text, context).filter(({ kind }) => kind === "frequency");
}

function allOf(text: string, { today }: ReadingContext): readonly Quantity[] {
  return remembered.of(`${today ?? ""} ${text}`, () => quantitiesIn(text, today));
}

function quantitiesIn(text: string, today: string | undefined): Quantity[] {
  const script = scriptOf(text);
  const { folded } = script;
  const read = readTokens(script, today).map((each) => headed(folded, each));
  const whole = joinRemainders(folded, joinPeriods(folded, read));
  const tokens = spreadUnits(folded, joinRanges(folded, whole));
  const quantities: Quantity[] = [];
  let floor = 0;
  let last: Qualified | undefined;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) continue;
    if (token.type === "amount" && token.kind === "frequency") {
      quantities.push(amountQuantity(text, token, undefined));
    } else if (token.type === "amount") {
      const qualified = qualify(folded, token, floor);
      const next = tokens[index + 1];
      const tolerance = tolerated(folded, qualified.token, next);
      if (tolerance) index += 1;
      const between = tolerance ? undefined : joinBounds(folded, last, qualified);
      if (between) quantities.pop();
      const { token: amount, bound } = between ?? qualified;
      quantities.push(amountQuantity(text, tolerance ?? amount, bound));
      last = between || tolerance ? undefined : qualified;
    } else if (token.type === "period") {
      quantities.push(periodQuantity(text, token));
      last = undefined;
    }
    floor = Math.max(token.end, quantities.at(-1)?.end ?? 0);
  }
  return quantities;
}

/** The years, dates and periods of `text` whose days can be told, in order. */
export function readPeriods(
  text: string,
  context: ReadingContext = {},
): (Quantity & { readonly period: Period })[] {
  return readQuantities(text, context).flatMap((each) =>
    each.period ? [{ ...each, period: each.period }] : [],
  );
}

function readTokens(script: Script, today: string | undefined): Token[] {
  const { folded } = script;
  const tokens: Token[] = [];
  let lastYear: number | undefined;
  let index = 0;
  while (index < folded.length) {
    if (!STARTERS.test(folded.charAt(index))) {
      index += 1;
      continue;
    }
    const previous = tokens.at(-1);
    const token = readToken(script, index, previous, { today, lastYear, previous });
    if (token) {
      tokens.push(token);
      if (token.type === "period") lastYear = token.years?.[1] ?? yearOf(token) ?? lastYear;
      index = Math.max(token.end, index + 1);
    } else {
      index += matchAt(RUN, folded, index)?.[0].length ?? 1;
    }
  }
  return tokens;
}

function yearOf(token: PeriodToken): number | undefined {
  return token.period && Number(token.period.from.slice(0, 4));
}

function readToken(
  script: Script,
  index: number,
  previous: Token | undefined,
  context: PeriodContext,
): Token | undefined {
  const { folded } = script;
  return (
    readFrequency(script, index) ??
    readWord(folded, index) ??
    readPeriodOrLabel(folded, index, context) ??
    readShareWords(script, index) ??
    readAmount(script, index, previous?.end === index ? previous : undefined)
  );
}

/** A label wins over a period where it reaches further: 2023年第7号. */
function readPeriodOrLabel(
  folded: string,
  index: number,
  context: PeriodContext,
): Token | undefined {
  const period = readPeriod(folded, index, context);
  const label = readLabel(folded, index);
  if (!period) return label;
  return label && label.end > period.end ? label : period;
}

/** A bare figure behind a heading that names its unit: 销售收入（万元）：3200. */
function headed(folded: string, token: Token): Token {
  if (token.type !== "amount" || !token.bare) return token;
  const name = HEADER_UNIT.exec(textBefore(folded, token.start, 16))?.[1];
  return name === undefined ? token : withNamedUnit(token, name);
}
