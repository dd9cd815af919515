const DIGITS = "零一二三四五六七八九";
const UNITS = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** Source of a regular expression for an ordinal as articles bear it: Chinese or arabic, without sign. */
export const ORDINAL = "(?:[零〇一二三四五六七八九十百千]{1,9}|\\d{1,4})";

/** Reads a Chinese or arabic ordinal from 1 to 9999; `undefined` when the text is none. */
export function readOrdinal(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text) || undefined;
  const value = readChinese(text.replaceAll("〇", "零"));
  return value !== undefined && value > 0 && printOrdinal(value) === plain(text)
    ? value
    : undefined;
}

/** Writes a number from 1 to 9999 in Chinese: 十一, 二十, 一百零三. */
export function printOrdinal(value: number): string {
  let printed = "";
  let rest = value;
  for (const [unit, size] of [...UNITS].reverse()) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit > 0) printed += (DIGITS[digit] ?? "") + unit;
    else if (printed !== "" && rest > 0 && !printed.endsWith("零")) printed += "零";
  }
  if (rest > 0) printed += DIGITS[rest] ?? "";
  return printed.replace(/^一十/, "十");
}

function plain(text: string): string {
  return text.replaceAll("〇", "零").replace(/^一十/, "十");
}

function readChinese(text: string): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  for (const char of text) {
    const unit = UNITS.get(char);
    const value = DIGITS.indexOf(char);
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit;
      digit = undefined;
    } else if (value >= 0) {
      digit = value === 0 ? undefined : value;
    } else {
      return undefined;
    }
  }
  return sum + (digit ?? 0);
}
