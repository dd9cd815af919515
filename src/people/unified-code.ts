/** What was typed for a 统一社会信用代码, read by GB 32100-2015. */
export type CodeRead =
  | { readonly code: string }
  /** A sentence says what is wrong; `suggested` is what may have been meant, to be asked about. */
  | { readonly fault: string; readonly suggested?: string };

/** Digits and letters of a code in the order of their values: no I, O, S, V, Z. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;
/** Letters that no code holds and that are digits misread, beyond doubt. */
const MISREAD: Readonly<Record<string, string>> = { O: "0", I: "1" };
/** Letters that no code holds and that may be misread digits. */
const LIKELY: Readonly<Record<string, string>> = { S: "5", Z: "2" };
/** Kind of registration, kind of body, place of registration as digits. */
const SHAPE = /^[0-9A-Z]{2}\d{6}/;

/**
 * Reads a code as people type it: blanks, dashes, width and case do not count, O and I are the
 * digits that they look like. The check character must be right.
 */
export function readUnifiedCode(typed: string): CodeRead {
  const folded = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―_.·]/gu, "")
    .replace(/[OI]/g, (letter) => MISREAD[letter] ?? letter);
  if (folded.length !== LENGTH)
    return {
      fault: `统一社会信用代码是 ${String(LENGTH)} 位，这里是 ${String(folded.length)} 位。`,
    };
  if (isUnifiedCode(folded)) return { code: folded };
  const suggested = folded.replace(/[SZ]/g, (letter) => LIKELY[letter] ?? letter);
  if (suggested !== folded && isUnifiedCode(suggested))
    return { fault: `代码里没有字母 S、Z，是不是 ${suggested}？`, suggested };
  const strange = [...folded].find((letter) => !ALPHABET.includes(letter));
  if (strange !== undefined)
    return { fault: `代码里不会有“${strange}”：只用数字和 I、O、S、V、Z 以外的大写字母。` };
  if (!SHAPE.test(folded)) return { fault: "第 3 到 8 位是登记地的数字，核对一下营业执照。" };
  return { fault: "校验位对不上，有一位抄错了，照营业执照核对一遍。" };
}

/** Whether a text is a code as registered, its check character included. */
export function isUnifiedCode(text: string): boolean {
  if (text.length !== LENGTH || !SHAPE.test(text)) return false;
  return checkCharacter(text.slice(0, -1)) === text.at(-1);
}

/** The check character of the first seventeen; `undefined` where one of them is in no code. */
export function checkCharacter(begin: string): string | undefined {
  const size = ALPHABET.length;
  let sum = 0;
  let weight = 1;
  for (const letter of begin) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    sum = (sum + value * weight) % size;
    weight = (weight * 3) % size;
  }
  return ALPHABET.charAt((size - sum) % size);
}

/** The last four characters, by which companies of like names are told apart. */
export function codeTail(code: string): string {
  return code.slice(-4);
}
