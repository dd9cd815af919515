import { createHash, randomInt } from "node:crypto";

/** Letters and digits that nobody mistakes for others. */
const letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const groups = 3;
const groupLength = 4;

/** Makes a code that nobody can guess, in groups to be read out and typed: `K7QM-3XRT-9HWC`. */
export function makeSignInCode(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => letters.charAt(randomInt(letters.length))).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** SHA-256, in hex, of a code as typed: case, width, blanks and dashes do not count. */
export function hashSignInCode(typed: string): string {
  const folded = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z\d]/g, "");
  return createHash("sha256").update(`sign-in ${folded}`).digest("hex");
}
