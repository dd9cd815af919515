import { matchAt } from "./folded-text.ts";
import { groupedAt } from "./thousands.ts";
import type { Script } from "./script.ts";

/** Figures are read as whole multiples of one `SCALE`-th, so that decimals stay exact. */
export const SCALE = 10n ** 20n;

/** An Arabic figure in a text. */
export interface Arabic {
  readonly end: number;
  /** The figure times {@link SCALE}. */
  readonly scaled: bigint;
  /** The worth of its last digit that is not a closing zero, times {@link SCALE}. */
  readonly place: bigint;
  /** How many digits stand before the point. */
  readonly wholeDigits: number;
  readonly whole: boolean;
  /** Whether what parts its thousands may part two figures. */
  readonly unsure?: boolean;
}

const PLAIN = /(\d+)(?:\.(\d+))?|\.(\d+)/y;
const SPELT = /\d(?: [\d.,]){1,24}(?![\d.])/y;
const SPELT_TAIL = /(?: (?:[万亿千百元%个成折人项年])|(?:[万亿%元折]))/y;
const EXPONENT = /[eE]([+-]?\d{1,2})(?![\da-zA-Z])/y;
const MOST_WHOLE = 24;
const MOST_DECIMALS = 18;

/**
 * Reads an Arabic figure at `index`: thousands commas, full-width digits, digits that scanning
 * parted by blanks, `1.2E+07`. `undefined` where none stands there or it is too long to be one.
 */
export function readArabic(script: Script, index: number): Arabic | undefined {
  const { folded } = script;
  const spelt = readSpelt(folded, index);
  if (spelt) return spelt;
  const grouped = groupedAt(script, index);
  const match = grouped?.match ?? matchAt(PLAIN, folded, index);
  if (!match) return undefined;
  const whole = (match[1] ?? "0").replace(/[, '’]/g, "");
  const decimals = match[2] ?? match[3] ?? "";
  const arabic = arabicOf(folded, whole, decimals, index + match[0].length);
  return arabic && grouped?.unsure === true ? { ...arabic, unsure: true } : arabic;
}

function readSpelt(folded: string, index: number): Arabic | undefined {
  const match = matchAt(SPELT, folded, index);
  if (!match) return undefined;
  const end = index + match[0].length;
  const tail = matchAt(SPELT_TAIL, folded, end);
  if (!tail || (!tail[0].startsWith(" ") && match[0].length < 5)) return undefined;
  const body = match[0].replaceAll(" ", "");
  const plain = /^(\d+(?:,\d{3})*)(?:\.(\d+))?$/.exec(body);
  if (!plain) return undefined;
  return arabicOf(folded, (plain[1] ?? "").replaceAll(",", ""), plain[2] ?? "", end);
}

function arabicOf(folded: string, whole: string, decimals: string, at: number): Arabic | undefined {
  if (whole.length > MOST_WHOLE || decimals.length > MOST_DECIMALS) return undefined;
  if (whole.length > 1 && whole.startsWith("0") && decimals === "") return undefined;
  const exponent = matchAt(EXPONENT, folded, at);
  const shift = 20 - decimals.length + Number(exponent?.[1] ?? 0);
  if (shift < 0 || shift > 50) return undefined;
  const unit = 10n ** BigInt(shift);
  const closingZeros = /0*$/.exec(whole + decimals)?.[0].length ?? 0;
  const digits = BigInt(whole + decimals);
  return {
    end: at + (exponent?.[0].length ?? 0),
    scaled: digits * unit,
    place: digits === 0n || decimals !== "" ? unit : unit * 10n ** BigInt(closingZeros),
    wholeDigits: whole.length,
    whole: decimals === "",
  };
}
