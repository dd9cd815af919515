import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { told, WITHIN } from "./shipped-vocabulary.ts";

interface Utterance {
  readonly text: string;
  readonly within?: string;
  readonly asked?: string;
  readonly year?: number;
  readonly expect: readonly string[];
}

const utterances = readFileSync(join(import.meta.dirname, "utterances.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Utterance);

describe("readStatements on spoken figures", () => {
  it.each(utterances)("reads $text", ({ text, within, asked, year, expect: expected }) => {
    const context = {
      ...(within !== undefined && { within: WITHIN[within] ?? [] }),
      ...(asked !== undefined && { asked: { fact: asked, ...(year !== undefined && { year }) } }),
    };
    expect(told(text, context)).toEqual(expected);
  });
});
