import { bracketedLossAt, type BracketedLoss } from "./bracketed-loss.ts";
import { matchAt, textBefore } from "./folded-text.ts";
import { readFraction } from "./fraction-reader.ts";
import { scaleInterval } from "./interval.ts";
import { labelTailEnd } from "./label-reader.ts";
import { isLoneMillions } from "./lone-power.ts";
import { measureAt, type Measure } from "./measure.ts";
import { extendAmount, readCountedParts } from "./amount-tail.ts";
import { readNumeral, type Numeral } from "./numeral.ts";
import { isFigure, isolated, isPowerStart } from "./numeral-company.ts";
import { readTenths } from "./percent-reader.ts";
import { compare, product, ratio, type Rational } from "./rational.ts";
import { runInEnd } from "./remainder-joins.ts";
import type { Script } from "./script.ts";
import type { AmountToken, LabelToken, Token } from "./token.ts";

const PREFIX =
  /(US\$|HK\$|\$|USD|美元|€|EUR|欧元|£|GBP|HKD|港币|JPY|¥|RMB|rmb|CNY|人民币) *(?=[\d.零一二两三四五六七八九十百千])/y;
const CURRENCIES: Readonly<Record<string, string>> = {
  $: "USD",
  US$: "USD",
  USD: "USD",
  美元: "USD",
  HK$: "HKD",
  HKD: "HKD",
  港币: "HKD",
  "€": "EUR",
  EUR: "EUR",
  欧元: "EUR",
  "£": "GBP",
  GBP: "GBP",
  JPY: "JPY",
};
const SIGN = /[-+] ?(?=[\d.])/y;
const BRACKET_UNIT = /\( *(?:单位)?[:为]? *(万元?|亿元?|千元|元|%|人|项|件|年) *\)/y;
const ATTACHED_LABEL = /(?:附件|附表|附录|附图|图|表|序号|案例|问题|条款|编号|No\.?|NO\.?|#) *$/;
const UNIT_BEHIND = / ?([万亿千]元?|元)/y;
const ONE = ratio(1n);
const POWERS: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n, 千: 1000n };

/**
 * Reads the figure with its unit that begins at `index`, or digits that name something; `previous` is
 * the token read before it, if it ends right here.
 */
export function readAmount(
  script: Script,
  index: number,
  previous: Token | undefined,
): AmountToken | LabelToken | undefined {
  const { folded } = script;
  const prefix = matchAt(PREFIX, folded, index);
  if (prefix) return readPrefixed(script, index, prefix);
  const sign = matchAt(SIGN, folded, index)?.[0];
  if (sign !== undefined) {
    const behindFigure = previous?.type === "amount" && previous.kind !== "frequency";
    if (behindFigure || /[\dA-Za-z)]/.test(folded.charAt(index - 1))) return undefined;
    const token = readAmount(script, index + sign.length, undefined);
    if (token?.type !== "amount") return token;
    const unsure = token.unsure || previous?.type === "period";
    const signed = sign.startsWith("-") ? negated(token) : token;
    return { ...signed, start: index, unsure };
  }
  const loss = bracketedLossAt(folded, index);
  if (loss) return readLoss(script, index, loss);
  const numeral = isPowerStart(folded, index) ? numeralAt(script, index) : undefined;
  if (!numeral) return undefined;
  return (
    readShare(script, numeral) ?? readCountedParts(script, numeral) ?? readMeasured(script, numeral)
  );
}

/** 净利润(12.5)万元. */
function readLoss(
  script: Script,
  index: number,
  { start, unsure }: BracketedLoss,
): AmountToken | undefined {
  const token = readAmount(script, start, undefined);
  const inner = token && script.folded.slice(token.end, token.end + 3).trimStart();
  if (token?.type !== "amount" || !inner?.startsWith(")")) return undefined;
  const close = script.folded.indexOf(")", start) + 1;
  const unit = token.bare ? matchAt(UNIT_BEHIND, script.folded, close) : undefined;
  const end = close + (unit?.[0].length ?? 0);
  const whole = unit ? withNamedUnit(token, unit[1] ?? "") : token;
  const signed = whole.value !== undefined && whole.value.s < 0n;
  const below = signed ? whole : negated(whole);
  return { ...below, start: index, end, unsure: (unsure && !signed) || token.unsure };
}

function numeralAt(script: Script, index: number): Numeral | undefined {
  const end = runInEnd(script, index);
  if (end === undefined) return readNumeral(script, index);
  return readNumeral(
    { text: script.text.slice(0, end), folded: script.folded.slice(0, end) },
    index,
  );
}

function readShare(script: Script, numeral: Numeral): AmountToken | undefined {
  const fraction = readFraction(script, numeral);
  if (fraction) return fraction;
  return numeral.style === "barePower" ? undefined : readTenths(script, numeral);
}

function readPrefixed(
  script: Script,
  index: number,
  prefix: RegExpExecArray,
): AmountToken | undefined {
  const numeral = readNumeral(script, index + prefix[0].length);
  if (!numeral) return undefined;
  const currency = CURRENCIES[prefix[1] ?? ""];
  const said = measureAt(script.folded, numeral.end);
  const same = said?.kind === "money" || said?.kind === "foreign" ? said : undefined;
  const measure: Measure =
    currency === undefined
      ? { kind: "money", unit: "元", factor: ONE, end: same?.end ?? numeral.end }
      : { kind: "foreign", unit: currency, factor: ONE, end: same?.end ?? numeral.end };
  const token = amountOf(numeral, measure);
  return { ...extendAmount(script, token), start: index, prefixed: true };
}

