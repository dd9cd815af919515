import { createHash, randomInt } from "node:crypto";

/** Letters and digits that nobody mistakes for others. */
const LETTERS = "ABCDEFGHJKMNPQRTWXY";
const DIGITS = "346789";
const LENGTH = 8;

/** What a code is good for; the hash of a code says so too. */
export type CodePurpose = "link" | "invite";

/** Makes a code that is quickly typed: `K7QM-3XRT`. It always holds letters and digits, so that no figure is taken for one. */
export function makeOneTimeCode(): string {
  const all = LETTERS + DIGITS;
  for (;;) {
    const code = Array.from({ length: LENGTH }, () => all.charAt(randomInt(all.length))).join("");
    if (isCode(code)) return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
  }
}

/** The code in what was typed, without blanks, dashes, width and case; `undefined` when it can be none. */
export function readOneTimeCode(typed: string): string | undefined {
  const folded = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―]/gu, "");
  return isCode(folded) ? folded : undefined;
}

/** SHA-256, in hex, of a code as it was read. */
export function hashOneTimeCode(code: string, purpose: CodePurpose): string {
  return createHash("sha256")
    .update(`${purpose} ${readOneTimeCode(code) ?? code}`)
    .digest("hex");
}

function isCode(text: string): boolean {
  return (
    text.length === LENGTH &&
    [...text].every((letter) => LETTERS.includes(letter) || DIGITS.includes(letter)) &&
    /[A-Z]/.test(text) &&
    /\d/.test(text)
  );
}
