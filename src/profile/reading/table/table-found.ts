import { formatNumber } from "../../../units/figure-text.ts";
import { pointInterval } from "../../../units/interval.ts";
import { compare, ratio, ZERO, type Rational } from "../../../units/rational.ts";
import type { Claim } from "../../claim.ts";
import { doubtAboutSize } from "../../doubt.ts";
import { maySink, type FactDefinition } from "../../fact-definition.ts";
import { storeValue } from "../../stored-value.ts";
import type { Proposal } from "./table-reading-kinds.ts";
import { told } from "./table-words.ts";

/** A figure that was found, before it is held against the others of the file. */
export interface Found {
  readonly fact: FactDefinition;
  readonly year: number | undefined;
  /** Money in 元, shares as fractions of one. */
  readonly value: Rational;
  readonly cell: string;
  readonly label: string;
  /** The text of the cell. */
  readonly text: string;
  readonly audited: boolean;
  readonly forecast: boolean;
  readonly unsure?: string;
  /** Which goes before another of the same place: the company's own figure, one that is only likely, a group's. */
  readonly standing: "own" | "likely" | "group";
}

const HUNDRED = ratio(100n);
const HALF = ratio(1n, 2n);

/** Money to the 分, halves away from zero: no account knows anything finer. */
export function toCents(yuan: Rational): Rational {
  const cents = yuan.mul(HUNDRED);
  if (cents.d === 1n) return yuan;
  const raised = cents.abs().add(HALF);
  const whole = ratio((raised.n / raised.d) * (cents.s < 0n ? -1n : 1n));
  return whole.div(HUNDRED);
}

/** How far a sum is from its total, in words: 少 100 元. */
export function offWords(off: Rational): string {
  return `${off.s < 0n ? "少" : "多"} ${formatNumber(off.abs())} 元`;
}

/** What a found figure proposes. */
export function proposalOf(found: Found, file: string): Proposal {
  const { fact, year, cell, label, audited, forecast } = found;
  const value = fact.kind === "money" ? toCents(found.value) : found.value;
  const held = { kind: "figure", interval: pointInterval(value), approximate: false } as const;
  const unsure = found.unsure ?? wrongSize(fact, value) ?? doubtAboutSize(fact, held);
  const claim: Claim = {
    fact: fact.id,
    value: storeValue(held),
    evidence: audited && fact.kind === "money" ? "audited" : "file",
    words: wordsOf(file, cell, label, found.text),
    ...(year !== undefined && { years: [year, year] as const }),
    ...(forecast && { forecast }),
  };
  return { claim, cell, label: told(label), ...(unsure !== undefined && { unsure }) };
}

/** The words of a claim out of a file: the file, the cell, what its row is called, and what it says. */
export function wordsOf(file: string, cell: string, label: string, text: string): string {
  return `${told(file, 60)} ${cell} ${told(label)}：${told(text, 40)}`;
}

function wrongSize(fact: FactDefinition, value: Rational): string | undefined {
  if (compare(value, ZERO) < 0 && !maySink(fact)) return `是负数，${fact.label}不会是负数`;
  return undefined;
}
