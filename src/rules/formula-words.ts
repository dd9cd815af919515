import type { ASTNode } from "@marcbachmann/cel-js";
import { isPoint, type Interval } from "../units/interval.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { figureWords, rangeWords } from "./figure-words.ts";
import type { Reading, YearRow } from "./reading.ts";

/** How tightly a part of a formula holds together: sums loosely, figures tightly. */
const LOOSE = { "+": 1, "-": 1, "*": 2, "/": 2 } as const;
const SIGNS = { "+": "＋", "-": "－", "*": "×", "/": "÷" } as const;
const TIGHT = 3;

/** What computes a part of a formula. */
export interface Parts {
  unit(name: string): string;
  scalar(node: ASTNode): (reading: Reading) => Interval;
  row(node: ASTNode): (reading: Reading) => YearRow;
}

interface Said {
  readonly text: string;
  readonly holds: number;
}

/** A formula with its figures put in: `680 万元 ÷ 13,000 万元`. */
export function formulaWords(node: ASTNode, parts: Parts, reading: Reading): string {
  return say(node, parts, reading).text;
}

function say(node: ASTNode, parts: Parts, reading: Reading): Said {
  if (node.op === "value") return { text: String(node.args), holds: TIGHT };
  if (node.op === "id") return figure(parts.scalar(node)(reading), parts.unit(node.args));
  if (node.op === "call") return call(node.args[0], node.args[1], node, parts, reading);
  if (node.op !== "+" && node.op !== "-" && node.op !== "*" && node.op !== "/")
    return { text: "", holds: TIGHT };
  const part = node.op === "+" ? soleTerm(node.args, parts, reading) : undefined;
  if (part) return say(part, parts, reading);
  const holds = LOOSE[node.op];
  const [left, right] = [say(node.args[0], parts, reading), say(node.args[1], parts, reading)];
  const tail = node.op === "-" || node.op === "/" ? holds + 1 : holds;
  return { text: `${within(left, holds)} ${SIGNS[node.op]} ${within(right, tail)}`, holds };
}

/** The one term of a sum that is left where the other is nothing. */
function soleTerm(terms: readonly ASTNode[], parts: Parts, reading: Reading): ASTNode | undefined {
  const left = terms.filter((term) => pointOf(parts.scalar(term)(reading))?.n !== 0n);
  return left.length < terms.length ? (left[0] ?? terms[0]) : undefined;
}

function within({ text, holds }: Said, least: number): string {
  return holds < least ? `（${text}）` : text;
}

function figure(interval: Interval, unit: string): Said {
  return { text: rangeWords(interval, unit), holds: TIGHT };
}

function call(
  name: string,
  args: readonly ASTNode[],
  node: ASTNode,
  parts: Parts,
  reading: Reading,
): Said {
  const [first, second] = args;
  if (!first) return { text: "", holds: TIGHT };
  switch (name) {
    case "sum":
      if (isLesser(first)) return lesserEachYear(first, parts, reading);
      return summed(parts.row(first)(reading), unitIn(first, parts), parts, node, reading);
    case "smallest":
    case "largest": {
      const { years, values } = parts.row(first)(reading);
      const unit = isShares(first) ? "%" : unitIn(first, parts);
      const listed = years.map((year, index) => {
        const value = values[index];
        return `${String(year)} 年 ${value ? rangeWords(value, unit) : "还不知道"}`;
      });
      return {
        text: `${listed.join("、")}，取${name === "smallest" ? "最低" : "最高"}的`,
        holds: 0,
      };
    }
    case "min":
    case "max": {
      const [a, b] = [first, second ?? first].map((one) => worked(one, parts, reading));
      if (!a || !b) return { text: "", holds: TIGHT };
      const which = name === "min" ? "较小" : "较大";
      return { text: `${within(a, 1)} 和 ${within(b, 1)} 取${which}的`, holds: 0 };
    }
    case "positive": {
      const inner = say(first, parts, reading);
      const { low } = parts.scalar(first)(reading);
      const sinks = !low || low.s < 0n;
      return sinks ? { text: `（${inner.text}，负数按 0）`, holds: TIGHT } : inner;
    }
    case "asNumber":
    case "points":
      return say(first, parts, reading);
    case "whole":
      return { text: `${within(say(first, parts, reading), 1)} 舍去小数`, holds: 0 };
    case "compound": {
      const [from, to] = [say(first, parts, reading), say(second ?? first, parts, reading)];
      const years = args[2]?.op === "value" ? String(args[2].args) : "";
      const times = `${within(to, 3)} ÷ ${within(from, 3)}`;
      return { text: `（${times}）开 ${years} 次方 － 1`, holds: 1 };
    }
    case "averageGrowth": {
      const [from, over, to] = [first, second ?? first, args[2] ?? first].map((one) =>
        within(say(one, parts, reading), TIGHT),
      );
      return { text: `（${over} ÷ ${from} ＋ ${to} ÷ ${over}）÷ 2 － 1`, holds: 1 };
    }
    case "days":
    case "fullYears":
      return { text: `从${dayWords(first, reading)}到${dayWords(second, reading)}`, holds: 0 };
    default:
      return figure(parts.scalar(node)(reading), unitIn(first, parts, second));
  }
}

