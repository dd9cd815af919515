import { join } from "node:path";
import { factsAsked } from "../../../src/answering/ruled/facts-asked.ts";
import { readKnowledge } from "../../../src/knowledge/knowledge.ts";
import { readStatements } from "../../../src/profile/reading/read-statements.ts";
import type { ReadingContext, Statement } from "../../../src/profile/reading/statement.ts";
import { createVocabulary } from "../../../src/profile/reading/vocabulary.ts";
import { versionFor } from "../../../src/rules/version.ts";
import { decimalText, type Rational } from "../../../src/units/rational.ts";

const { facts, rules } = readKnowledge(join(import.meta.dirname, "../../../knowledge"));

/** The names of the facts that ship. */
export const vocabulary = createVocabulary(facts);

/** Facts that the programmes of these tests use. */
export const WITHIN: Readonly<Record<string, readonly string[]>> = {
  hnte: (
    "regDate salesRevenue rdExpenseHnte rdExpenseDomesticHnte employees techStaff hightechIncome " +
    "grossIncome nonTaxableIncome transformations netAssets taxableIncome employeesTax totalAssetsTax"
  ).split(" "),
  techSme: (
    "employeesSme techStaffSme salesRevenue totalAssets costExpense rdExpenseDeduction ipClass1 " +
    "ipClass2 techSmeScore"
  ).split(" "),
  deduction: (
    "rdExpenseDeduction rdDedPersonnel rdDedFiveItems rdDedDomestic rdDedOther rdDedEntrustedDomestic " +
    "rdDedEntrustedOverseas"
  ).split(" "),
  littleGiant: "nicheYears operatingRevenue mainRevenue rdExpenseAudited platformScore".split(" "),
};

/** Facts that the rule of a programme looks at on a day, or did where it no longer stands. */
export function factsOf(programme: string, day: string): readonly string[] {
  const rule = rules.find(({ id }) => id === programme);
  const version = rule && (versionFor(rule, day) ?? rule.versions[0]);
  return version ? factsAsked(version) : [];
}

/** Reads a message said on a fixed day. */
export function read(text: string, context: Partial<ReadingContext> = {}): readonly Statement[] {
  return readStatements(text, { today: "2026-06-15", vocabulary, ...context });
}

/** Statements as short lines: `salesRevenue 2025 30000000 year?`, a doubt with a question mark. */
export function told(text: string, context: Partial<ReadingContext> = {}): string[] {
  return read(text, context).map(line);
}

/** A statement as a short line. */
export function line(statement: Statement): string {
  const { fact, years, forecast, hypothetical, unitSaid, unsure } = statement;
  return [
    fact,
    ...(years ? [years[0] === years[1] ? String(years[0]) : years.join("-")] : []),
    valueText(statement),
    ...(forecast ? ["expected"] : []),
    ...(hypothetical ? ["supposed"] : []),
    ...(unitSaid ? [] : ["bare"]),
    ...(unsure ? [`${unsure}?`] : []),
  ].join(" ");
}

function valueText({ value }: Statement): string {
  switch (value.kind) {
    case "figure": {
      const { low, high, lowIncluded, highIncluded } = value.interval;
      if (low && high && low.equals(high)) return decimalText(low);
      return `${lowIncluded ? "[" : "("}${decimal(low)},${decimal(high)}${highIncluded ? "]" : ")"}`;
    }
    case "yesno":
      return value.yes ? "yes" : "no";
    case "text":
      return value.text;
    case "date":
      return value.from === value.to ? value.from : `${value.from}..${value.to}`;
    case "items":
    case "months":
      return value.kind;
  }
}

function decimal(value: Rational | undefined): string {
  return value ? decimalText(value) : "";
}
