import { createHash, randomInt } from "node:crypto";

/** Letters and digits that nobody mistakes for others. */
const LETTERS = "ABCDEFGHJKMNPQRTWXY";
const DIGITS = "346789";
const GROUP = 4;

/** What a code is good for; the hash of a code says so too. */
export type CodePurpose = "link" | "invite";

/** Groups of a code: one that is good for minutes is shorter than one that is good for months. */
const GROUPS: Readonly<Record<CodePurpose, number>> = { link: 2, invite: 3 };

/** Makes a code that is quickly typed: `K7QM-3XRT`. It always holds letters and digits, so that no figure is taken for one. */
export function makeOneTimeCode(purpose: CodePurpose): string {
  const all = LETTERS + DIGITS;
  const length = GROUPS[purpose] * GROUP;
  for (;;) {
    const code = Array.from({ length }, () => all.charAt(randomInt(all.length))).join("");
    if (isCode(code, purpose)) return (code.match(/.{4}/g) ?? []).join("-");
  }
}

/** The code for a purpose in what was typed, without blanks, dashes, width and case; `undefined` when it can be none. */
export function readOneTimeCode(typed: string, purpose: CodePurpose): string | undefined {
  const folded = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―]/gu, "");
  return isCode(folded, purpose) ? folded : undefined;
}

/** SHA-256, in hex, of a code as it was read. */
export function hashOneTimeCode(code: string, purpose: CodePurpose): string {
  return createHash("sha256")
    .update(`${purpose} ${readOneTimeCode(code, purpose) ?? code}`)
    .digest("hex");
}

function isCode(text: string, purpose: CodePurpose): boolean {
  return (
    text.length === GROUPS[purpose] * GROUP &&
    [...text].every((letter) => LETTERS.includes(letter) || DIGITS.includes(letter)) &&
    /[A-Z]/.test(text) &&
    /\d/.test(text)
  );
}
