import { checkCharacter } from "../../src/people/unified-code.ts";

/** A code with a right check character that no company bears: its place of registration is none. */
export function inventedCode(number: number): string {
  const begin = `91640199MA7${String(number).padStart(6, "0")}`;
  return `${begin}${checkCharacter(begin) ?? ""}`;
}
