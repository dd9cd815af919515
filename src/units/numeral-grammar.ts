import { SCALE } from "./arabic.ts";
import { matchAt } from "./folded-text.ts";
import { digitValue, pieceAt, type Piece } from "./numeral-piece.ts";
import { coefficientOf, type Coefficient } from "./coefficient.ts";
import { hasAmountCue, isYiAndTenths } from "./lone-power.ts";
import type { NumeralStyle, Reading } from "./numeral-reading.ts";
import { one, type NumeralSum, type Span } from "./numeral-sum.ts";
import type { Script } from "./script.ts";

const YI = 10n ** 8n;
const WAN = 10n ** 4n;
/** Measures after which a closing digit begins a figure of its own: 五百万三年, 八千一个. */
const OWN_MEASURE =
  / *(?:[项件人名位家年月天岁周成折倍篇本份台套次号日%‰分期批级类条]|个(?! *亿)|季度)/y;
const MEASURE = / *(?:[项件人名位家年月天岁周成折倍篇本份台套次号日%个元块点分角]|季度)/y;
const MONEY = / *(?:元|块|人民币)/y;
const DIGIT_RUN = /[零一二三四五六七八九]{1,40}/y;
const ARABIC_RUN = /\d+/y;
const SPOKEN_POINT_TAIL = / *(?:[万亿%‰成折倍]|个(?:百分)?点|个亿)/y;
/** 一 that begins a word behind a power: 5000万一点, 3200万一共. */
const OTHER_WORD =
  /一(?:点(?![零一二三四五六七八九\d])|丁点|丢丢|丝|些|下|直|般|起|共|样|年|分不)/y;
const LONGEST_RUN = 18;

/** Reads the next part of a numeral: a coefficient with its power, a power, a vague word; false at its end. */
export function readPart(script: Script, reading: Reading): boolean {
  if (reading.phase === "closed") return false;
  const piece = pieceAt(script, reading.end);
  if (!piece) return false;
  if (reading.phase === "start") return piece.gap ? false : readFirst(script, reading, piece);
  if (reading.phase === "done") {
    return piece.type === "point" && readDecimals(script, reading, piece.end);
  }
  if (piece.type === "big") return multiply(reading, piece.power, piece.end);
  if (reading.phase === "tail" && !isVagueDecimal(reading, piece)) return false;
  if (piece.type === "over" || piece.type === "around") return markVague(script, reading, piece);
  if (piece.type === "point") return readDecimals(script, reading, piece.end);
  return reading.phase === "powers" ? readNext(script, reading, piece) : false;
}

function readFirst(script: Script, reading: Reading, piece: Piece): boolean {
  if (piece.type === "small") {
    reading.style = piece.power === 10n ? "power" : "barePower";
    return addPower(reading, one((piece.count ?? 1n) * SCALE), piece, SCALE);
  }
  if (piece.type === "big") return readBarePower(script, reading, piece);
  const coefficient = coefficientOf(script, piece);
  if (!coefficient) return false;
  const next = pieceAt(script, coefficient.end);
  reading.open = piece.type === "several";
  reading.unsure ||= piece.type === "arabic" && piece.arabic.unsure === true;
  if (next?.type === "small" && next.count === undefined) {
    reading.style = "power";
    return addPower(reading, coefficient.span, next, coefficient.place);
  }
  const large = next?.type === "big";
  if (piece.type === "several" || piece.type === "half") {
    return large && take(reading, coefficient, "power");
  }
  if (coefficient.halved === true) return take(reading, coefficient, "power");
  if (coefficient.pair && (large || matchAt(MEASURE, script.folded, coefficient.end))) {
    return take(reading, coefficient, "power");
  }
  return piece.type === "arabic"
    ? take(reading, coefficient, "arabic")
    : readDigits(script, reading);
}

function take(reading: Reading, coefficient: Coefficient, style: NumeralStyle): boolean {
  reading.sum.add(coefficient.span, 1n, coefficient.place);
  reading.style = style;
  reading.phase = "plain";
  reading.end = coefficient.end;
  return true;
}

/** 亿 and 万 without a digit (过亿, 上万人): a figure only in company that the caller checks. */
function readBarePower(script: Script, reading: Reading, piece: Piece & { type: "big" }): boolean {
  if (!/[万亿]/.test(script.folded.charAt(piece.end - 1))) return false;
  reading.sum.add(one(SCALE), 1n, SCALE);
  reading.sum.multiply(piece.power);
  reading.style = "barePower";
  reading.phase = "closed";
  reading.end = piece.end;
  const next = pieceAt(script, piece.end);
  if (next?.type === "digit" && isYiAndTenths(script.folded, piece.end - 1)) {
    reading.sum.add(one((next.digit * SCALE * piece.power) / 10n), 1n, (SCALE * piece.power) / 10n);
    reading.unsure = !hasAmountCue(script.folded, piece.end - 1);
    reading.end = next.end;
    return true;
  }
  return next?.type === "over" || next?.type === "around" ? markVague(script, reading, next) : true;
}

