import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { factsOf, told } from "./shipped-vocabulary.ts";

interface Utterance {
  readonly text: string;
  /** Id of the programme that is spoken of. */
  readonly programme?: string;
  /** On which its rule is looked up, where it no longer stands. */
  readonly day?: string;
  readonly expect: readonly string[];
}

const today = "2026-11-25";
const utterances = readFileSync(join(import.meta.dirname, "programme-utterances.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Utterance);

describe("readStatements within a programme", () => {
  it.each(utterances)(
    "reads $text for $programme",
    ({ text, programme, day = today, expect: expected }) => {
      const within = programme === undefined ? undefined : factsOf(programme, day);
      expect(told(text, { today, ...(within && { within }) })).toEqual(expected);
    },
  );
});
