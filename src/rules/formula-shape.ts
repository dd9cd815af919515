import type { ASTNode } from "@marcbachmann/cel-js";
import type { Interval } from "../units/interval.ts";
import { unitOfPart, type Parts } from "./formula-words.ts";
import type { Reading } from "./reading.ts";

/** A fact, and how many years before the filing year it is looked at; `undefined` where it has no years. */
export interface LoneFact {
  readonly fact: string;
  readonly ago?: number;
}

/** What is divided by what. */
export interface Quotient {
  readonly unit: string;
  dividend(reading: Reading): Interval;
  divisor(reading: Reading): Interval;
}

/** The years before the filing year that a name of a function stands for. */
const AGO: Readonly<Record<string, number>> = { latest: 1, thisYear: 0 };

/** The one figure of a fact that a formula is; `undefined` where it is anything else. */
export function loneIn(node: ASTNode, isFact: (name: string) => boolean): LoneFact | undefined {
  if (node.op === "id") return isFact(node.args) ? { fact: node.args } : undefined;
  if (node.op !== "call") return undefined;
  const [name, [first, second]] = node.args;
  if (name === "yearsAgo" && first && second?.op === "id")
    return { fact: second.args, ago: wholeNumber(first) };
  const ago = AGO[name];
  return ago !== undefined && first?.op === "id" ? { fact: first.args, ago } : undefined;
}

/** The two sides of a share: what is divided, and by what of the same unit. */
export function quotientIn(node: ASTNode, parts: Parts, unit: string): Quotient | undefined {
  if (node.op !== "/" || unit !== "%") return undefined;
  const [dividend, divisor] = node.args;
  return {
    unit: unitOfPart(dividend, parts),
    dividend: parts.scalar(dividend),
    divisor: parts.scalar(divisor),
  };
}

/** A whole number as it is written in a formula. */
export function wholeNumber(node: ASTNode): number {
  if (node.op === "value") return Number(node.args);
  throw new Error("里要写一个整数");
}