/** Of every year the lesser of two figures, added up: `（2024 年 … 和 … 取较小的） ＋ （…）`. */
function lesserEachYear(node: ASTNode & { op: "call" }, parts: Parts, reading: Reading): Said {
  const [first, second] = node.args[1];
  if (!first || !second) return { text: "", holds: TIGHT };
  const [left, right] = [parts.row(first)(reading), parts.row(second)(reading)];
  const unit = unitIn(first, parts);
  const listed = left.years.map((year, index) => {
    const [a, b] = [left.values[index], right.values[right.years.indexOf(year)]];
    const said = [a, b].map((value) => (value ? rangeWords(value, unit) : "还不知道"));
    return `（${String(year)} 年 ${said.join(" 和 ")} 取较小的）`;
  });
  return { text: listed.join(" ＋ "), holds: 1 };
}

/** A part of a formula, with what it comes to where something is computed. */
function worked(node: ASTNode, parts: Parts, reading: Reading): Said {
  const said = say(node, parts, reading);
  const computed = node.op === "+" || node.op === "-" || node.op === "*" || node.op === "/";
  if (!computed) return said;
  const value = rangeWords(parts.scalar(node)(reading), unitOfPart(node, parts));
  return { text: `${said.text} ＝ ${value}`, holds: 0 };
}

/** The unit of what a part comes to: shares and pure numbers give way to what they multiply. */
export function unitOfPart(node: ASTNode, parts: Parts): string {
  if (node.op === "value") return "数";
  if (node.op !== "+" && node.op !== "-" && node.op !== "*" && node.op !== "/")
    return unitIn(node, parts);
  const [left, right] = node.args.map((one) => unitOfPart(one, parts));
  const plain = left === "%" || left === "数";
  if (node.op === "*" && plain) return right ?? "数";
  return node.op === "/" && left === right && left !== "数" ? "%" : (left ?? "数");
}

function summed(row: YearRow, unit: string, parts: Parts, node: ASTNode, reading: Reading): Said {
  if (row.total || row.years.length < 2) return figure(parts.scalar(node)(reading), unit);
  const points = row.values.map((value) => (isPoint(value) ? value.low : undefined));
  if (points.some((point) => !point)) return figure(parts.scalar(node)(reading), unit);
  const known = points.flatMap((point) => point ?? []);
  const some = known.filter(({ n }) => n !== 0n);
  const words = (some.length > 0 ? some : known.slice(0, 1)).map((point) =>
    figureWords(point, unit),
  );
  return { text: words.join(" ＋ "), holds: words.length < 2 ? TIGHT : 1 };
}

function isLesser(node: ASTNode): node is ASTNode & { op: "call" } {
  return node.op === "call" && node.args[0] === "lesser";
}

function isShares(node: ASTNode): boolean {
  return node.op === "call" && node.args[0] === "shares";
}

/** Unit of the first name within a part. */
function unitIn(node: ASTNode, parts: Parts, other?: ASTNode): string {
  if (node.op === "id") return parts.unit(node.args);
  if (node.op === "call") {
    const [, inner] = node.args;
    const named = inner.find((one) => one.op === "id" || one.op === "call");
    if (named) return unitIn(named, parts);
  }
  return other ? unitIn(other, parts) : "数";
}

function dayWords(node: ASTNode | undefined, reading: Reading): string {
  if (node?.op !== "id") return "";
  if (node.args === "filingDay") return ` ${reading.filingDay} `;
  const day = reading.day(node.args);
  if (!day) return "还不知道的那天";
  return day.from === day.to ? ` ${day.from} ` : ` ${day.from}—${day.to} `;
}
