import { visibleText } from "../../../messages/visible-text.ts";

/** Longer than this no answer to one question is. */
export const longestAnswer = 300;

const prefix = "answer.";

/** Name of the field of a question. */
export function fieldOf(key: string): string {
  return `${prefix}${key}`;
}

/** Reads the answers of a colleague by key of the question; empty ones are left out. */
export function readAnswers(
  fields: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keys.flatMap((key): [string, string][] => {
      const value = fields[fieldOf(key)];
      const words = typeof value === "string" ? visibleText(value).trim() : "";
      return words === "" ? [] : [[key, words.slice(0, longestAnswer)]];
    }),
  );
}
