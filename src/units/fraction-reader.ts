import { matchAt } from "./folded-text.ts";
import { pointInterval } from "./interval.ts";
import { readNumeral, type Numeral } from "./numeral.ts";
import { ratio, type Rational } from "./rational.ts";
import type { Script } from "./script.ts";
import type { AmountToken } from "./token.ts";

const PARTS_OF = / *分 *之 *(负)? */y;
const AND = / *又 */y;
const SLASH = /\/(\d{1,9})(?![\d/.-]|年|月|日)/y;
const POWER = /\^(?:--)?([+-]?)(\d{1,2})(?![\d.])/y;
const MIXED = / (\d{1,9})\/(\d{1,9})(?![\d/.-]|年|月|日)/y;

/** Reads the fraction that `numeral` begins: 三分之二, 一又四分之一, 3/5; `undefined` where it begins none. */
export function readFraction(script: Script, numeral: Numeral): AmountToken | undefined {
  const { folded } = script;
  const plain = partsOf(script, numeral);
  if (plain) return fraction(numeral.start, plain.end, plain.value);
  const and = matchAt(AND, folded, numeral.end);
  const whole = numeral.value;
  if (and && whole) {
    const divisor = readNumeral(script, numeral.end + and[0].length);
    const rest = divisor && partsOf(script, divisor);
    return rest && fraction(numeral.start, rest.end, whole.add(rest.value));
  }
  const power = matchAt(POWER, folded, numeral.end);
  if (power && whole && whole.n !== 0n && numeral.style === "arabic") {
    const exponent = Number(power[2]) * (power[1] === "-" ? -1 : 1);
    const end = numeral.end + power[0].length;
    return fraction(numeral.start, end, powerOf(whole, exponent));
  }
  if (numeral.style !== "arabic" || whole?.d !== 1n) return undefined;
  const mixed = matchAt(MIXED, folded, numeral.end);
  if (mixed) {
    const [words, dividend = "", divisor = ""] = mixed;
    if (/^0+$/.test(divisor)) return undefined;
    const value = whole.add(ratio(BigInt(dividend), BigInt(divisor)));
    return fraction(numeral.start, numeral.end + words.length, value);
  }
  const slash = matchAt(SLASH, folded, numeral.end);
  if (!slash || /^0+$/.test(slash[1] ?? "0")) return undefined;
  if (folded.charAt(numeral.start - 1) === "/") return undefined;
  const value = whole.div(ratio(BigInt(slash[1] ?? "1")));
  return fraction(numeral.start, numeral.end + slash[0].length, value, true);
}

function powerOf(base: Rational, exponent: number): Rational {
  const count = BigInt(Math.abs(exponent));
  const power = ratio(base.n ** count, base.d ** count);
  return exponent < 0 ? power.inverse() : power;
}

function partsOf(script: Script, divisor: Numeral): { value: Rational; end: number } | undefined {
  const match = matchAt(PARTS_OF, script.folded, divisor.end);
  if (!match || !divisor.value || divisor.value.n === 0n) return undefined;
  const dividend = readNumeral(script, divisor.end + match[0].length);
  if (!dividend?.value || dividend.style === "barePower") return undefined;
  const share = dividend.value.div(divisor.value);
  return { value: match[1] === undefined ? share : share.neg(), end: dividend.end };
}

function fraction(start: number, end: number, value: Rational, unsure = false): AmountToken {
  return {
    type: "amount",
    start,
    end,
    kind: "number",
    unit: undefined,
    value,
    interval: pointInterval(value),
    place: ratio(1n, value.d),
    scales: [],
    factor: ratio(1n),
    bare: false,
    prefixed: true,
    unitImplied: false,
    unsure,
  };
}