function readMeasured(script: Script, numeral: Numeral): AmountToken | LabelToken | undefined {
  const { folded } = script;
  const { start, end } = numeral;
  const found = withoutNextNoun(folded, numeral, measureAt(folded, end));
  // 180万人40: the people are those of the figure behind.
  const next = found?.unit === "人" && numeral.large && /^ ?\d/.test(folded.slice(found.end));
  const whole = found?.unit === "人" && /^(?:一共|总共|拢共)/.test(folded.slice(found.end));
  const measure = next === true || whole ? undefined : (found ?? headsAt(script, numeral));
  const atLeast = measure || folded.charAt(end) !== "+" ? undefined : measureAt(folded, end + 1);
  if (atLeast && numeral.style === "arabic") return unbounded(amountOf(numeral, atLeast));
  const labelEnd = measure ? undefined : labelTailEnd(folded, end);
  if (labelEnd !== undefined && !(folded.charAt(end) === "点" && numeral.value?.gt(24n)))
    return { type: "label", start, end: labelEnd };
  if (!isFigure(script, numeral, measure)) return undefined;
  if (measure) {
    const piece = numeral.style === "digit" && isPieces(folded, measure.end);
    const counted: Measure = piece ? { ...measure, kind: "count", unit: undefined } : measure;
    return extendAmount(script, amountOf(numeral, counted));
  }
  const bracketed = matchAt(BRACKET_UNIT, folded, end);
  if (bracketed && !numeral.large)
    return withNamedUnit(bareAmount(numeral), bracketed[1] ?? "", end + bracketed[0].length);
  if (numeral.large) {
    const factor = ONE;
    const token = amountOf(numeral, { kind: "money", unit: "元", factor, end });
    const lone = numeral.style === "barePower" && isLoneMillions(folded, start);
    return {
      ...extendAmount(script, token),
      unitImplied: true,
      unsure: numeral.unsure || lone,
    };
  }
  if (numeral.style === "arabic" && ATTACHED_LABEL.test(textBefore(folded, start, 6))) {
    if (numeral.end - start < 3) return { type: "label", start, end };
  }
  const decimal = folded.slice(start, end).includes("点");
  if (numeral.style === "digit" && !decimal && !isolated(script, start, end)) return undefined;
  return bareAmount(numeral);
}

/** A count of people whose class stands before it. */
const CLASS_BEFORE = /(?:人员|职工|员工|人数|技术的|研发的)(?:是|有|共|一共|总共|大概|约|:| )*$/;
const NEXT_COUNT = /^ ?[\d一二两三四五六七八九十百]/;

/** 科技人员8个职工52个: the noun behind a count that has its own is that of the next one. */
function withoutNextNoun(
  folded: string,
  { start, end }: Numeral,
  found: Measure | undefined,
): Measure | undefined {
  if (found?.unit !== "人" || folded.charAt(end) !== "个" || found.end < end + 3) return found;
  if (!NEXT_COUNT.test(folded.slice(found.end, found.end + 2))) return found;
  return CLASS_BEFORE.test(textBefore(folded, start, 8)) ? { ...found, end: end + 1 } : found;
}

/** 80来号, which is no day and no address, counts people. */
function headsAt({ folded }: Script, { end, interval }: Numeral): Measure | undefined {
  const { low, high } = interval;
  const vague = !low || !high || compare(low, high) !== 0;
  if (
    !vague ||
    low?.compare(31n) !== 1 ||
    !/^号(?!码|文|楼|院|线)/.test(folded.slice(end, end + 2))
  )
    return undefined;
  return { kind: "count", unit: "人", factor: ONE, end: end + 1 };
}

/** 100+人: no upper limit. */
function unbounded(token: AmountToken): AmountToken {
  return { ...token, interval: { ...token.interval, high: undefined, highIncluded: false } };
}

/** 两块业务 are two parts; 五块八 and 五块钱 are money. */
function isPieces(folded: string, end: number): boolean {
  return (
    folded.charAt(end - 1) === "块" && !/^[一二三四五六七八九\d]/.test(folded.slice(end, end + 1))
  );
}

function amountOf(numeral: Numeral, { kind, unit, factor, end }: Measure): AmountToken {
  return {
    type: "amount",
    start: numeral.start,
    end,
    kind,
    unit,
    value: numeral.value && product(numeral.value, factor),
    interval: scaleInterval(numeral.interval, factor),
    place: product(numeral.place, factor),
    scales: numeral.scales,
    factor,
    bare: false,
    prefixed: false,
    unitImplied: false,
    unsure: numeral.unsure,
  };
}

function bareAmount(numeral: Numeral): AmountToken {
  const token = amountOf(numeral, {
    kind: "number",
    unit: undefined,
    factor: ONE,
    end: numeral.end,
  });
  return { ...token, bare: true };
}

/** The bare figure `token` with the unit called `name` (万元, 亿, %, 人 …) that stands apart from it. */
export function withNamedUnit(token: AmountToken, name: string, end = token.end): AmountToken {
  const power = POWERS[name.charAt(0)];
  const money = power !== undefined || name === "元";
  const unit = money ? "元" : name === "件" ? "项" : name;
  const kind = money ? "money" : name === "%" ? "percent" : name === "年" ? "duration" : "count";
  const scaled = rescaled(token, ratio(power ?? 1n));
  return { ...scaled, kind, unit, end, bare: false, scales: power === undefined ? [] : [power] };
}

/** `token` with everything it says multiplied by `factor`. */
export function rescaled(token: AmountToken, factor: Rational): AmountToken {
  return {
    ...token,
    value: token.value?.mul(factor),
    interval: scaleInterval(token.interval, factor),
    place: token.place.mul(factor.abs()),
  };
}

/** `token` below zero. */
function negated(token: AmountToken): AmountToken {
  return rescaled(token, ratio(-1n));
}