/** Digits said one by one: 二零一六; or a single one. */
function readDigits(script: Script, reading: Reading): boolean {
  const { folded } = script;
  const run = matchAt(DIGIT_RUN, folded, reading.end)?.[0] ?? folded.charAt(reading.end);
  const digit = digitValue(folded.charAt(reading.end));
  if (digit === undefined || run.length > LONGEST_RUN) return false;
  const value =
    run.length === 1 ? digit : BigInt([...run].map((each) => digitValue(each)).join(""));
  reading.sum.add(one(value * SCALE), 1n, SCALE);
  reading.style = run.length === 1 ? "digit" : "digits";
  reading.end += run.length;
  const counts = run.length < 4 || pieceAt(script, reading.end)?.type === "big";
  reading.phase = counts ? "plain" : "done";
  return true;
}

/** A part after the first one: smaller than what stands before it. */
function readNext(script: Script, reading: Reading, piece: Piece): boolean {
  const zero = piece.type === "zero";
  const inner = zero ? pieceAt(script, piece.end) : piece;
  if (!inner) return false;
  reading.zero ||= zero;
  const { sum } = reading;
  if (inner.type === "several") return markSeveral(script, reading, inner, zero);
  if (inner.type === "small") {
    const fit = inner.power === 10n && fits(sum, 10n, zero, piece.gap);
    if (!fit) return false;
    if (reading.style === "barePower") reading.idiom = [100n, 110n, 120n];
    if (reading.style === "barePower") reading.style = "power";
    return addPower(reading, one((inner.count ?? 1n) * SCALE), inner, SCALE);
  }
  const coefficient = coefficientOf(script, inner);
  if (!coefficient || inner.type === "half") return false;
  const next = pieceAt(script, coefficient.end);
  if (next?.type === "small" && next.count === undefined) {
    if (!fits(sum, next.power, zero, piece.gap)) return false;
    if (reading.style === "barePower") markEighty(reading, coefficient.span, next.power);
    return addPower(reading, coefficient.span, next, coefficient.place);
  }
  return readTrailing(script, reading, inner, coefficient, {
    zero,
    gap: piece.gap,
    big: next?.type === "big" ? next.power : undefined,
  });
}

/** 百八十 is said for eighty to a hundred, and also for 180: both are kept. */
function markEighty(reading: Reading, span: Span, power: bigint): void {
  reading.style = "power";
  if (span.low !== 8n * SCALE || power * 10n !== reading.sum.lastSmall) return;
  reading.idiom = [8n, 18n, 18n];
  reading.unsure = true;
}

/** A figure without a power of its own behind a power: 两千三, 三千零六万, 1亿2, 3万5000. */
function readTrailing(
  script: Script,
  reading: Reading,
  piece: Piece,
  coefficient: Coefficient,
  { zero, gap, big }: { zero: boolean; gap: boolean; big: bigint | undefined },
): boolean {
  const { sum } = reading;
  if (matchAt(OTHER_WORD, script.folded, coefficient.end - 1)) return false;
  const arabic = piece.type === "arabic" ? piece.arabic : undefined;
  if (gap && !zero && big === undefined && (arabic || sum.lastSmall === 0n)) return false;
  if (gap && !zero && big !== undefined && sum.lastSmall !== 10n) return false;
  const single = arabic ? arabic.wholeDigits === 1 && arabic.whole : true;
  const above = sum.lastSmall === 0n ? sum.lastBig : sum.lastSmall;
  const own = matchAt(OWN_MEASURE, script.folded, coefficient.end) !== undefined;
  const literal = zero || sum.lastSmall === 10n || (big !== undefined && sum.lastSmall === 0n);
  if (!literal && own && big === undefined) return false;
  const power = literal || !single ? 1n : above / 10n;
  if (coefficient.span.high * power >= above * SCALE && big === undefined) return false;
  if (big !== undefined && sum.lastSmall !== 0n && coefficient.span.high >= above * SCALE)
    return false;
  if (big !== undefined && sum.lastSmall === 0n && big >= sum.lastBig) return false;
  sum.add(coefficient.span, power, coefficient.place);
  sum.lastSmall = power > 1n ? power : sum.lastSmall;
  reading.end = coefficient.end;
  reading.phase = big === undefined ? "done" : "powers";
  return true;
}

