import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { canonicalUnit, readStated } from "../../src/units/stated-quantity.ts";
import { knowledge } from "./loaded-rules.ts";
import { wordsIn } from "./parts-of-rules.ts";

const source = join(import.meta.dirname, "../../src");
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .filter((file) => !file.includes("/generated"));

/** A figure with a unit, as in a comment or a sentence. */
const FIGURE =
  /(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s*(万元|亿元|千元|万|亿|元|%|‰|分(?!钟)|天|人|项|件)/g;

/** A figure as its exact value and unit, however it is written. */
function meant(text: string): string | undefined {
  const stated = readStated(text);
  const low = stated?.interval.low;
  return low && `${low.toFraction()} ${canonicalUnit(stated.unit)}`;
}

/** The limits of the rules that ship; none and one are no figures of the law alone. */
const limits = new Set(
  wordsIn(knowledge.rules.map(({ versions }) => versions)).flatMap((words) =>
    /^[01]\s*\D+$/.test(words) ? [] : (meant(words) ?? []),
  ),
);

/** Whole numbers that code reckons with, none of them from the law. */
const reckoned: Readonly<Record<string, readonly string[]>> = {
  // Shares, and months of a year.
  "rules/figure-words.ts": ["12", "100"],
  // Months of a year, years and days looked ahead.
  "rules/filing-window.ts": ["12"],
  "rules/formula.ts": ["12"],
  "rules/remedy.ts": ["10", "50", "366"],
  "profile/doubt.ts": ["100"],
  "profile/fact-text.ts": ["10", "12", "18"],
};

/** Readers of what people say: their comments show how any figure is spoken. */
const reads = (file: string) =>
  file.startsWith("profile/reading/") ||
  /^units\/(numeral-grammar|token-joins|tolerance|vagueness)\.ts$/.test(file);

/** Code without comments, texts and patterns. */
const bare = (text: string) =>
  text.replace(
    /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?![*/ ])(?:[^/\\\n]|\\.)+\//g,
    '""',
  );

describe("figures of the law", () => {
  it("are found in the rules", () => {
    expect(limits.size).toBeGreaterThan(60);
    expect(limits).toContain(meant("5000 万元"));
    expect(limits).toContain(meant("70 分"));
  });

  it.each(files.filter((file) => !reads(file)))("%s has none, not in comments either", (file) => {
    const found = [...readFileSync(join(source, file), "utf8").matchAll(FIGURE)].map(
      ([text]) => text,
    );
    expect(found.filter((text) => limits.has(meant(text.replaceAll(",", "")) ?? ""))).toEqual([]);
  });

  it.each(files.filter((file) => /^(rules|profile)\/[^/]+$/.test(file)))(
    "%s reckons with no number of the law",
    (file) => {
      const numbers = bare(readFileSync(join(source, file), "utf8")).match(/(?<![\w.])\d\d[\d_]*/g);
      const known = reckoned[file] ?? [];
      expect((numbers ?? []).filter((one) => !known.includes(one))).toEqual([]);
    },
  );
});