function addPower(
  reading: Reading,
  span: Span,
  piece: Piece & { type: "small" },
  place: bigint,
): boolean {
  const { sum } = reading;
  const first = reading.phase === "start";
  sum.add(span, piece.power, place);
  sum.lastSmall = piece.power;
  sum.scales = first ? [piece.power] : [];
  reading.phase = "powers";
  reading.end = piece.end;
  return true;
}

function multiply(reading: Reading, power: bigint, end: number): boolean {
  if (!reading.sum.multiply(power)) return false;
  if (reading.style !== "barePower") reading.style = "power";
  reading.phase = reading.phase === "tail" || power === 1000n ? "tail" : "powers";
  reading.zero = false;
  reading.end = end;
  return true;
}

/** Powers fall; across a blank none may be left out (7万 5千, but not 一百万 三十). */
function fits(sum: NumeralSum, power: bigint, zero: boolean, gap: boolean): boolean {
  if (sum.lastSmall !== 0n && power >= sum.lastSmall) return false;
  if (!gap || zero) return true;
  return sum.lastSmall === 0n ? power === 1000n : power * 10n === sum.lastSmall;
}

function markVague(script: Script, reading: Reading, piece: Piece): boolean {
  const alone = reading.phase === "plain";
  const counted = script.folded.charAt(piece.end - 2) === "个";
  if (alone && !counted && reading.sum.open < 10n * SCALE) return false;
  reading.mark = piece.type === "around" ? "around" : "over";
  if (reading.style === "barePower") reading.style = "power";
  reading.phase = "tail";
  reading.end = piece.end;
  return true;
}

/** 十几, 二十几万, 一百几十, 一千五百零几. */
function markSeveral(script: Script, reading: Reading, piece: Piece, zero: boolean): boolean {
  const { sum } = reading;
  if (sum.lastSmall === 0n || script.folded.charAt(piece.end - 1) !== "几") return false;
  const next = pieceAt(script, piece.end);
  const power = next?.type === "small" ? next : undefined;
  if (power && (zero || power.power * 10n !== sum.lastSmall)) return false;
  if (!power && sum.lastSmall !== 10n && !zero) return false;
  sum.place = zero ? 10n * SCALE : sum.lastSmall * SCALE;
  reading.mark = "over";
  reading.phase = "tail";
  reading.end = power?.end ?? piece.end;
  return true;
}

/** 三点五, 三百二十点五万, 3点5亿. */
function readDecimals(script: Script, reading: Reading, at: number): boolean {
  const { folded } = script;
  const from = at + (folded.charAt(at) === " " ? 1 : 0);
  const arabic = reading.style === "arabic";
  const run = matchAt(arabic ? ARABIC_RUN : DIGIT_RUN, folded, from)?.[0];
  if (run === undefined || run.length > LONGEST_RUN) return false;
  const end = from + run.length;
  if (arabic && !matchAt(SPOKEN_POINT_TAIL, folded, end)) return false;
  const hundreds = pieceAt(script, end);
  const lifted = hundreds?.type === "small" ? hundreds : undefined;
  if (lifted && !isLifted(script, reading, lifted)) return false;
  const digits = BigInt(arabic ? run : [...run].map((each) => digitValue(each)).join(""));
  const unit = SCALE / 10n ** BigInt(run.length);
  reading.sum.add(one(digits * unit), 1n, unit);
  if (lifted) {
    reading.sum.liftSection(lifted.power);
    reading.sum.scales = [lifted.power];
  }
  reading.decimals = true;
  reading.phase = "tail";
  reading.end = lifted?.end ?? end;
  return true;
}

/** 三点五百万: the decimal counts 百万. */
function isLifted(script: Script, { sum }: Reading, { count, end }: Piece & { type: "small" }) {
  const plain = sum.lastSmall === 0n && sum.lastBig === 0n && count === undefined;
  return plain && pieceAt(script, end)?.type === "big";
}

/** 三点五个多亿. */
function isVagueDecimal({ decimals, mark }: Reading, { type }: Piece): boolean {
  return decimals && mark === undefined && (type === "over" || type === "around");
}

/** 一亿两千: without 零 the next lower place is meant, two thousand 万; asked back all the same. */
export function liftElided(script: Script, reading: Reading): void {
  const { sum } = reading;
  const thousands = sum.open >= 100n * SCALE && sum.open < 10_000n * SCALE;
  if (sum.lastBig !== YI || !thousands || reading.zero) return;
  if (matchAt(MONEY, script.folded, reading.end)) return;
  sum.liftSection(WAN);
  reading.unsure = true;
}
